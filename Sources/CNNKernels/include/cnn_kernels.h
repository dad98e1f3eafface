/// The innermost vector loops of the engine. No allocation, no threads made, no I/O.
///
/// All pictures of a layer stand in blocks of as many images as a vector has lanes, the image
/// innermost: `[channel][y][x][lane]`. A loop then works on one image a lane, whatever the layer's
/// channel count is. Pointers to such blocks are aligned to a whole vector; sizes and strides inside
/// them count vectors, not floats. `lanes` below is the number of floats in a vector.
#pragma once
#include <stdint.h>

#pragma clang assume_nonnull begin

/// The functions that can stand behind a layer; the values are those of `activation` fields.
enum {
  CNN_IDENTITY = 0,
  CNN_RELU = 1,
  CNN_LEAKY_RELU = 2,
  CNN_TANH = 3,
  CNN_SIGMOID = 4,
};

/// Channels of pictures in a block: vector (c, y, x) is number `c·channel_stride + y·row_stride + x`.
typedef struct {
  int32_t channels, height, width;
  int32_t row_stride, channel_stride;
} cnn_planes;

/// A convolution, the function behind it and the max pool behind that.
///
/// The pool's windows lie side by side; 1 x 1 means that there is none.
typedef struct {
  /// Input with its padding already around it.
  cnn_planes input;
  /// Output of the convolution itself; height and width are multiples of the pool's.
  cnn_planes output;
  /// What is kept: `output`, or its pooled form.
  cnn_planes kept;
  int32_t groups;
  int32_t kernel_height, kernel_width;
  int32_t stride_y, stride_x;
  int32_t dilation_y, dilation_x;
  int32_t pool_height, pool_width;
  int32_t activation;
  float slope;
} cnn_convolution;

/// A pool of any kind of window, not fused.
typedef struct {
  cnn_planes input, output;
  int32_t window_height, window_width;
  int32_t stride_y, stride_x;
  int32_t dilation_y, dilation_x;
  int32_t padding_top, padding_left;
  /// Average: padding counts up to here in the divisor; 0 means that it does not count.
  int32_t counted_height, counted_width;
} cnn_pool;

/// A fully connected layer over several blocks. Weights `[outputs][row_stride]` in floats.
typedef struct {
  int32_t inputs, outputs;
  /// Floats from one row of weights to the next, a multiple of 16.
  int32_t row_stride;
  int32_t activation;
  float slope;
} cnn_linear;

/// Blocks at equal distances: `count` of them, `stride` floats apart for input and output.
typedef struct {
  int32_t count;
  int64_t input_stride, output_stride;
} cnn_blocks;

/// A rule for changing weights; `velocity` and `variance` stand beside the weights, one float each.
typedef struct {
  float rate, momentum, weight_decay;
  int32_t is_nesterov;
  /// Adam only.
  float beta1, beta2, epsilon, correction1, correction2;
} cnn_rule;

