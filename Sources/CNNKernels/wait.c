#define _GNU_SOURCE
#include "cnn_wait.h"

#if defined(__linux__)
#include <linux/futex.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>
#else
#include <time.h>
#endif

void cnn_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

#if defined(__linux__)

void cnn_wait(const uint32_t *word, uint32_t expected) {
  syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, expected, NULL, NULL, 0);
}

void cnn_wake_all(const uint32_t *word) {
  syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, INT32_MAX, NULL, NULL, 0);
}

#else

// Without a futex a waiting thread looks again every tenth of a millisecond.
void cnn_wait(const uint32_t *word, uint32_t expected) {
  if (__atomic_load_n(word, __ATOMIC_ACQUIRE) != expected) return;
  struct timespec pause = {.tv_sec = 0, .tv_nsec = 100000};
  nanosleep(&pause, 0);
}

void cnn_wake_all(const uint32_t *word) { (void)word; }

#endif

#if defined(__x86_64__)

// MXCSR: bit 15 flushes tiny results to zero, bit 6 reads tiny operands as zero.
enum { FLUSH_BITS = 0x8040 };

uint32_t cnn_flush_tiny_numbers(void) {
  uint32_t saved = __builtin_ia32_stmxcsr();
  __builtin_ia32_ldmxcsr(saved | FLUSH_BITS);
  return saved;
}

void cnn_restore_tiny_numbers(uint32_t saved) { __builtin_ia32_ldmxcsr(saved); }

#elif defined(__aarch64__)

// FPCR: bit 24 flushes tiny numbers to zero.
uint32_t cnn_flush_tiny_numbers(void) {
  uint64_t saved;
  __asm__ volatile("mrs %0, fpcr" : "=r"(saved));
  __asm__ volatile("msr fpcr, %0" : : "r"(saved | (1ull << 24)));
  return (uint32_t)saved;
}

void cnn_restore_tiny_numbers(uint32_t saved) {
  __asm__ volatile("msr fpcr, %0" : : "r"((uint64_t)saved));
}

#else

uint32_t cnn_flush_tiny_numbers(void) { return 0; }
void cnn_restore_tiny_numbers(uint32_t saved) { (void)saved; }

#endif
