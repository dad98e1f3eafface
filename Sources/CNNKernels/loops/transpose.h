// Rows of images to lanes and back. Included once per instruction set.

typedef float FN(quad) __attribute__((ext_vector_type(4)));
typedef float FN(loose_quad) __attribute__((ext_vector_type(4), aligned(4)));

/// Four rows of four -> four columns, in place.
INLINE void FN(transpose_quads)(FN(quad) q[4]) {
  FN(quad) a = __builtin_shufflevector(q[0], q[1], 0, 4, 1, 5);
  FN(quad) b = __builtin_shufflevector(q[0], q[1], 2, 6, 3, 7);
  FN(quad) c = __builtin_shufflevector(q[2], q[3], 0, 4, 1, 5);
  FN(quad) d = __builtin_shufflevector(q[2], q[3], 2, 6, 3, 7);
  q[0] = __builtin_shufflevector(a, c, 0, 1, 4, 5);
  q[1] = __builtin_shufflevector(a, c, 2, 3, 6, 7);
  q[2] = __builtin_shufflevector(b, d, 0, 1, 4, 5);
  q[3] = __builtin_shufflevector(b, d, 2, 3, 6, 7);
}

/// A 4 x 4 piece; steps in floats.
INLINE void FN(transpose_piece)(const float *from, int64_t from_step, float *to, int64_t to_step) {
  FN(quad) q[4];
  UNROLL for (int i = 0; i < 4; i++) q[i] = *(const FN(loose_quad) *)(from + i * from_step);
  FN(transpose_quads)(q);
  UNROLL for (int i = 0; i < 4; i++) *(FN(loose_quad) *)(to + i * to_step) = q[i];
}

static void FN(rows_to_lanes)(const float *rows, int64_t row_stride, int32_t count, float *block) {
  int i = 0;
  for (; i + 4 <= count; i += 4)
    UNROLL for (int lane = 0; lane < LANES; lane += 4)
      FN(transpose_piece)(rows + lane * row_stride + i, row_stride, block + i * LANES + lane, LANES);
  for (; i < count; i++)
    for (int lane = 0; lane < LANES; lane++) block[i * LANES + lane] = rows[lane * row_stride + i];
}

static void FN(lanes_to_rows)(const float *block, int32_t count, float *rows, int64_t row_stride,
                              int32_t row_count) {
  int whole = row_count / 4 * 4, i = 0;
  for (; i + 4 <= count; i += 4)
    for (int lane = 0; lane < whole; lane += 4)
      FN(transpose_piece)(block + i * LANES + lane, LANES, rows + lane * row_stride + i, row_stride);
  for (int lane = 0; lane < row_count; lane++)
    for (int rest = lane < whole ? i : 0; rest < count; rest++)
      rows[lane * row_stride + rest] = block[rest * LANES + lane];
}
