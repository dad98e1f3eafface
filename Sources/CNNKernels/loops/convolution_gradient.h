// Gradients of a convolution with what is fused behind it. Included once per instruction set.
//
// A few filters at a time, band of rows by band of rows: the gradient before function and pool is
// laid out densely (`band`, small enough to stay in the cache), then both the weight sums and the
// input gradient read it.

/// Filters whose gradient is laid out at once.
enum { FN(band_filters) = 4 };
/// Vectors of one band: a third of a usual first-level cache, so that the input's rows fit too.
enum { FN(band_limit) = 1 << 14 };

/// What the passes over one band share.
typedef struct {
  /// Gradient `[filters][rows][width]` of the convolution's own output.
  V *values;
  int filters, first_row, rows;
  int64_t filter_stride;
} FN(band);

INLINE int FN(rows_in_band)(const cnn_convolution *layer) {
  const int pool = layer->pool_height, height = layer->output.height;
  const int64_t row_bytes = (int64_t)FN(band_filters) * layer->output.width * sizeof(V);
  int rows = (int)(FN(band_limit) / row_bytes) / pool * pool;
  // A few rows more are better than a second band.
  if (rows * 2 >= height) return height;
  return rows < pool ? pool : rows;
}

static int64_t FN(convolution_scratch)(const cnn_convolution *layer) {
  const int64_t taps = (int64_t)(layer->input.channels / layer->groups) * layer->kernel_height *
                       layer->kernel_width;
  const int64_t band = (int64_t)FN(band_filters) * FN(rows_in_band)(layer) * layer->output.width;
  const int64_t forward = (int64_t)TILE_FILTERS * layer->pool_height * layer->output.width;
  return (band > forward ? band : forward) + FN(band_filters) * (taps + 1);
}

/// One row of `kept` behind the function -> the rows of the band that it came from.
INLINE V FN(unpool_row)(const cnn_convolution *layer, const V *y, const V *dy, const VB *winners,
                        V *rows) {
  const int width = layer->output.width;
  V sum = FN(splat)(0.0f);
  for (int x = 0; x < layer->kept.width; x++) {
    V slope = FN(activation_slope)(layer->activation, layer->slope, y[x], dy[x]);
    sum += slope;
    if (!winners) {
      rows[x] = slope;
      continue;
    }
    VI winner = __builtin_convertvector(winners[x], VI);
    V *window = rows + (int64_t)x * layer->pool_width;
    for (int row = 0, tap = 0; row < layer->pool_height; row++)
      for (int column = 0; column < layer->pool_width; column++, tap++)
        window[(int64_t)row * width + column] =
            FN(choose)(winner == tap, slope, FN(splat)(0.0f));
  }
  return sum;
}

/// Lays the band out and adds the filters' bias gradients to `dbias`, a vector each.
static void FN(fill_band)(const cnn_convolution *layer, const V *y, const V *dy,
                          const VB *winners, int first, FN(band) band, V *dbias) {
  const cnn_planes kept = layer->kept;
  const int pool = layer->pool_height;
  for (int k = 0; k < band.filters; k++)
    for (int row = 0; row < band.rows; row += pool) {
      const int kept_row = (band.first_row + row) / pool;
      const int64_t at = (int64_t)(first + k) * kept.channel_stride + (int64_t)kept_row * kept.row_stride;
      const VB *won = winners ? winners + ((int64_t)(first + k) * kept.height + kept_row) * kept.width : 0;
      V *rows = band.values + k * band.filter_stride + (int64_t)row * layer->output.width;
      dbias[k] += FN(unpool_row)(layer, y + at, dy + at, won, rows);
    }
}

/// Adds a band's part to the weight gradients of `filters` filters at `taps` neighbouring taps.
///
/// x: first tap in the channel, at the band's first row; d: first filter's gradient.
INLINE void FN(weight_tile)(const cnn_convolution *layer, const V *x, const V *d,
                            int64_t filter_stride, int rows, V *sums, int64_t sums_stride,
                            const int filters, const int taps) {
  const int64_t tap_step = layer->dilation_x, column_step = layer->stride_x;
  const int64_t row_step = (int64_t)layer->stride_y * layer->input.row_stride;
  const int width = layer->output.width;
  V sum[GRADIENT_FILTERS][5];
  UNROLL for (int k = 0; k < filters; k++)
    UNROLL for (int tap = 0; tap < taps; tap++) sum[k][tap] = sums[k * sums_stride + tap];
  for (int y = 0; y < rows; y++, x += row_step, d += width)
    for (int column = 0; column < width; column++) {
      V gradient[GRADIENT_FILTERS];
      UNROLL for (int k = 0; k < filters; k++) gradient[k] = d[k * filter_stride + column];
      UNROLL for (int tap = 0; tap < taps; tap++) {
        V value = x[column * column_step + tap * tap_step];
        UNROLL for (int k = 0; k < filters; k++) sum[k][tap] += gradient[k] * value;
      }
    }
  UNROLL for (int k = 0; k < filters; k++)
    UNROLL for (int tap = 0; tap < taps; tap++) sums[k * sums_stride + tap] = sum[k][tap];
}

