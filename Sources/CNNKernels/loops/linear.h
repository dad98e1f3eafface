// Fully connected layers. Included once per instruction set.

/// Blocks worked on together, so that a weight read from far away serves two blocks of images.
enum { FN(linear_blocks) = 2 };

/// y[o] for `outputs` rows of weights and `blocks` blocks.
INLINE void FN(linear_tile)(const cnn_linear *layer, const V *x, int64_t x_stride,
                            const float *weights, const float *bias, V *y, int64_t y_stride,
                            const int outputs, const int blocks) {
  V sum[LINEAR_ROWS][2];
  UNROLL for (int o = 0; o < outputs; o++)
    UNROLL for (int n = 0; n < blocks; n++) sum[o][n] = FN(splat)(bias ? bias[o] : 0.0f);
  for (int i = 0; i < layer->inputs; i++) {
    V value[2];
    UNROLL for (int n = 0; n < blocks; n++) value[n] = x[n * x_stride + i];
    UNROLL for (int o = 0; o < outputs; o++) {
      V weight = FN(splat)(weights[(int64_t)o * layer->row_stride + i]);
      UNROLL for (int n = 0; n < blocks; n++) sum[o][n] += value[n] * weight;
    }
  }
  UNROLL for (int o = 0; o < outputs; o++)
    UNROLL for (int n = 0; n < blocks; n++) y[n * y_stride + o] = sum[o][n];
}

/// dX[i] for `inputs` columns of weights and `blocks` blocks.
INLINE void FN(linear_gradient_tile)(const cnn_linear *layer, const V *dy, int64_t dy_stride,
                                     const float *weights, V *dx, int64_t dx_stride,
                                     const int inputs, const int blocks) {
  V sum[LINEAR_ROWS][2];
  UNROLL for (int i = 0; i < inputs; i++)
    UNROLL for (int n = 0; n < blocks; n++) sum[i][n] = FN(splat)(0.0f);
  for (int o = 0; o < layer->outputs; o++) {
    V gradient[2];
    UNROLL for (int n = 0; n < blocks; n++) gradient[n] = dy[n * dy_stride + o];
    UNROLL for (int i = 0; i < inputs; i++) {
      V weight = FN(splat)(weights[(int64_t)o * layer->row_stride + i]);
      UNROLL for (int n = 0; n < blocks; n++) sum[i][n] += gradient[n] * weight;
    }
  }
  UNROLL for (int i = 0; i < inputs; i++)
    UNROLL for (int n = 0; n < blocks; n++) dx[n * dx_stride + i] = sum[i][n];
}

/// Both tiles for every height up to the limit.
#define LINEAR_CASES(TILE)                                                             \
  TILE(1) TILE(2) TILE(3) TILE(4) TILE(5) TILE(6) LINEAR_CASES_ABOVE_6(TILE)
#if LINEAR_ROWS == 12
#define LINEAR_CASES_ABOVE_6(TILE) TILE(7) TILE(8) TILE(9) TILE(10) TILE(11) TILE(12)
#else
#define LINEAR_CASES_ABOVE_6(TILE)
#endif

static void FN(linear_any_tile)(const cnn_linear *layer, const V *x, int64_t x_stride,
                                const float *weights, const float *bias, V *y, int64_t y_stride,
                                int outputs, int blocks) {
#define TILE(o)                                                                             \
  case (o) * 2: FN(linear_tile)(layer, x, x_stride, weights, bias, y, y_stride, o, 1); break; \
  case (o) * 2 + 1: FN(linear_tile)(layer, x, x_stride, weights, bias, y, y_stride, o, 2); break;
  switch (outputs * 2 + blocks - 1) {
    LINEAR_CASES(TILE)
    default: break;
  }
#undef TILE
}

static void FN(linear_gradient_any_tile)(const cnn_linear *layer, const V *dy, int64_t dy_stride,
                                         const float *weights, V *dx, int64_t dx_stride,
                                         int inputs, int blocks) {
#define TILE(i)                                                                                  \
  case (i) * 2: FN(linear_gradient_tile)(layer, dy, dy_stride, weights, dx, dx_stride, i, 1); break; \
  case (i) * 2 + 1: FN(linear_gradient_tile)(layer, dy, dy_stride, weights, dx, dx_stride, i, 2); break;
  switch (inputs * 2 + blocks - 1) {
    LINEAR_CASES(TILE)
    default: break;
  }
#undef TILE
}
#undef LINEAR_CASES
#undef LINEAR_CASES_ABOVE_6

