// Pools with windows of any kind. Included once per instruction set.

/// The taps of one window that lie inside the input: rows and columns of taps, and where tap (0, 0) reads.
typedef struct {
  int first_row, end_row, first_column, end_column;
  int top, left;
} FN(window);

/// Taps `first..<end` of an axis whose index `start + tap·dilation` is inside `0..<size`.
INLINE void FN(clip_taps)(int start, int taps, int dilation, int size, int *first, int *end) {
  *first = start < 0 ? (-start + dilation - 1) / dilation : 0;
  const int inside = start >= size ? 0 : (size - 1 - start) / dilation + 1;
  *end = inside < taps ? inside : taps;
}

INLINE FN(window) FN(window_at)(const cnn_pool *layer, int y, int x) {
  FN(window) window;
  window.top = y * layer->stride_y - layer->padding_top;
  window.left = x * layer->stride_x - layer->padding_left;
  FN(clip_taps)(window.top, layer->window_height, layer->dilation_y, layer->input.height,
                &window.first_row, &window.end_row);
  FN(clip_taps)(window.left, layer->window_width, layer->dilation_x, layer->input.width,
                &window.first_column, &window.end_column);
  return window;
}

INLINE int64_t FN(tap_index)(const cnn_pool *layer, FN(window) window, int c, int row, int column) {
  return (int64_t)c * layer->input.channel_stride +
         (int64_t)(window.top + row * layer->dilation_y) * layer->input.row_stride + window.left +
         column * layer->dilation_x;
}

INLINE int64_t FN(place)(cnn_planes planes, int c, int y, int x) {
  return (int64_t)c * planes.channel_stride + (int64_t)y * planes.row_stride + x;
}

/// Runs `body` for every output of a pool, with `c`, `y`, `x`, `window` and `number` in sight.
#define FOR_EACH_WINDOW(layer, body)                                                  \
  for (int c = 0, number = 0; c < (layer)->output.channels; c++)                      \
    for (int y = 0; y < (layer)->output.height; y++)                                  \
      for (int x = 0; x < (layer)->output.width; x++, number++) {                     \
        FN(window) window = FN(window_at)(layer, y, x);                               \
        body                                                                          \
      }

/// Runs `body` for every tap of a window inside the input.
#define FOR_EACH_TAP(body)                                                            \
  for (int row = window.first_row; row < window.end_row; row++)                       \
    for (int column = window.first_column; column < window.end_column; column++) { body }

static void FN(max_pool)(const cnn_pool *layer, const float *x_floats, float *y_floats,
                         uint8_t *winner_bytes) {
  const V *input = (const V *)x_floats;
  V *output = (V *)y_floats;
  VB *winners = (VB *)winner_bytes;
  FOR_EACH_WINDOW(layer, {
    V best = input[FN(tap_index)(layer, window, c, window.first_row, window.first_column)];
    VI best_tap = (VI)(window.first_row * layer->window_width + window.first_column);
    FOR_EACH_TAP({
      V value = input[FN(tap_index)(layer, window, c, row, column)];
      VI wins = value > best;
      best = FN(at_least)(value, best);
      best_tap = wins ? (VI)(row * layer->window_width + column) : best_tap;
    })
    output[FN(place)(layer->output, c, y, x)] = best;
    if (winners) winners[number] = __builtin_convertvector(best_tap, VB);
  })
}

static void FN(max_pool_gradient)(const cnn_pool *layer, const uint8_t *winner_bytes,
                                  const float *dy_floats, float *dx_floats) {
  const V *dy = (const V *)dy_floats;
  const VB *winners = (const VB *)winner_bytes;
  V *dx = (V *)dx_floats;
  FN(clear_planes)(layer->input, dx);
  FOR_EACH_WINDOW(layer, {
    VI winner = __builtin_convertvector(winners[number], VI);
    V gradient = dy[FN(place)(layer->output, c, y, x)];
    FOR_EACH_TAP({
      VI wins = winner == row * layer->window_width + column;
      dx[FN(tap_index)(layer, window, c, row, column)] +=
          FN(choose)(wins, gradient, FN(splat)(0.0f));
    })
  })
}

/// By how much the sum of a window is divided: its taps inside the input, or inside the padding too.
INLINE float FN(window_divisor)(const cnn_pool *layer, FN(window) window) {
  int rows = window.end_row - window.first_row, columns = window.end_column - window.first_column;
  if (layer->counted_height > 0) {
    int first;
    // The counted field begins at the padding's edge.
    FN(clip_taps)(window.top + layer->padding_top, layer->window_height, layer->dilation_y,
                  layer->counted_height, &first, &rows);
    FN(clip_taps)(window.left + layer->padding_left, layer->window_width, layer->dilation_x,
                  layer->counted_width, &first, &columns);
  }
  return (float)(rows * columns);
}

static void FN(average_pool)(const cnn_pool *layer, const float *x_floats, float *y_floats) {
  const V *input = (const V *)x_floats;
  V *output = (V *)y_floats;
  FOR_EACH_WINDOW(layer, {
    V sum = FN(splat)(0.0f);
    FOR_EACH_TAP({ sum += input[FN(tap_index)(layer, window, c, row, column)]; })
    output[FN(place)(layer->output, c, y, x)] = sum / FN(window_divisor)(layer, window);
    (void)number;
  })
}

static void FN(average_pool_gradient)(const cnn_pool *layer, const float *dy_floats,
                                      float *dx_floats) {
  const V *dy = (const V *)dy_floats;
  V *dx = (V *)dx_floats;
  FN(clear_planes)(layer->input, dx);
  FOR_EACH_WINDOW(layer, {
    V share = dy[FN(place)(layer->output, c, y, x)] / FN(window_divisor)(layer, window);
    FOR_EACH_TAP({ dx[FN(tap_index)(layer, window, c, row, column)] += share; })
    (void)number;
  })
}
#undef FOR_EACH_WINDOW
#undef FOR_EACH_TAP
