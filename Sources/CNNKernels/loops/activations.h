// Activation functions, their slopes, and dropout. Included once per instruction set.

static void FN(activate)(int32_t activation, float slope, int64_t count, const float *x_floats,
                         float *y_floats) {
  const V *x = (const V *)x_floats;
  V *y = (V *)y_floats;
  switch (activation) {
    case CNN_RELU:
      for (int64_t i = 0; i < count; i++) y[i] = FN(at_least)(FN(splat)(0.0f), x[i]);
      break;
    case CNN_LEAKY_RELU:
      for (int64_t i = 0; i < count; i++) y[i] = FN(choose)(x[i] > 0.0f, x[i], x[i] * slope);
      break;
    case CNN_TANH:
      for (int64_t i = 0; i < count; i++) y[i] = FN(hyperbolic_tangent)(x[i]);
      break;
    case CNN_SIGMOID:
      for (int64_t i = 0; i < count; i++) y[i] = FN(logistic)(x[i]);
      break;
    default:
      if (x != y)
        for (int64_t i = 0; i < count; i++) y[i] = x[i];
  }
}

/// dy·f'(x) from y = f(x). The slope of ReLU at 0 is 0.
INLINE V FN(activation_slope)(int32_t activation, float slope, V y, V dy) {
  switch (activation) {
    case CNN_RELU: return FN(choose)(y > 0.0f, dy, FN(splat)(0.0f));
    case CNN_LEAKY_RELU: return FN(choose)(y > 0.0f, dy, dy * slope);
    case CNN_TANH: return dy * (1.0f - y * y);
    case CNN_SIGMOID: return dy * y * (1.0f - y);
    default: return dy;
  }
}

static void FN(activate_gradient)(int32_t activation, float slope, int64_t count,
                                  const float *y_floats, const float *dy_floats,
                                  float *dx_floats) {
  const V *y = (const V *)y_floats, *dy = (const V *)dy_floats;
  V *dx = (V *)dx_floats;
  for (int64_t i = 0; i < count; i++)
    dx[i] = FN(activation_slope)(activation, slope, y[i], dy[i]);
}

/// Spreads the bits of a number evenly. Source: MurmurHash3's finaliser.
INLINE VU FN(mix_bits)(VU bits) {
  bits ^= bits >> 16;
  bits *= 0x85EBCA6Bu;
  bits ^= bits >> 13;
  bits *= 0xC2B2AE35u;
  return bits ^ (bits >> 16);
}

static void FN(dropout)(uint32_t key, uint32_t first_image, uint32_t threshold, float scale,
                        int64_t count, const float *x_floats, float *y_floats) {
  const V *x = (const V *)x_floats;
  V *y = (V *)y_floats;
  VU image;
  for (int lane = 0; lane < LANES; lane++) image[lane] = first_image + (uint32_t)lane;
  VU seed = FN(mix_bits)(image * 0x9E3779B9u + key);
  for (int64_t i = 0; i < count; i++) {
    VU bits = FN(mix_bits)(seed + (uint32_t)i * 0x9E3779B1u);
    y[i] = FN(choose)((VI)(bits < threshold), x[i] * scale, FN(splat)(0.0f));
  }
}
