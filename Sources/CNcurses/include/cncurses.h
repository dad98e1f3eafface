#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stdint.h>

// What Swift needs of ncurses, in plain integers: curses.h itself cannot be imported (macros, variadic
// functions, shared variables). All functions but cn_wake are for the main thread only.

// Why the screen could not be opened.
enum {
  CN_OPENED = 0,
  CN_NOT_A_TERMINAL = 1,     // input or output is a pipe or a file
  CN_UNKNOWN_TERMINAL = 2,   // TERM is not in the terminfo database
  CN_CANNOT_MOVE_CURSOR = 3, // such as TERM=dumb
};

// Attributes of a cell, to be added.
enum { CN_BOLD = 1, CN_DIM = 2, CN_UNDERLINE = 4, CN_REVERSE = 8 };

// What ended a wait.
enum {
  CN_TIMED_OUT,
  CN_CHARACTER,    // code is a Unicode scalar
  CN_CONTROL,      // code is the letter, lower case
  CN_FUNCTION,     // code is the number of the function key
  CN_SPECIAL,      // code is one of the special keys below
  CN_RESIZED,
  CN_SUSPEND,      // the student pressed Ctrl-Z
  CN_WOKEN,        // cn_wake was called
  CN_SIGNAL,       // code is the signal that asks the program to end
  CN_END_OF_INPUT, // the terminal is gone
  CN_MOUSE,        // code is what the first button does, x and y the cell
  CN_PASTE_BEGINS, // what follows is pasted and not typed
  CN_PASTE_ENDS,
};

// Special keys.
enum {
  CN_ENTER,
  CN_ESCAPE,
  CN_TAB,
  CN_BACK_TAB,
  CN_UP,
  CN_DOWN,
  CN_LEFT,
  CN_RIGHT,
  CN_HOME,
  CN_END,
  CN_PAGE_UP,
  CN_PAGE_DOWN,
  CN_BACKSPACE,
  CN_DELETE,
};

// What the first button of the mouse does.
enum { CN_PRESSED, CN_DRAGGED, CN_RELEASED };

typedef struct {
  int kind;
  int code;
  int x;
  int y;
} cn_event;

// To be called first: no signal stays blocked that the parent had blocked, and descriptors 0 to 2 are open.
void cn_begin_process(void);

// Takes the student's locale for characters only (a decimal comma must not reach strtod);
// true when it can show more than ASCII.
bool cn_use_locale(void);

// Switches to the terminal's other screen; returns CN_OPENED or why not.
int cn_open(bool has_color);
// Gives the terminal back as it was. Calling it twice, or without cn_open, does nothing.
void cn_close(void);
// Gives the terminal to the shell until the program is continued.
void cn_suspend(void);

void cn_size(int *width, int *height);
// 0 when colours are missing or not wanted.
int cn_color_count(void);

void cn_erase(void);
// Puts one character and its marks into a cell; a colour of -1 is the terminal's own.
void cn_put(int x, int y, const uint32_t *scalars, int count, int foreground, int background, int attributes);
// Where the cursor stands when the screen is shown.
void cn_set_cursor(int x, int y, bool is_visible);
// Whether the mouse is reported; otherwise it selects text, as the terminal has it.
void cn_set_mouse(bool is_wanted);
// Sends what changed.
void cn_show(void);

// Waits for an event, at most so many milliseconds; -1 waits for ever.
cn_event cn_wait(int timeout_milliseconds);
// Ends the wait; from any thread.
void cn_wake(void);

#endif
