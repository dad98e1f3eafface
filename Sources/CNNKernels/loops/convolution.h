// Convolution, the function behind it and the max pool behind that. Included once per instruction set.
//
// A tile is a few filters times a few columns of one output row. Its sums stay in registers while
// the loop runs over input channels and taps: TILE_FILTERS·TILE_COLUMNS multiply-adds for
// TILE_FILTERS + TILE_COLUMNS loads.

/// x points at tap (0, 0) of the tile's first column in the group's first channel; weights at its first filter.
INLINE void FN(convolution_tile)(const cnn_convolution *layer, const V *x, const float *weights,
                                 const float *bias, V *out, int64_t out_filter_stride,
                                 const int filters, const int columns) {
  const int channels = layer->input.channels / layer->groups;
  const int64_t filter_size = (int64_t)channels * layer->kernel_height * layer->kernel_width;
  const int64_t tap_step = layer->dilation_x, column_step = layer->stride_x;
  V sum[TILE_FILTERS][TILE_COLUMNS];
  UNROLL for (int k = 0; k < filters; k++)
    UNROLL for (int j = 0; j < columns; j++) sum[k][j] = FN(splat)(bias ? bias[k] : 0.0f);

  for (int c = 0; c < channels; c++) {
    const V *channel = x + (int64_t)c * layer->input.channel_stride;
    for (int row = 0; row < layer->kernel_height; row++) {
      const V *tap = channel + (int64_t)row * layer->dilation_y * layer->input.row_stride;
      for (int column = 0; column < layer->kernel_width; column++, tap += tap_step, weights++) {
        V value[TILE_COLUMNS];
        UNROLL for (int j = 0; j < columns; j++) value[j] = tap[j * column_step];
        UNROLL for (int k = 0; k < filters; k++) {
          V weight = FN(splat)(weights[k * filter_size]);
          UNROLL for (int j = 0; j < columns; j++) sum[k][j] += value[j] * weight;
        }
      }
    }
  }
  UNROLL for (int k = 0; k < filters; k++)
    UNROLL for (int j = 0; j < columns; j++) out[k * out_filter_stride + j] = sum[k][j];
}

/// A tile whose size is known when the program runs, done by one whose size the compiler knows.
static void FN(convolution_any_tile)(const cnn_convolution *layer, const V *x, const float *weights,
                                     const float *bias, V *out, int64_t out_filter_stride,
                                     int filters, int columns) {
#define TILE(k, j)                                                                          \
  case (k) * 8 + (j):                                                                       \
    FN(convolution_tile)(layer, x, weights, bias, out, out_filter_stride, k, j);            \
    break;
#define TILES(k) TILE(k, 1) TILE(k, 2) TILES_TO_COLUMN_LIMIT(k)
#if TILE_COLUMNS == 6
#define TILES_TO_COLUMN_LIMIT(k) TILE(k, 3) TILE(k, 4) TILE(k, 5) TILE(k, 6)
#elif TILE_COLUMNS == 3
#define TILES_TO_COLUMN_LIMIT(k) TILE(k, 3)
#else
#define TILES_TO_COLUMN_LIMIT(k)
#endif
  switch (filters * 8 + columns) {
    TILES(1) TILES(2) TILES(3) TILES(4)
    default: break;
  }
#undef TILE
#undef TILES
#undef TILES_TO_COLUMN_LIMIT
}

/// One row of the output for `filters` filters from `first` on, all of one group.
INLINE void FN(convolution_row)(const cnn_convolution *layer, const V *x, const float *weights,
                                const float *bias, int first, int filters, int y, V *out,
                                int64_t out_filter_stride) {
  const int channels = layer->input.channels / layer->groups;
  const int group = first / (layer->output.channels / layer->groups);
  const int64_t filter_size = (int64_t)channels * layer->kernel_height * layer->kernel_width;
  const V *row = x + (int64_t)group * channels * layer->input.channel_stride +
                 (int64_t)y * layer->stride_y * layer->input.row_stride;
  const int width = layer->output.width, parts = (width + TILE_COLUMNS - 1) / TILE_COLUMNS;
  for (int part = 0; part < parts; part++) {
    const int begin = FN(share)(width, part, parts), end = FN(share)(width, part + 1, parts);
    FN(convolution_any_tile)(layer, row + (int64_t)begin * layer->stride_x,
                             weights + first * filter_size, bias ? bias + first : 0, out + begin,
                             out_filter_stride, filters, end - begin);
  }
}

