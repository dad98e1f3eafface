// What normalisation over channels needs. Included once per instruction set.

/// Runs `body` for every vector of channel c, with its index `at` in sight.
#define FOR_EACH_PLACE(planes, body)                                                   \
  for (int y = 0; y < (planes)->height; y++)                                           \
    for (int x = 0; x < (planes)->width; x++) {                                        \
      const int64_t at = (int64_t)c * (planes)->channel_stride +                       \
                         (int64_t)y * (planes)->row_stride + x;                        \
      body                                                                             \
    }

/// Where the vector numbered (c, y, x) stands in other planes.
#define SAME_PLACE(planes) \
  ((int64_t)c * (planes)->channel_stride + (int64_t)y * (planes)->row_stride + x)

static void FN(channel_moments)(const cnn_planes *planes, const float *x_floats, int32_t active,
                                float *means, float *squares) {
  const V *values = (const V *)x_floats;
  const V mask = FN(lane_mask)(active);
  const float count = (float)active * planes->height * planes->width;
  for (int c = 0; c < planes->channels; c++) {
    V sum = FN(splat)(0.0f), square = FN(splat)(0.0f);
    FOR_EACH_PLACE(planes, { sum += values[at] * mask; })
    means[c] = FN(sum_across)(sum) / count;
    FOR_EACH_PLACE(planes, {
      V deviation = (values[at] - means[c]) * mask;
      square += deviation * deviation;
    })
    squares[c] = FN(sum_across)(square);
  }
}

static void FN(channel_affine)(const cnn_planes *from, const cnn_planes *to, const float *x_floats,
                               const float *scale, const float *shift, float *y_floats) {
  const V *input = (const V *)x_floats;
  V *output = (V *)y_floats;
  for (int c = 0; c < from->channels; c++)
    FOR_EACH_PLACE(from, { output[SAME_PLACE(to)] = input[at] * scale[c] + shift[c]; })
}

static void FN(channel_gradient_sums)(const cnn_planes *x_planes, const cnn_planes *dy_planes,
                                      const float *x_floats, const float *dy_floats,
                                      const float *means, float *dy_sums, float *product_sums) {
  const V *input = (const V *)x_floats, *gradient = (const V *)dy_floats;
  for (int c = 0; c < x_planes->channels; c++) {
    V sum = FN(splat)(0.0f), product = FN(splat)(0.0f);
    FOR_EACH_PLACE(x_planes, {
      V dy = gradient[SAME_PLACE(dy_planes)];
      sum += dy;
      product += dy * (input[at] - means[c]);
    })
    dy_sums[c] = FN(sum_across)(sum);
    product_sums[c] = FN(sum_across)(product);
  }
}

static void FN(channel_gradient)(const cnn_planes *x_planes, const cnn_planes *dy_planes,
                                 const float *x_floats, const float *dy_floats, const float *a,
                                 const float *b, const float *d, int32_t active,
                                 float *dx_floats) {
  const V *input = (const V *)x_floats, *gradient = (const V *)dy_floats;
  V *output = (V *)dx_floats;
  const V mask = FN(lane_mask)(active);
  for (int c = 0; c < x_planes->channels; c++)
    FOR_EACH_PLACE(x_planes, {
      output[at] = (gradient[SAME_PLACE(dy_planes)] * a[c] + input[at] * b[c] + d[c]) * mask;
    })
}
#undef FOR_EACH_PLACE
#undef SAME_PLACE