static void FN(weight_any_tile)(const cnn_convolution *layer, const V *x, const V *d,
                                int64_t filter_stride, int rows, V *sums, int64_t sums_stride,
                                int filters, int taps) {
#define TILE(k, j)                                                                      \
  case (k) * 8 + (j):                                                                   \
    FN(weight_tile)(layer, x, d, filter_stride, rows, sums, sums_stride, k, j);         \
    break;
#define TILES(k) TILE(k, 1) TILE(k, 2) TILE(k, 3) TILE(k, 4) TILE(k, 5)
  switch (filters * 8 + taps) {
    TILES(1) TILES(2)
#if GRADIENT_FILTERS == 4
    TILES(3) TILES(4)
#endif
    default: break;
  }
#undef TILE
#undef TILES
}

/// Adds a band's part to the sums `[filters][channels·taps]`; x: the group's first channel.
INLINE void FN(add_weight_sums)(const cnn_convolution *layer, const V *x, FN(band) band, V *sums,
                                int64_t filter_size) {
  const int channels = layer->input.channels / layer->groups;
  const int parts = (layer->kernel_width + 4) / 5;
  x += (int64_t)band.first_row * layer->stride_y * layer->input.row_stride;
  for (int k = 0; k < band.filters; k += GRADIENT_FILTERS) {
    const int filters = band.filters - k < GRADIENT_FILTERS ? band.filters - k : GRADIENT_FILTERS;
    V *sum = sums + k * filter_size;
    for (int c = 0; c < channels; c++)
      for (int row = 0; row < layer->kernel_height; row++, sum += layer->kernel_width)
        for (int part = 0; part < parts; part++) {
          const int tap = FN(share)(layer->kernel_width, part, parts);
          const int end = FN(share)(layer->kernel_width, part + 1, parts);
          const V *start = x + (int64_t)c * layer->input.channel_stride +
                           (int64_t)row * layer->dilation_y * layer->input.row_stride +
                           (int64_t)tap * layer->dilation_x;
          FN(weight_any_tile)(layer, start, band.values + k * band.filter_stride,
                              band.filter_stride, band.rows, sum + tap, filter_size, filters,
                              end - tap);
        }
  }
}

/// Adds to one row of dX what `columns` neighbouring outputs give it through `taps` neighbouring taps.
///
/// The sums of columns + taps - 1 elements stay in registers over all filters and kernel rows.
/// weights: first filter, this channel, first of the taps; d: first filter, row 0 of the band.
INLINE void FN(input_tile)(const cnn_convolution *layer, FN(band) band, const V *d,
                           const float *weights, int64_t filter_size, int input_row, V *dx,
                           const int columns, const int taps) {
  V sum[SCATTER_COLUMNS + 4];
  UNROLL for (int j = 0; j < columns + taps - 1; j++) sum[j] = dx[j];
  for (int row = 0; row < layer->kernel_height; row++) {
    const int offset = input_row - row * layer->dilation_y - band.first_row * layer->stride_y;
    if (offset < 0 || offset % layer->stride_y != 0) continue;
    const int band_row = offset / layer->stride_y;
    if (band_row >= band.rows) continue;
    const V *gradient = d + (int64_t)band_row * layer->output.width;
    const float *weight = weights + row * layer->kernel_width;
    for (int k = 0; k < band.filters; k++) {
      V tap_weight[5];
      UNROLL for (int tap = 0; tap < taps; tap++)
        tap_weight[tap] = FN(splat)(weight[k * filter_size + tap]);
      UNROLL for (int j = 0; j < columns; j++) {
        V value = gradient[k * band.filter_stride + j];
        UNROLL for (int tap = 0; tap < taps; tap++) sum[j + tap] += value * tap_weight[tap];
      }
    }
  }
  UNROLL for (int j = 0; j < columns + taps - 1; j++) dx[j] = sum[j];
}

static void FN(input_any_tile)(const cnn_convolution *layer, FN(band) band, const V *d,
                               const float *weights, int64_t filter_size, int input_row, V *dx,
                               int columns, int taps) {
#define TILE(j, k)                                                                      \
  case (j) * 8 + (k):                                                                   \
    FN(input_tile)(layer, band, d, weights, filter_size, input_row, dx, j, k);          \
    break;
#define TILES(j) TILE(j, 1) TILE(j, 2) TILE(j, 3) TILE(j, 4) TILE(j, 5)
  switch (columns * 8 + taps) {
    TILES(1) TILES(2) TILES(3) TILES(4) TILES(5) TILES(6)
#if SCATTER_COLUMNS == 10
    TILES(7) TILES(8) TILES(9) TILES(10)
#endif
    default: break;
  }
#undef TILE
#undef TILES
}