/// The loops of one instruction set.
typedef struct {
  /// Floats in a vector = images in a block.
  int32_t lanes;
  /// `avx512`, `avx2`, `generic`.
  const char *name;

  // Rows of images to lanes and back.

  /// rows `[lanes][row_stride]`, `count` floats of each -> block `[count][lanes]`.
  void (*_Nonnull rows_to_lanes)(const float *rows, int64_t row_stride, int32_t count, float *block);
  /// block `[count][lanes]` -> rows `[lanes][row_stride]`, the first `row_count` of them.
  void (*_Nonnull lanes_to_rows)(const float *block, int32_t count, float *rows, int64_t row_stride,
                        int32_t row_count);

  // Convolution. Weights `[F][C/groups][KH][KW]`, bias `[F]` (may be null).

  /// Vectors of working memory that every pass needs.
  int64_t (*_Nonnull convolution_scratch)(const cnn_convolution *layer);
  /// x `input`, y `kept`; which element won each window goes to `winners` (null: not wanted).
  void (*_Nonnull convolution)(const cnn_convolution *layer, const float *x, const float *weights,
                      const float *_Nullable bias, float *y, uint8_t *_Nullable winners, float *scratch);
  /// The same for a block that holds one image, in lane 0; y stands in all lanes.
  void (*_Nonnull convolution_of_one)(const cnn_convolution *layer, const float *x, const float *weights,
                             const float *_Nullable bias, float *y, float *scratch);
  /// dY `kept` -> dX `input` (null: not wanted), dW and dBias of this block (dBias may be null).
  void (*_Nonnull convolution_gradient)(const cnn_convolution *layer, const float *x, const float *weights,
                               const float *y, const uint8_t *_Nullable winners, const float *dy,
                               float *_Nullable dx, float *dweights, float *_Nullable dbias,
                               float *scratch);

  // Pools.

  void (*_Nonnull max_pool)(const cnn_pool *layer, const float *x, float *y, uint8_t *_Nullable winners);
  void (*_Nonnull max_pool_gradient)(const cnn_pool *layer, const uint8_t *winners, const float *dy,
                            float *dx);
  void (*_Nonnull average_pool)(const cnn_pool *layer, const float *x, float *y);
  void (*_Nonnull average_pool_gradient)(const cnn_pool *layer, const float *dy, float *dx);

  // Fully connected.

  /// y[o] for outputs `first..<end`: x `[inputs][lanes]`, y `[outputs][lanes]` in each block.
  void (*_Nonnull linear)(const cnn_linear *layer, cnn_blocks blocks, const float *x, const float *weights,
                 const float *_Nullable bias, float *y, int32_t first, int32_t end);
  /// The same for a block that holds one image, in lane 0; y stands in all lanes. Scratch: `row_stride` floats.
  void (*_Nonnull linear_of_one)(const cnn_linear *layer, const float *x, const float *weights,
                        const float *_Nullable bias, float *y, float *scratch, int32_t first,
                        int32_t end);
  /// dX[i] for inputs `first..<end`.
  void (*_Nonnull linear_input_gradient)(const cnn_linear *layer, cnn_blocks blocks, const float *dy,
                                const float *weights, float *dx, int32_t first, int32_t end);
  /// dW rows `first..<end` = sum over images of dY[n][o]·x[n][i], from rows of images.
  void (*_Nonnull linear_weight_gradient)(const cnn_linear *layer, int32_t image_count, const float *dy_rows,
                                 int64_t dy_stride, const float *x_rows, float *dweights,
                                 int32_t first, int32_t end);
  /// sums[i] = sum over n of rows[n][i]; `count` a multiple of 16.
  void (*_Nonnull column_sums)(const float *rows, int64_t row_stride, int32_t row_count, int32_t count,
                      float *sums);

  // Element by element, `count` vectors.

  void (*_Nonnull activate)(int32_t activation, float slope, int64_t count, const float *x, float *y);
  /// dx = dy·f'(x), told from y = f(x).
  void (*_Nonnull activate_gradient)(int32_t activation, float slope, int64_t count, const float *y,
                            const float *dy, float *dx);
  /// Keeps each element with probability `threshold / 2^32` and scales it; the same key repeats the choice.
  void (*_Nonnull dropout)(uint32_t key, uint32_t first_image, uint32_t threshold, float scale,
                  int64_t count, const float *x, float *y);

  // Normalisation over channels. Lanes from `active` on hold no image.

  /// Mean and sum of squared deviations of each channel in this block.
  void (*_Nonnull channel_moments)(const cnn_planes *planes, const float *x, int32_t active, float *means,
                          float *squares);
  /// y = x·scale[c] + shift[c].
  void (*_Nonnull channel_affine)(const cnn_planes *from, const cnn_planes *to, const float *x,
                         const float *scale, const float *shift, float *y);
  /// Sums of dY and of dY·(x - mean[c]) over this block.
  void (*_Nonnull channel_gradient_sums)(const cnn_planes *x_planes, const cnn_planes *dy_planes,
                                const float *x, const float *dy, const float *means, float *dy_sums,
                                float *product_sums);
  /// dX = a[c]·dY + b[c]·x + d[c] in the active lanes, 0 in the others.
  void (*_Nonnull channel_gradient)(const cnn_planes *x_planes, const cnn_planes *dy_planes, const float *x,
                           const float *dy, const float *a, const float *b, const float *d,
                           int32_t active, float *dx);

  // Loss.

  /// Softmax cross-entropy of logits z `[classes][lanes]`: dz scaled, one loss and one prediction a lane.
  ///
  /// A lane without an image has label -1: its gradient and loss are 0. dz and losses may be null.
  void (*_Nonnull softmax_loss)(int32_t classes, const float *z, const int32_t *labels, float scale,
                       float *_Nullable dz, float *_Nullable losses, int32_t *predictions);

  // Weights, `count` floats, a multiple of 16.

  /// sums = the slots added in order; `stride` floats from one to the next.
  void (*_Nonnull sum_slots)(const float *slots, int64_t stride, int32_t slot_count, int64_t count,
                    float *sums);
  void (*_Nonnull descend)(const cnn_rule *rule, int64_t count, float *weights, const float *gradient,
                  float *_Nullable velocity);
  void (*_Nonnull adam)(const cnn_rule *rule, int64_t count, float *weights, const float *gradient,
               float *velocity, float *variance);
  /// Sum of squares.
  double (*_Nonnull square_sum)(int64_t count, const float *values);

  // Measuring.

  /// Does `rounds` times the most multiply-adds that this instruction set can keep in flight.
  ///
  /// Returns how many floating-point operations that were; `sink` keeps the result alive.
  int64_t (*_Nonnull fill_multiply_adds)(int64_t rounds, float *sink);
} cnn_kernels;

/// The loops by rank, the fastest first; null past the end or where this machine cannot run them.
const cnn_kernels *_Nullable cnn_kernels_at(int32_t rank);

/// How many ranks there are in this build.
int32_t cnn_kernels_count(void);

#pragma clang assume_nonnull end
