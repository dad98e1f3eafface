// Gradients of a convolution with what is fused behind it. Included once per instruction set.

static void FN(convolution_gradient)(const cnn_convolution *layer, const float *x_floats,
                                     const float *weights, const float *y, const uint8_t *winners,
                                     const float *dy, float *dx_floats, float *dweights,
                                     float *dbias, float *scratch) {
  const int channels = layer->input.channels / layer->groups;
  const int per_group = layer->output.channels / layer->groups;
  const int64_t filter_size = (int64_t)channels * layer->kernel_height * layer->kernel_width;
  const int is_dense = layer->stride_x == 1 && layer->dilation_x == 1;
  const int reads_winners = FN(reads_winners)(layer);
  const int is_laid_out = dx_floats || !reads_winners;
  const int band_rows = FN(rows_in_band)(layer, is_laid_out), height = layer->output.height;
  FN(band) band;
  band.filter_stride = (int64_t)band_rows * layer->output.width;
  band.live_stride = (int64_t)(band_rows / layer->pool_height) * layer->kept.width;
  band.live = (V *)scratch;
  V *values = band.live + FN(band_filters) * band.live_stride;
  band.values = is_laid_out ? values : 0;
  V *sums = values + FN(band_filters) * band.filter_stride;
  V *bias_sums = sums + FN(band_filters) * filter_size;
  if (dx_floats) FN(clear_planes)(layer->input, (V *)dx_floats);

  for (int first = 0; first < layer->output.channels; first += band.filters) {
    const int left = per_group - first % per_group;
    band.filters = left < FN(band_filters) ? left : FN(band_filters);
    const int64_t group = (int64_t)(first / per_group) * channels * layer->input.channel_stride;
    const V *x = (const V *)x_floats + group;
    for (int64_t i = 0; i < band.filters * filter_size; i++) sums[i] = FN(splat)(0.0f);
    for (int k = 0; k < band.filters; k++) bias_sums[k] = FN(splat)(0.0f);
    for (band.first_row = 0; band.first_row < height; band.first_row += band_rows) {
      const int rows_left = height - band.first_row;
      band.rows = rows_left < band_rows ? rows_left : band_rows;
      FN(fill_band)(layer, (const V *)y, (const V *)dy, (const VB *)winners, first, band, bias_sums);
      if (reads_winners)
        FN(add_winner_sums)(layer, x, (const VB *)winners, first, band, sums, filter_size);
      else FN(add_weight_sums)(layer, x, band, sums, filter_size);
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