/// Adds a band's part to dX where neighbouring outputs read neighbouring inputs.
INLINE void FN(add_input_gradient_dense)(const cnn_convolution *layer, FN(band) band,
                                         const float *weights, int64_t filter_size, V *dx) {
  const int channels = layer->input.channels / layer->groups, width = layer->output.width;
  const int begin = band.first_row * layer->stride_y;
  const int end = (band.first_row + band.rows - 1) * layer->stride_y +
                  (layer->kernel_height - 1) * layer->dilation_y + 1;
  const int tap_parts = (layer->kernel_width + 4) / 5;
  const int column_parts = (width + SCATTER_COLUMNS - 1) / SCATTER_COLUMNS;
  for (int c = 0; c < channels; c++)
    for (int row = begin; row < end; row++)
      for (int part = 0; part < column_parts * tap_parts; part++) {
        const int column = FN(share)(width, part / tap_parts, column_parts);
        const int column_end = FN(share)(width, part / tap_parts + 1, column_parts);
        const int tap = FN(share)(layer->kernel_width, part % tap_parts, tap_parts);
        const int tap_end = FN(share)(layer->kernel_width, part % tap_parts + 1, tap_parts);
        FN(input_any_tile)(layer, band, band.values + column,
                           weights + (int64_t)c * layer->kernel_height * layer->kernel_width + tap,
                           filter_size, row,
                           dx + (int64_t)c * layer->input.channel_stride +
                               (int64_t)row * layer->input.row_stride + column + tap,
                           column_end - column, tap_end - tap);
      }
}

/// The same for strides and dilations: tap by tap.
INLINE void FN(add_input_gradient_spread)(const cnn_convolution *layer, FN(band) band,
                                          const float *weights, int64_t filter_size, V *dx) {
  const int channels = layer->input.channels / layer->groups, width = layer->output.width;
  for (int c = 0; c < channels; c++)
    for (int k = 0; k < band.filters; k++) {
      const float *weight = weights + k * filter_size +
                            (int64_t)c * layer->kernel_height * layer->kernel_width;
      for (int row = 0; row < layer->kernel_height; row++)
        for (int tap = 0; tap < layer->kernel_width; tap++, weight++)
          for (int y = 0; y < band.rows; y++) {
            const V *d = band.values + k * band.filter_stride + (int64_t)y * width;
            const int input_row = (band.first_row + y) * layer->stride_y + row * layer->dilation_y;
            V *to = dx + (int64_t)c * layer->input.channel_stride +
                    (int64_t)input_row * layer->input.row_stride + tap * layer->dilation_x;
            for (int x = 0; x < width; x++) to[(int64_t)x * layer->stride_x] += d[x] * *weight;
          }
    }
}

/// Sets a whole padded input gradient to zero.
INLINE void FN(clear_planes)(cnn_planes planes, V *values) {
  for (int c = 0; c < planes.channels; c++)
    for (int y = 0; y < planes.height; y++)
      for (int x = 0; x < planes.width; x++)
        values[(int64_t)c * planes.channel_stride + (int64_t)y * planes.row_stride + x] =
            FN(splat)(0.0f);
}

static void FN(convolution_gradient)(const cnn_convolution *layer, const float *x_floats,
                                     const float *weights, const float *y, const uint8_t *winners,
                                     const float *dy, float *dx_floats, float *dweights,
                                     float *dbias, float *scratch) {
  const int channels = layer->input.channels / layer->groups;
  const int per_group = layer->output.channels / layer->groups;
  const int64_t filter_size = (int64_t)channels * layer->kernel_height * layer->kernel_width;
  const int is_dense = layer->stride_x == 1 && layer->dilation_x == 1;
  const int band_rows = FN(rows_in_band)(layer), height = layer->output.height;
  FN(band) band = {.values = (V *)scratch};
  band.filter_stride = (int64_t)band_rows * layer->output.width;
  V *sums = band.values + FN(band_filters) * band.filter_stride;
  V *bias_sums = sums + FN(band_filters) * filter_size;
  if (dx_floats) FN(clear_planes)(layer->input, (V *)dx_floats);

  for (int first = 0; first < layer->output.channels; first += band.filters) {
    const int left = per_group - first % per_group;
    band.filters = left < FN(band_filters) ? left : FN(band_filters);
    const int64_t group = (int64_t)(first / per_group) * channels * layer->input.channel_stride;
    for (int64_t i = 0; i < band.filters * filter_size; i++) sums[i] = FN(splat)(0.0f);
    for (int k = 0; k < band.filters; k++) bias_sums[k] = FN(splat)(0.0f);
    for (band.first_row = 0; band.first_row < height; band.first_row += band_rows) {
      const int rows_left = height - band.first_row;
      band.rows = rows_left < band_rows ? rows_left : band_rows;
      FN(fill_band)(layer, (const V *)y, (const V *)dy, (const VB *)winners, first, band, bias_sums);
      FN(add_weight_sums)(layer, (const V *)x_floats + group, band, sums, filter_size);
      if (!dx_floats) continue;
      const float *filter_weights = weights + first * filter_size;
      V *dx = (V *)dx_floats + group;
      if (is_dense) FN(add_input_gradient_dense)(layer, band, filter_weights, filter_size, dx);
      else FN(add_input_gradient_spread)(layer, band, filter_weights, filter_size, dx);
    }
    FN(reduce_lanes)(sums, (int)(band.filters * filter_size), dweights + first * filter_size);
    if (dbias) FN(reduce_lanes)(bias_sums, band.filters, dbias + first);
  }
}
