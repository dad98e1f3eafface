// Input gradient of a convolution from a band. Included once per instruction set.

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
