// Weight gradients of a convolution with a 2 x 2 max pool behind it. Included once per instruction set.
//
// Of four gradients in a window three are zero. Instead of multiplying the zeros, the input that the
// winner read is picked lane by lane: a quarter of the products for two picks each. This pays where
// picking costs as little as multiplying: not on four lanes.

/// Adds a band's part to the weight gradients of one filter and channel at `rows` x `taps` taps.
///
/// x: what tap (0, 0) of the tile reads for the band's first window.
INLINE void FN(winner_tile)(const cnn_convolution *layer, const V *x, const V *live,
                            const VB *winners, int kept_rows, V *sums, const int rows,
                            const int taps) {
  const int64_t row_stride = layer->input.row_stride;
  const int width = layer->kept.width;
  V sum[3][5];
  UNROLL for (int row = 0; row < rows; row++)
    UNROLL for (int tap = 0; tap < taps; tap++) sum[row][tap] = sums[row * layer->kernel_width + tap];
  for (int y = 0; y < kept_rows; y++, x += 2 * row_stride)
    for (int column = 0; column < width; column++, live++, winners++) {
      const VI winner = __builtin_convertvector(*winners, VI);
      const VI is_right = (winner & 1) != 0, is_below = (winner & 2) != 0;
      const V *from = x + 2 * column;
      V upper[5];
      UNROLL for (int tap = 0; tap < taps; tap++)
        upper[tap] = FN(choose)(is_right, from[tap + 1], from[tap]);
      UNROLL for (int row = 0; row < rows; row++) {
        from += row_stride;
        UNROLL for (int tap = 0; tap < taps; tap++) {
          const V lower = FN(choose)(is_right, from[tap + 1], from[tap]);
          sum[row][tap] += *live * FN(choose)(is_below, lower, upper[tap]);
          upper[tap] = lower;
        }
      }
    }
  UNROLL for (int row = 0; row < rows; row++)
    UNROLL for (int tap = 0; tap < taps; tap++) sums[row * layer->kernel_width + tap] = sum[row][tap];
}

static void FN(winner_any_tile)(const cnn_convolution *layer, const V *x, const V *live,
                                const VB *winners, int kept_rows, V *sums, int rows, int taps) {
#define TILE(i, j)                                                             \
  case (i) * 8 + (j):                                                          \
    FN(winner_tile)(layer, x, live, winners, kept_rows, sums, i, j);           \
    break;
#define TILES(i) TILE(i, 1) TILE(i, 2) TILE(i, 3) TILE(i, 4) TILE(i, 5)
  switch (rows * 8 + taps) {
    TILES(1) TILES(2) TILES(3)
    default: break;
  }
#undef TILE
#undef TILES
}

/// Adds a band's part to the sums `[filters][channels·taps]`; x: the group's first channel.
INLINE void FN(add_winner_sums)(const cnn_convolution *layer, const V *x, const VB *winners,
                                int first, FN(band) band, V *sums, int64_t filter_size) {
  const int channels = layer->input.channels / layer->groups;
  const int height = layer->kernel_height, width = layer->kernel_width;
  const int row_parts = (height + 2) / 3, tap_parts = (width + 4) / 5;
  const int kept_row = band.first_row / 2;
  x += (int64_t)band.first_row * layer->input.row_stride;
  for (int c = 0; c < channels; c++)
    for (int k = 0; k < band.filters; k++) {
      const VB *won = winners + ((int64_t)(first + k) * layer->kept.height + kept_row) * layer->kept.width;
      V *filter_sums = sums + k * filter_size + (int64_t)c * height * width;
      for (int part = 0; part < row_parts * tap_parts; part++) {
        const int row = FN(share)(height, part / tap_parts, row_parts);
        const int row_end = FN(share)(height, part / tap_parts + 1, row_parts);
        const int tap = FN(share)(width, part % tap_parts, tap_parts);
        const int tap_end = FN(share)(width, part % tap_parts + 1, tap_parts);
        FN(winner_any_tile)(layer,
                            x + (int64_t)c * layer->input.channel_stride +
                                (int64_t)row * layer->input.row_stride + tap,
                            band.live + k * band.live_stride, won, band.rows / 2,
                            filter_sums + row * width + tap, row_end - row, tap_end - tap);
      }
    }
}
