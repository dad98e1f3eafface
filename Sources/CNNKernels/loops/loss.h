// Softmax and cross-entropy. Included once per instruction set.

static void FN(softmax_loss)(int32_t classes, const float *z_floats, const int32_t *labels,
                             float scale, float *dz_floats, float *losses, int32_t *predictions) {
  const V *z = (const V *)z_floats;
  V *dz = (V *)dz_floats;
  VI label, best_class = (VI)(0);
  __builtin_memcpy(&label, labels, sizeof(label));
  V best = z[0];
  for (int k = 1; k < classes; k++) {
    best_class = z[k] > best ? (VI)(k) : best_class;
    best = FN(at_least)(z[k], best);
  }
  __builtin_memcpy(predictions, &best_class, sizeof(best_class));
  V sum = FN(splat)(0.0f), logit = FN(splat)(0.0f);
  for (int k = 0; k < classes; k++) {
    V shifted = z[k] - best;
    sum += FN(exponential)(shifted);
    logit = FN(choose)(label == k, shifted, logit);
  }
  if (losses)
    for (int lane = 0; lane < LANES; lane++)
      losses[lane] = label[lane] < 0 ? 0.0f : __builtin_logf(sum[lane]) - logit[lane];
  if (!dz) return;
  const V factor = FN(choose)(label >= 0, FN(splat)(scale), FN(splat)(0.0f)), inverse = 1.0f / sum;
  for (int k = 0; k < classes; k++) {
    V probability = FN(exponential)(z[k] - best) * inverse;
    V target = FN(choose)(label == k, FN(splat)(1.0f), FN(splat)(0.0f));
    dz[k] = (probability - target) * factor;
  }
}
