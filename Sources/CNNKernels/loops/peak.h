// The most multiply-adds that this instruction set can do. Included once per instruction set.

/// Enough sums in flight to hide that each takes a few cycles.
enum { FN(sums_in_flight) = 12 };

static int64_t FN(fill_multiply_adds)(int64_t rounds, float *sink) {
  V sum[FN(sums_in_flight)];
  // Below one, so that nothing grows without end; read from memory, so that nothing is known.
  V factor = FN(splat)(sink[0] * 0.0f + 0.5f), term = FN(splat)(sink[0] * 0.0f + 0.25f);
  UNROLL for (int i = 0; i < FN(sums_in_flight); i++) sum[i] = FN(splat)((float)i);
  for (int64_t round = 0; round < rounds; round++)
    UNROLL for (int i = 0; i < FN(sums_in_flight); i++) sum[i] = sum[i] * factor + term;
  V total = sum[0];
  UNROLL for (int i = 1; i < FN(sums_in_flight); i++) total += sum[i];
  *sink = FN(sum_across)(total);
  return rounds * FN(sums_in_flight) * LANES * 2;
}
