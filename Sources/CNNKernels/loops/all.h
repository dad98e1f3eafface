// All loops of one instruction set and their table. LANES, SUFFIX, NAME and the tile sizes are set before.
#include "lanes.h"

#include "activations.h"
#include "channels.h"
#include "convolution.h"
#include "one_image.h"
#include "convolution_band.h"
#include "convolution_input.h"
#include "convolution_weights.h"
#include "convolution_winners.h"
#include "convolution_gradient.h"
#include "linear.h"
#include "loss.h"
#include "peak.h"
#include "pools.h"
#include "transpose.h"
#include "weights.h"

static const cnn_kernels FN(kernels) = {
    .lanes = LANES,
    .name = NAME,
    .rows_to_lanes = FN(rows_to_lanes),
    .lanes_to_rows = FN(lanes_to_rows),
    .convolution_scratch = FN(convolution_scratch),
    .convolution = FN(convolution),
    .convolution_of_one = FN(convolution_of_one),
    .convolution_gradient = FN(convolution_gradient),
    .max_pool = FN(max_pool),
    .max_pool_gradient = FN(max_pool_gradient),
    .average_pool = FN(average_pool),
    .average_pool_gradient = FN(average_pool_gradient),
    .linear = FN(linear),
    .linear_of_one = FN(linear_of_one),
    .linear_input_gradient = FN(linear_input_gradient),
    .linear_weight_gradient = FN(linear_weight_gradient),
    .column_sums = FN(column_sums),
    .activate = FN(activate),
    .activate_gradient = FN(activate_gradient),
    .dropout = FN(dropout),
    .channel_moments = FN(channel_moments),
    .channel_affine = FN(channel_affine),
    .channel_gradient_sums = FN(channel_gradient_sums),
    .channel_gradient = FN(channel_gradient),
    .softmax_loss = FN(softmax_loss),
    .sum_slots = FN(sum_slots),
    .descend = FN(descend),
    .adam = FN(adam),
    .square_sum = FN(square_sum),
    .fill_multiply_adds = FN(fill_multiply_adds),
};

#undef V
#undef VI
#undef VU
#undef VB
#undef LANES
#undef SUFFIX
#undef NAME
#undef TILE_FILTERS
#undef TILE_COLUMNS
#undef GRADIENT_FILTERS
#undef SCATTER_COLUMNS
#undef LINEAR_ROWS
#undef OUTER_VECTORS
