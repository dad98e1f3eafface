#define _GNU_SOURCE
#include <curses.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "include/cncurses.h"
#include "internal.h"

static cn_event event(int kind, int code) { return (cn_event){.kind = kind, .code = code}; }

static bool is_mouse_reported;

// Drags are asked for by hand: the terminfo string that ncurses sends asks for presses and releases only.
void cn_set_mouse(bool is_wanted) {
  if (is_wanted == is_mouse_reported || !tigetstr("kmous") || tigetstr("kmous") == (char *)-1) return;
  is_mouse_reported = is_wanted;
  mouseinterval(0); // no waiting whether a press becomes a click
  mousemask(is_wanted ? BUTTON1_PRESSED | BUTTON1_RELEASED | REPORT_MOUSE_POSITION : 0, NULL);
  putp(is_wanted ? "\033[?1002h" : "\033[?1002l");
  fflush(stdout);
}

static bool read_mouse(cn_event *result) {
  MEVENT mouse;
  if (getmouse(&mouse) == ERR) return false;
  int code = mouse.bstate & BUTTON1_PRESSED ? CN_PRESSED : mouse.bstate & BUTTON1_RELEASED ? CN_RELEASED : CN_DRAGGED;
  *result = (cn_event){.kind = CN_MOUSE, .code = code, .x = mouse.x, .y = mouse.y};
  return true;
}

// A key that terminfo names. False for those that mean nothing here, KEY_RESIZE among them: SIGWINCH tells of it.
static bool read_named_key(wint_t code, cn_event *result) {
  if (code == KEY_MOUSE) return read_mouse(result);
  if (code == KEY_PASTE_BEGINS || code == KEY_PASTE_ENDS) {
    *result = event(code == KEY_PASTE_BEGINS ? CN_PASTE_BEGINS : CN_PASTE_ENDS, 0);
    return true;
  }
  if (code >= KEY_F(1) && code <= KEY_F(12)) {
    *result = event(CN_FUNCTION, (int)(code - KEY_F0));
    return true;
  }
  static const struct {
    wint_t curses;
    int special;
  } keys[] = {
    {KEY_ENTER, CN_ENTER},    {KEY_BTAB, CN_BACK_TAB},   {KEY_UP, CN_UP},
    {KEY_DOWN, CN_DOWN},      {KEY_LEFT, CN_LEFT},       {KEY_RIGHT, CN_RIGHT},
    {KEY_HOME, CN_HOME},      {KEY_END, CN_END},         {KEY_PPAGE, CN_PAGE_UP},
    {KEY_NPAGE, CN_PAGE_DOWN}, {KEY_BACKSPACE, CN_BACKSPACE}, {KEY_DC, CN_DELETE},
  };
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    if (keys[i].curses != code) continue;
    *result = event(CN_SPECIAL, keys[i].special);
    return true;
  }
  return false;
}

static bool read_plain_key(wint_t code, cn_event *result) {
  switch (code) {
  case 0: return false;
  case '\t': *result = event(CN_SPECIAL, CN_TAB); break;
  case '\n':
  case '\r': *result = event(CN_SPECIAL, CN_ENTER); break;
  case 8:
  case 127: *result = event(CN_SPECIAL, CN_BACKSPACE); break;
  case 27: *result = event(CN_SPECIAL, CN_ESCAPE); break;
  default:
    if (code > 27 && code < 32) return false;
    *result = code < 27 ? event(CN_CONTROL, (int)code + 'a' - 1) : event(CN_CHARACTER, (int)code);
  }
  return true;
}

// Takes the next key that means something, of those that have arrived.
static bool read_key(cn_event *result) {
  static bool was_return; // a line feed right behind it is the rest of the same line end
  wint_t code;
  int kind;
  while ((kind = wget_wch(stdscr, &code)) != ERR) {
    bool is_rest = was_return && kind != KEY_CODE_YES && code == '\n';
    was_return = kind != KEY_CODE_YES && code == '\r';
    if (is_rest) continue;
    if (kind == KEY_CODE_YES ? read_named_key(code, result) : read_plain_key(code, result)) return true;
  }
  return false;
}

static void fit_screen_to_terminal(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_row == 0 || size.ws_col == 0) return;
  resizeterm(size.ws_row, size.ws_col);
}

static bool take_pending(cn_event *result) {
  const int end_signals[] = {SIGTERM, SIGINT, SIGHUP};
  for (size_t i = 0; i < sizeof end_signals / sizeof end_signals[0]; i++) {
    if (!take_signal(end_signals[i])) continue;
    *result = event(CN_SIGNAL, end_signals[i]);
    return true;
  }
  bool was_continued = take_signal(SIGCONT);
  if (was_continued) { // after a stop that was not ours, the shell may have set its own modes
    reset_prog_mode();
    mark_pastes(true);
    clearok(curscr, TRUE);
  }
  if (take_signal(SIGWINCH) || was_continued) {
    fit_screen_to_terminal();
    *result = event(CN_RESIZED, 0);
    return true;
  }
  if (take_signal(SIGTSTP)) {
    *result = event(CN_SUSPEND, 0);
    return true;
  }
  if (take_wake()) {
    *result = event(CN_WOKEN, 0);
    return true;
  }
  return false;
}

// Whether the terminal will send nothing any more: it is readable and there is nothing to read.
static bool is_terminal_gone(short readiness) {
  int available = 0;
  if (readiness & (POLLHUP | POLLERR | POLLNVAL)) return true;
  return readiness & POLLIN && (ioctl(STDIN_FILENO, FIONREAD, &available) < 0 || available == 0);
}

cn_event cn_wait(int timeout_milliseconds) {
  cn_event result = event(CN_TIMED_OUT, 0);
  if (take_pending(&result) || read_key(&result)) return result;
  struct pollfd sources[2] = {
    {.fd = STDIN_FILENO, .events = POLLIN}, {.fd = wake_descriptor(), .events = POLLIN}};
  int ready = poll(sources, 2, timeout_milliseconds);
  if (sources[1].revents & POLLIN) drain_wake_pipe();
  if (take_pending(&result)) return result;
  if (ready <= 0) return result;
  if (is_terminal_gone(sources[0].revents)) return event(CN_END_OF_INPUT, 0);
  read_key(&result);
  return result;
}
