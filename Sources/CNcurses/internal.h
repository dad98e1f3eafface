#ifndef CNCURSES_INTERNAL_H
#define CNCURSES_INTERNAL_H

#include <signal.h>
#include <stdbool.h>

// Signals and the way back to a usable terminal (signals.c), as the screen (screen.c) and the input (input.c) need them.

// Remembers the terminal's modes and makes the pipe that wakes a wait; false when there is no terminal.
bool save_terminal(void);
// Our handlers; to be called before newterm, which leaves alone what is already handled.
void install_signal_handlers(void);
// What was there before them: without a screen a signal does what it does anywhere.
void remove_signal_handlers(void);
// Builds the text that a signal handler writes, while terminfo can still be asked.
void prepare_restore_sequence(void);
// From here on the terminal has to be given back.
void begin_screen(void);
// True once, when there is something to give back.
bool end_screen(void);
// The terminal's modes as they were at the start.
void restore_modes(void);
// Keeps what is said on standard error until the screen is gone.
void hold_standard_error(void);
void release_standard_error(void);

// Whether the terminal puts marks around what is pasted (screen.c), and the codes of those marks as keys.
void mark_pastes(bool is_wanted);
enum { KEY_PASTE_BEGINS = 0x4000, KEY_PASTE_ENDS }; // beyond those that ncurses gives out by itself

// The reading end of the pipe that wakes a wait.
int wake_descriptor(void);
void drain_wake_pipe(void);
// Whether a signal has come since this was asked last.
bool take_signal(int number);
// Whether cn_wake was called since this was asked last.
bool take_wake(void);
// Stops the program as Ctrl-Z does, and returns when it is continued.
void stop_until_continued(void);

#endif