/// The larger of the windows of one filter's rows `[pool_height][width]` -> one row of `kept`.
INLINE void FN(pool_rows)(const cnn_convolution *layer, const V *rows, V *y, VB *winners) {
  const int width = layer->output.width;
  for (int x = 0; x < layer->kept.width; x++) {
    const V *window = rows + (int64_t)x * layer->pool_width;
    V best = window[0];
    VI best_tap = (VI)(0);
    for (int row = 0, tap = 0; row < layer->pool_height; row++)
      for (int column = 0; column < layer->pool_width; column++, tap++) {
        V value = window[(int64_t)row * width + column];
        VI wins = value > best;
        best = FN(at_least)(value, best);
        best_tap = wins ? (VI)(tap) : best_tap;
      }
    y[x] = best;
    if (winners) winners[x] = __builtin_convertvector(best_tap, VB);
  }
}

/// The same for windows of 2 x 2, the usual ones.
INLINE void FN(pool_rows_2x2)(const cnn_convolution *layer, const V *rows, V *y, VB *winners) {
  const V *lower = rows + layer->output.width;
  for (int x = 0; x < layer->kept.width; x++) {
    V a = rows[2 * x], b = rows[2 * x + 1], c = lower[2 * x], d = lower[2 * x + 1];
    V top = FN(at_least)(b, a), bottom = FN(at_least)(d, c);
    y[x] = FN(at_least)(bottom, top);
    if (!winners) continue;
    VI top_tap = b > a ? (VI)(1) : (VI)(0), bottom_tap = d > c ? (VI)(3) : (VI)(2);
    winners[x] = __builtin_convertvector(bottom > top ? bottom_tap : top_tap, VB);
  }
}

/// Filters that are worked on together, from `first` on: they must share a group.
INLINE int FN(filters_together)(const cnn_convolution *layer, int first) {
  const int per_group = layer->output.channels / layer->groups;
  const int left = per_group - first % per_group;
  // Five filters go better as 3 + 2 than as 4 + 1.
  const int parts = (left + TILE_FILTERS - 1) / TILE_FILTERS;
  return (left + parts - 1) / parts;
}

static void FN(convolution)(const cnn_convolution *layer, const float *x_floats,
                            const float *weights, const float *bias, float *y_floats,
                            uint8_t *winner_bytes, float *scratch) {
  const V *x = (const V *)x_floats;
  V *y = (V *)y_floats, *rows = (V *)scratch;
  VB *winners = (VB *)winner_bytes;
  const cnn_planes kept = layer->kept;
  const int width = layer->output.width, pool = layer->pool_height;
  const int is_pooled = pool * layer->pool_width > 1;
  for (int kept_row = 0; kept_row < kept.height; kept_row++)
    for (int first = 0, filters; first < kept.channels; first += filters) {
      filters = FN(filters_together)(layer, first);
      V *kept_start = y + (int64_t)first * kept.channel_stride + (int64_t)kept_row * kept.row_stride;
      if (!is_pooled)
        FN(convolution_row)(layer, x, weights, bias, first, filters, kept_row, kept_start,
                            kept.channel_stride);
      for (int row = 0; is_pooled && row < pool; row++)
        FN(convolution_row)(layer, x, weights, bias, first, filters, kept_row * pool + row,
                            rows + (int64_t)row * width, (int64_t)pool * width);
      for (int k = 0; k < filters; k++) {
        V *to = kept_start + (int64_t)k * kept.channel_stride;
        VB *won = winners ? winners + ((int64_t)(first + k) * kept.height + kept_row) * kept.width : 0;
        const V *from = rows + (int64_t)k * pool * width;
        if (pool == 2 && layer->pool_width == 2) FN(pool_rows_2x2)(layer, from, to, won);
        else if (is_pooled) FN(pool_rows)(layer, from, to, won);
        if (layer->activation != CNN_IDENTITY)
          FN(activate)(layer->activation, layer->slope, kept.width, (float *)to, (float *)to);
      }
    }
}
