// The loops compiled once per instruction set, and which of them this machine can run.
#include "cnn_kernels.h"

// Tiles are as large as the registers allow: sums first, then one operand, the other from memory.

#if defined(__x86_64__)

// 32 registers of 16 floats.
#pragma clang attribute push(                                                             \
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,fma,avx2"),                  \
                   min_vector_width(512))),                                                \
    apply_to = function)
#define LANES 16
#define SUFFIX avx512
#define NAME "avx512"
#define TILE_FILTERS 4
#define TILE_COLUMNS 6
#define GRADIENT_FILTERS 4
#define SCATTER_COLUMNS 10
#define LINEAR_ROWS 12
#define OUTER_VECTORS 6
#include "loops/all.h"
#pragma clang attribute pop

// 16 registers of 8 floats.
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 8
#define SUFFIX avx2
#define NAME "avx2"
#define TILE_FILTERS 4
#define TILE_COLUMNS 3
#define GRADIENT_FILTERS 2
#define SCATTER_COLUMNS 6
#define LINEAR_ROWS 6
#define OUTER_VECTORS 2
#include "loops/all.h"
#pragma clang attribute pop

#endif

// What every machine has: 4 floats, on x86-64 (SSE2) as on arm64.
#define LANES 4
#define SUFFIX generic
#define NAME "generic"
#define TILE_FILTERS 4
#define TILE_COLUMNS 2
#define GRADIENT_FILTERS 2
#define SCATTER_COLUMNS 6
#define LINEAR_ROWS 6
#define OUTER_VECTORS 2
#include "loops/all.h"

#if defined(__x86_64__)

int32_t cnn_kernels_count(void) { return 3; }

const cnn_kernels *cnn_kernels_at(int32_t rank) {
  __builtin_cpu_init();
  const int has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  const int has_avx512 = has_avx2 && __builtin_cpu_supports("avx512f") &&
                         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                         __builtin_cpu_supports("avx512bw");
  switch (rank) {
    case 0: return has_avx512 ? &kernels_avx512 : 0;
    case 1: return has_avx2 ? &kernels_avx2 : 0;
    case 2: return &kernels_generic;
    default: return 0;
  }
}

#else

int32_t cnn_kernels_count(void) { return 1; }

const cnn_kernels *cnn_kernels_at(int32_t rank) { return rank == 0 ? &kernels_generic : 0; }

#endif
