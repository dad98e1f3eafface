/// What threads need to wait for each other without burning a core.
#pragma once
#include <stdint.h>

/// Tells the core that this is a waiting loop.
void cnn_pause(void);

/// Sleeps while `*word` equals `expected`; may also return early, so the caller looks again.
void cnn_wait(const uint32_t *word, uint32_t expected);

/// Wakes every thread that sleeps on `word`.
void cnn_wake_all(const uint32_t *word);

/// Makes this thread's vector unit take numbers below 2^-126 as zero, and returns what was set before.
///
/// Gradients that fade out would otherwise cost a hundred times the time of others.
uint32_t cnn_flush_tiny_numbers(void);

/// Puts back what `cnn_flush_tiny_numbers` returned.
void cnn_restore_tiny_numbers(uint32_t saved);
