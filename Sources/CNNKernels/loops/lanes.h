// Vectors of LANES floats and what the loops do with them. Included once per instruction set.

#define JOIN_(a, b) a##_##b
#define JOIN(a, b) JOIN_(a, b)
/// A name of its own for each instruction set: FN(dot) is dot_avx2.
#define FN(name) JOIN(name, SUFFIX)
#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

#define V FN(floats)
#define VI FN(ints)
#define VU FN(unsigneds)
#define VB FN(bytes)
typedef float V __attribute__((ext_vector_type(LANES)));
typedef int32_t VI __attribute__((ext_vector_type(LANES)));
typedef uint32_t VU __attribute__((ext_vector_type(LANES)));
typedef uint8_t VB __attribute__((ext_vector_type(LANES)));

/// All lanes the same.
INLINE V FN(splat)(float value) { return (V)(value); }

/// Lane by lane `mask ? a : b`.
INLINE V FN(choose)(VI mask, V a, V b) { return mask ? a : b; }

/// The larger; a value that is not a number stays.
INLINE V FN(at_least)(V floor, V x) { return floor > x ? floor : x; }
INLINE V FN(at_most)(V ceiling, V x) { return ceiling < x ? ceiling : x; }

INLINE V FN(absolute)(V x) {
  return (V)((VI)x & 0x7FFFFFFF);
}

/// Ones in the first `active` lanes, zeros in the others.
INLINE V FN(lane_mask)(int active) {
  V mask;
  for (int lane = 0; lane < LANES; lane++) mask[lane] = lane < active ? 1.0f : 0.0f;
  return mask;
}

/// Adds neighbours: the halves of `a` and `b`, interleaved, so that levels can follow each other.
INLINE V FN(add_pairs)(V a, V b, int distance) {
#if LANES == 16
  if (distance == 8)
    return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23) +
           __builtin_shufflevector(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
  if (distance == 4)
    return __builtin_shufflevector(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27) +
           __builtin_shufflevector(a, b, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31);
  if (distance == 2)
    return __builtin_shufflevector(a, b, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29) +
           __builtin_shufflevector(a, b, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
  return __builtin_shufflevector(a, b, 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30) +
         __builtin_shufflevector(a, b, 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31);
#elif LANES == 8
  if (distance == 4)
    return __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11) +
           __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
  if (distance == 2)
    return __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13) +
           __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15);
  return __builtin_shufflevector(a, b, 0, 8, 2, 10, 4, 12, 6, 14) +
         __builtin_shufflevector(a, b, 1, 9, 3, 11, 5, 13, 7, 15);
#else
  if (distance == 2)
    return __builtin_shufflevector(a, b, 0, 1, 4, 5) + __builtin_shufflevector(a, b, 2, 3, 6, 7);
  return __builtin_shufflevector(a, b, 0, 4, 2, 6) + __builtin_shufflevector(a, b, 1, 5, 3, 7);
#endif
}

/// Lane i of the result is the sum over all lanes of `v[i]`: a tree, LANES sums at the price of one.
INLINE V FN(sums_across)(V v[LANES]) {
  V work[LANES];
  UNROLL for (int i = 0; i < LANES; i++) work[i] = v[i];
  // Pairs that are `distance` apart come together, so that lane i ends up with vector i.
  UNROLL for (int distance = LANES / 2; distance >= 1; distance /= 2)
    UNROLL for (int i = 0; i < distance; i++)
      work[i] = FN(add_pairs)(work[i], work[i + distance], distance);
  return work[0];
}

/// Sum over the lanes.
INLINE float FN(sum_across)(V v) {
  float sums[LANES];
  __builtin_memcpy(sums, &v, sizeof(v));
  for (int distance = LANES / 2; distance >= 1; distance /= 2)
    for (int i = 0; i < distance; i++) sums[i] += sums[i + distance];
  return sums[0];
}

/// Sums over the lanes of `count` vectors -> `count` floats.
INLINE void FN(reduce_lanes)(const V *vectors, int count, float *sums) {
  int done = 0;
  for (; done + LANES <= count; done += LANES) {
    V group[LANES];
    UNROLL for (int i = 0; i < LANES; i++) group[i] = vectors[done + i];
    V sum = FN(sums_across)(group);
    __builtin_memcpy(sums + done, &sum, sizeof(V));
  }
  for (; done < count; done++) sums[done] = FN(sum_across)(vectors[done]);
}

/// Even share: the first of `part` when `total` is split into `parts` as equal as possible.
INLINE int FN(share)(int total, int part, int parts) { return (int)((int64_t)total * part / parts); }

/// e^x, relative error about 1e-7. Source: the Cephes library, expf.
INLINE V FN(exponential)(V x) {
  x = FN(at_most)(FN(splat)(88.0f), FN(at_least)(FN(splat)(-87.0f), x));
  V scaled = x * 1.44269504f;
  VI power = __builtin_convertvector(scaled + FN(choose)(scaled > 0.0f, FN(splat)(0.5f), FN(splat)(-0.5f)), VI);
  V whole = __builtin_convertvector(power, V);
  // ln 2 in two parts keeps the rest exact.
  V rest = x - whole * 0.693359375f;
  rest = rest + whole * 2.12194440e-4f;
  V series = FN(splat)(1.9875691500e-4f);
  series = series * rest + 1.3981999507e-3f;
  series = series * rest + 8.3334519073e-3f;
  series = series * rest + 4.1665795894e-2f;
  series = series * rest + 1.6666665459e-1f;
  series = series * rest + 5.0000001201e-1f;
  series = series * rest * rest + rest + 1.0f;
  return series * (V)((power + 127) << 23);
}

/// Source: the Cephes library, tanhf. A series near 0, where the other form would lose digits.
INLINE V FN(hyperbolic_tangent)(V x) {
  V size = FN(absolute)(x);
  V square = x * x;
  V series = FN(splat)(-5.70498872745e-3f);
  series = series * square + 2.06390887954e-2f;
  series = series * square - 5.37397155531e-2f;
  series = series * square + 1.33314422036e-1f;
  series = series * square - 3.33332819422e-1f;
  V near = series * square * x + x;
  V far = 1.0f - 2.0f / (FN(exponential)(size + size) + 1.0f);
  far = (V)((VI)far | ((VI)x & (int32_t)0x80000000));
  return FN(choose)(size > 0.625f, far, near);
}

INLINE V FN(logistic)(V x) { return 1.0f / (1.0f + FN(exponential)(-x)); }
