// A block that holds one image. Included once per instruction set.
//
// With one image a lane the other lanes would idle. Here the lanes take strips of rows of the same
// picture instead, and what is written stands in all lanes, as a whole vector costs no more.

/// One row of `kept` as a layer of its own, which reads `strip_rows` rows of input.
INLINE cnn_convolution FN(strip_layer)(const cnn_convolution *layer) {
  cnn_convolution strip = *layer;
  strip.input.height = (layer->pool_height - 1) * layer->stride_y +
                       (layer->kernel_height - 1) * layer->dilation_y + 1;
  strip.input.channel_stride = strip.input.height * strip.input.row_stride;
  strip.output.height = layer->pool_height;
  strip.output.row_stride = strip.output.width;
  strip.output.channel_stride = strip.output.height * strip.output.width;
  strip.kept.height = 1;
  strip.kept.row_stride = strip.kept.width;
  strip.kept.channel_stride = strip.kept.width;
  return strip;
}

/// Vectors that the strips of a convolution fill: input, then what is kept.
INLINE int64_t FN(strip_scratch)(const cnn_convolution *layer) {
  const cnn_convolution strip = FN(strip_layer)(layer);
  return (int64_t)strip.input.channels * strip.input.channel_stride +
         (int64_t)strip.kept.channels * strip.kept.width;
}

/// Rows of input for the kept rows from `first` on, one a lane; lanes behind `rows` repeat the last.
INLINE void FN(gather_strips)(const cnn_convolution *layer, const cnn_convolution *strip,
                              const float *x, int first, int rows, float *to) {
  const int step = layer->pool_height * layer->stride_y;
  for (int c = 0; c < strip->input.channels; c++)
    for (int row = 0; row < strip->input.height; row++) {
      float *line = to + ((int64_t)c * strip->input.channel_stride +
                          (int64_t)row * strip->input.row_stride) * LANES;
      for (int lane = 0; lane < LANES; lane++) {
        const int y = (first + (lane < rows ? lane : rows - 1)) * step + row;
        const float *from = x + ((int64_t)c * layer->input.channel_stride +
                                 (int64_t)y * layer->input.row_stride) * LANES;
        for (int column = 0; column < strip->input.width; column++)
          line[column * LANES + lane] = from[column * LANES];
      }
    }
}

/// The convolution of one image: the same sums in the same order as `convolution`.
static void FN(convolution_of_one)(const cnn_convolution *layer, const float *x,
                                   const float *weights, const float *bias, float *y,
                                   float *scratch) {
  const cnn_convolution strip = FN(strip_layer)(layer);
  const cnn_planes kept = layer->kept;
  float *input = scratch;
  float *output = input + (int64_t)strip.input.channels * strip.input.channel_stride * LANES;
  float *rest = output + (int64_t)kept.channels * kept.width * LANES;
  const int parts = (kept.height + LANES - 1) / LANES;
  for (int part = 0; part < parts; part++) {
    const int first = FN(share)(kept.height, part, parts);
    const int rows = FN(share)(kept.height, part + 1, parts) - first;
    FN(gather_strips)(layer, &strip, x, first, rows, input);
    FN(convolution)(&strip, input, weights, bias, output, 0, rest);
    for (int k = 0; k < kept.channels; k++)
      for (int row = 0; row < rows; row++) {
        V *to = (V *)y + (int64_t)k * kept.channel_stride + (int64_t)(first + row) * kept.row_stride;
        const float *from = output + (int64_t)k * kept.width * LANES + row;
        for (int column = 0; column < kept.width; column++)
          to[column] = FN(splat)(from[column * LANES]);
      }
  }
}

/// The fully connected layer of one image: the lanes take neighbouring weights of a row.
static void FN(linear_of_one)(const cnn_linear *layer, const float *x, const float *weights,
                              const float *bias, float *y, float *scratch, int32_t first,
                              int32_t end) {
  const int vectors = layer->row_stride / LANES;
  for (int i = 0; i < layer->row_stride; i++)
    scratch[i] = i < layer->inputs ? x[(int64_t)i * LANES] : 0.0f;
  const V *row = (const V *)scratch;
  for (int o = first; o < end; o += LANES) {
    const int outputs = end - o < LANES ? end - o : LANES;
    V sum[LANES];
    UNROLL for (int lane = 0; lane < LANES; lane++) sum[lane] = FN(splat)(0.0f);
    for (int i = 0; i < vectors; i++) {
      const V value = row[i];
      // Rows behind the last one repeat it.
      UNROLL for (int lane = 0; lane < LANES; lane++) {
        const int output = o + (lane < outputs ? lane : outputs - 1);
        sum[lane] += value * ((const V *)(weights + (int64_t)output * layer->row_stride))[i];
      }
    }
    V total = FN(sums_across)(sum);
    for (int lane = 0; bias && lane < outputs; lane++) total[lane] += bias[o + lane];
    if (layer->activation != CNN_IDENTITY)
      FN(activate)(layer->activation, layer->slope, 1, (float *)&total, (float *)&total);
    for (int lane = 0; lane < outputs; lane++) ((V *)y)[o + lane] = FN(splat)(total[lane]);
  }
}
