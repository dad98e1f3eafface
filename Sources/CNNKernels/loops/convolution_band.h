// The gradient behind a convolution, in bands. Included once per instruction set.
//
// A few filters at a time, band of rows by band of rows: the gradient before function and pool is
// laid out densely, small enough to stay in the cache; then the weight sums and the input gradient
// read it.

/// Filters whose gradient is laid out at once.
enum { FN(band_filters) = 4 };
/// Bytes of one band: a third of a usual first-level cache, so that the input's rows fit too.
enum { FN(band_limit) = 1 << 14 };

/// What the passes over one band share.
typedef struct {
  /// Gradient `[filters][rows][width]` of the convolution's own output; null when nobody reads it.
  V *values;
  /// Gradient of what was kept, behind the function: `[filters][kept rows][kept width]`.
  V *live;
  int filters, first_row, rows;
  int64_t filter_stride, live_stride;
} FN(band);

/// Whether the weight gradient reads only the winners of the pool: see convolution_winners.h.
INLINE int FN(reads_winners)(const cnn_convolution *layer) {
  return LANES >= 8 && layer->pool_height == 2 && layer->pool_width == 2 && layer->stride_y == 1 &&
         layer->stride_x == 1 && layer->dilation_y == 1 && layer->dilation_x == 1;
}

/// Rows of the output that are worked on together, a multiple of the pool's height.
INLINE int FN(rows_in_band)(const cnn_convolution *layer, int is_laid_out) {
  const int pool = layer->pool_height, height = layer->output.height;
  // What must fit: the gradient when it is laid out, the rows of one input channel otherwise.
  const int64_t row_bytes = is_laid_out
                                ? (int64_t)FN(band_filters) * layer->output.width * sizeof(V)
                                : (int64_t)layer->input.row_stride * sizeof(V);
  int rows = (int)(FN(band_limit) / row_bytes) / pool * pool;
  // A few rows more are better than a second band.
  if (rows * 2 >= height) return height;
  return rows < pool ? pool : rows;
}

static int64_t FN(convolution_scratch)(const cnn_convolution *layer) {
  const int64_t taps = (int64_t)(layer->input.channels / layer->groups) * layer->kernel_height *
                       layer->kernel_width;
  const int64_t laid_out = FN(rows_in_band)(layer, 1), other = FN(rows_in_band)(layer, 0);
  const int64_t rows = laid_out > other ? laid_out : other;
  const int64_t backward = 2 * FN(band_filters) * rows * layer->output.width;
  const int64_t forward = (int64_t)TILE_FILTERS * layer->pool_height * layer->output.width;
  const int64_t passes = (backward > forward ? backward : forward) + FN(band_filters) * (taps + 1);
  const int64_t of_one = FN(strip_scratch)(layer) + forward;
  return passes > of_one ? passes : of_one;
}

/// One row of `kept` behind the function: its gradient to `live`, and its sum.
INLINE V FN(live_row)(const cnn_convolution *layer, const V *y, const V *dy, V *live) {
  V sum = FN(splat)(0.0f);
  for (int x = 0; x < layer->kept.width; x++) {
    live[x] = FN(activation_slope)(layer->activation, layer->slope, y[x], dy[x]);
    sum += live[x];
  }
  return sum;
}

/// The gradient of one kept row -> the rows of the output that it came from, zero but at the winners.
INLINE void FN(unpool_row)(const cnn_convolution *layer, const V *live, const VB *winners, V *rows) {
  const int width = layer->output.width;
  for (int x = 0; x < layer->kept.width; x++) {
    VI winner = winners ? __builtin_convertvector(winners[x], VI) : (VI)(0);
    V *window = rows + (int64_t)x * layer->pool_width;
    for (int row = 0, tap = 0; row < layer->pool_height; row++)
      for (int column = 0; column < layer->pool_width; column++, tap++)
        window[(int64_t)row * width + column] =
            FN(choose)(winner == tap, live[x], FN(splat)(0.0f));
  }
}

/// Fills the band and adds the filters' bias gradients to `dbias`, a vector each.
static void FN(fill_band)(const cnn_convolution *layer, const V *y, const V *dy,
                          const VB *winners, int first, FN(band) band, V *dbias) {
  const cnn_planes kept = layer->kept;
  const int pool = layer->pool_height;
  for (int k = 0; k < band.filters; k++)
    for (int row = 0; row < band.rows; row += pool) {
      const int kept_row = (band.first_row + row) / pool;
      const int64_t at = (int64_t)(first + k) * kept.channel_stride + (int64_t)kept_row * kept.row_stride;
      V *live = band.live + k * band.live_stride + (int64_t)(row / pool) * kept.width;
      dbias[k] += FN(live_row)(layer, y + at, dy + at, live);
      if (!band.values) continue;
      const VB *won = winners ? winners + ((int64_t)(first + k) * kept.height + kept_row) * kept.width : 0;
      FN(unpool_row)(layer, live, won,
                     band.values + k * band.filter_stride + (int64_t)row * layer->output.width);
    }
}
