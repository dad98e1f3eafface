// Adding up gradients and changing weights. Included once per instruction set.

static void FN(sum_slots)(const float *slots, int64_t stride, int32_t slot_count, int64_t count,
                          float *sums) {
  for (int64_t i = 0; i < count; i += LANES) {
    V sum = *(const V *)(slots + i);
    for (int slot = 1; slot < slot_count; slot++) sum += *(const V *)(slots + slot * stride + i);
    *(V *)(sums + i) = sum;
  }
}

static void FN(descend)(const cnn_rule *rule, int64_t count, float *weights, const float *gradient,
                        float *velocity) {
  const int has_momentum = rule->momentum != 0.0f;
  for (int64_t i = 0; i < count; i += LANES) {
    V weight = *(const V *)(weights + i);
    V step = *(const V *)(gradient + i) + weight * rule->weight_decay;
    if (has_momentum) {
      V moving = *(const V *)(velocity + i) * rule->momentum + step;
      *(V *)(velocity + i) = moving;
      step = rule->is_nesterov ? step + moving * rule->momentum : moving;
    }
    *(V *)(weights + i) = weight - step * rule->rate;
  }
}

static void FN(adam)(const cnn_rule *rule, int64_t count, float *weights, const float *gradient,
                     float *velocity, float *variance) {
  for (int64_t i = 0; i < count; i += LANES) {
    V weight = *(const V *)(weights + i);
    V step = *(const V *)(gradient + i) + weight * rule->weight_decay;
    V mean = *(const V *)(velocity + i) * rule->beta1 + step * (1.0f - rule->beta1);
    V square = *(const V *)(variance + i) * rule->beta2 + step * step * (1.0f - rule->beta2);
    *(V *)(velocity + i) = mean;
    *(V *)(variance + i) = square;
    V deviation = __builtin_elementwise_sqrt(square / rule->correction2) + rule->epsilon;
    *(V *)(weights + i) = weight - mean / rule->correction1 / deviation * rule->rate;
  }
}

static double FN(square_sum)(int64_t count, const float *values) {
  double total = 0;
  for (int64_t i = 0; i < count; i += LANES) {
    V value = *(const V *)(values + i);
    total += (double)FN(sum_across)(value * value);
  }
  return total;
}
