// Weight gradients of a convolution from a band. Included once per instruction set.

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