static void FN(linear)(const cnn_linear *layer, cnn_blocks blocks, const float *x,
                       const float *weights, const float *bias, float *y, int32_t first,
                       int32_t end) {
  const int parts = (end - first + LINEAR_ROWS - 1) / LINEAR_ROWS;
  for (int part = 0; part < parts; part++) {
    const int o = first + FN(share)(end - first, part, parts);
    const int rows = first + FN(share)(end - first, part + 1, parts) - o;
    for (int n = 0; n < blocks.count; n += FN(linear_blocks)) {
      const int together = blocks.count - n < FN(linear_blocks) ? blocks.count - n : FN(linear_blocks);
      const V *x_block = (const V *)(x + n * blocks.input_stride);
      V *y_block = (V *)(y + n * blocks.output_stride) + o;
      FN(linear_any_tile)(layer, x_block, blocks.input_stride / LANES,
                          weights + (int64_t)o * layer->row_stride, bias ? bias + o : 0, y_block,
                          blocks.output_stride / LANES, rows, together);
      if (layer->activation == CNN_IDENTITY) continue;
      for (int b = 0; b < together; b++) {
        float *row = (float *)y_block + b * blocks.output_stride;
        FN(activate)(layer->activation, layer->slope, rows, row, row);
      }
    }
  }
}

static void FN(linear_input_gradient)(const cnn_linear *layer, cnn_blocks blocks, const float *dy,
                                      const float *weights, float *dx, int32_t first,
                                      int32_t end) {
  const int parts = (end - first + LINEAR_ROWS - 1) / LINEAR_ROWS;
  for (int part = 0; part < parts; part++) {
    const int i = first + FN(share)(end - first, part, parts);
    const int inputs = first + FN(share)(end - first, part + 1, parts) - i;
    for (int n = 0; n < blocks.count; n += FN(linear_blocks)) {
      const int together = blocks.count - n < FN(linear_blocks) ? blocks.count - n : FN(linear_blocks);
      FN(linear_gradient_any_tile)(layer, (const V *)(dy + n * blocks.output_stride),
                                   blocks.output_stride / LANES, weights + i,
                                   (V *)(dx + n * blocks.input_stride) + i,
                                   blocks.input_stride / LANES, inputs, together);
    }
  }
}

/// Rows of weights times vectors of columns of the outer product.
INLINE void FN(outer_tile)(int image_count, const float *dy, int64_t dy_stride, const float *x,
                           int64_t row_stride, float *dweights, const int rows, const int vectors) {
  V sum[4][OUTER_VECTORS];
  UNROLL for (int o = 0; o < rows; o++)
    UNROLL for (int i = 0; i < vectors; i++) sum[o][i] = FN(splat)(0.0f);
  for (int n = 0; n < image_count; n++, dy += dy_stride, x += row_stride) {
    V value[OUTER_VECTORS];
    UNROLL for (int i = 0; i < vectors; i++) value[i] = ((const V *)x)[i];
    UNROLL for (int o = 0; o < rows; o++) {
      V gradient = FN(splat)(dy[o]);
      UNROLL for (int i = 0; i < vectors; i++) sum[o][i] += gradient * value[i];
    }
  }
  UNROLL for (int o = 0; o < rows; o++)
    UNROLL for (int i = 0; i < vectors; i++) ((V *)(dweights + o * row_stride))[i] = sum[o][i];
}

static void FN(outer_any_tile)(int image_count, const float *dy, int64_t dy_stride, const float *x,
                               int64_t row_stride, float *dweights, int rows, int vectors) {
#define TILE(o, i)                                                                        \
  case (o) * 8 + (i):                                                                     \
    FN(outer_tile)(image_count, dy, dy_stride, x, row_stride, dweights, o, i);            \
    break;
#if OUTER_VECTORS == 6
#define TILES(o) TILE(o, 1) TILE(o, 2) TILE(o, 3) TILE(o, 4) TILE(o, 5) TILE(o, 6)
#else
#define TILES(o) TILE(o, 1) TILE(o, 2)
#endif
  switch (rows * 8 + vectors) {
    TILES(1) TILES(2) TILES(3) TILES(4)
    default: break;
  }
#undef TILE
#undef TILES
}

static void FN(linear_weight_gradient)(const cnn_linear *layer, int32_t image_count,
                                       const float *dy_rows, int64_t dy_stride,
                                       const float *x_rows, float *dweights, int32_t first,
                                       int32_t end) {
  const int vectors = layer->row_stride / LANES;
  const int parts = (vectors + OUTER_VECTORS - 1) / OUTER_VECTORS;
  for (int part = 0; part < parts; part++) {
    const int i = FN(share)(vectors, part, parts), i_end = FN(share)(vectors, part + 1, parts);
    for (int o = first; o < end; o += 4)
      FN(outer_any_tile)(image_count, dy_rows + o, dy_stride, x_rows + (int64_t)i * LANES,
                         layer->row_stride,
                         dweights + (int64_t)(o - first) * layer->row_stride + (int64_t)i * LANES,
                         end - o < 4 ? end - o : 4, i_end - i);
  }
}

static void FN(column_sums)(const float *rows, int64_t row_stride, int32_t row_count,
                            int32_t count, float *sums) {
  for (int i = 0; i < count; i += LANES) {
    V sum = FN(splat)(0.0f);
    for (int n = 0; n < row_count; n++) sum += *(const V *)(rows + n * row_stride + i);
    *(V *)(sums + i) = sum;
  }
}
