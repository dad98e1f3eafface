#define _GNU_SOURCE
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "include/cncurses.h"
#include "internal.h"

static SCREEN *screen;
static bool has_colors_wanted;
static bool has_direct_color;

bool cn_use_locale(void) {
  if (!setlocale(LC_CTYPE, "")) {
    // The locale is named but not installed; C.UTF-8 is always there and shows the same characters.
    const char *names[] = {getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")};
    const char *name = "";
    for (int i = 0; i < 3 && !*name; i++) name = names[i] ? names[i] : "";
    if (strcasestr(name, "utf-8") || strcasestr(name, "utf8")) setlocale(LC_CTYPE, "C.UTF-8");
  }
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool has_string(const char *name) {
  const char *value = tigetstr(name);
  return value && value != (const char *)-1;
}

// As readline does, the terminal is asked for marks without asking terminfo: one that has none ignores it.
void mark_pastes(bool is_wanted) {
  fputs(is_wanted ? "\033[?2004h" : "\033[?2004l", stdout);
  fflush(stdout);
}

static void set_modes(void) {
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  curs_set(0);
  leaveok(stdscr, TRUE);
  if (has_colors_wanted && has_colors()) {
    start_color();
    use_default_colors();
  }
  define_key("\033[200~", KEY_PASTE_BEGINS);
  define_key("\033[201~", KEY_PASTE_ENDS);
  mark_pastes(true);
}

int cn_open(bool has_color) {
  if (!save_terminal()) return CN_NOT_A_TERMINAL;
  cn_use_locale();
  install_signal_handlers();
  const int escape_delay_milliseconds = 25;
  set_escdelay(escape_delay_milliseconds);
  screen = newterm(NULL, stdout, stdin); // initscr would end the process when it fails
  if (!screen) {
    remove_signal_handlers();
    return CN_UNKNOWN_TERMINAL;
  }
  if (!has_string("cup")) { // newterm is content with TERM=dumb
    endwin();
    delscreen(screen);
    restore_modes();
    remove_signal_handlers();
    return CN_CANNOT_MOVE_CURSOR;
  }
  has_colors_wanted = has_color;
  has_direct_color = tigetflag("RGB") == 1 || tigetnum("RGB") > 0;
  prepare_restore_sequence();
  hold_standard_error();
  begin_screen();
  atexit(cn_close);
  set_modes();
  return CN_OPENED;
}

void cn_close(void) {
  if (!end_screen()) return;
  // A signal that comes meanwhile would find the terminal half given back.
  sigset_t all, old;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &old);
  cn_set_mouse(false);
  mark_pastes(false);
  endwin();
  restore_modes();
  release_standard_error();
  remove_signal_handlers();
  sigprocmask(SIG_SETMASK, &old, NULL);
}

void cn_suspend(void) {
  cn_set_mouse(false);
  mark_pastes(false);
  endwin();
  restore_modes();
  stop_until_continued();
  reset_prog_mode();
  mark_pastes(true);
  clearok(curscr, TRUE);
}

void cn_size(int *width, int *height) {
  *width = COLS;
  *height = LINES;
}

int cn_color_count(void) { return has_colors_wanted && has_colors() ? COLORS : 0; }

void cn_erase(void) { werase(stdscr); }

// With TERM=*-direct a colour number above 7 is an RGB value; this gives the usual palette's.
static int direct_color(int index) {
  static const int bright[8] = {
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff};
  static const int levels[6] = {0, 95, 135, 175, 215, 255};
  if (index < 8) return index;
  if (index < 16) return bright[index - 8];
  if (index >= 232) return (8 + (index - 232) * 10) * 0x010101;
  int cube = index - 16;
  int value = levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6];
  return value < 8 ? 0 : value;
}

// A colour pair, made when it is first asked for; 0 is the terminal's own colours.
static int color_pair(int foreground, int background) {
  if (cn_color_count() < 8 || (foreground < 0 && background < 0)) return 0;
  if (has_direct_color) {
    if (foreground >= 0) foreground = direct_color(foreground);
    if (background >= 0) background = direct_color(background);
  }
  int pair = alloc_pair(foreground, background); // ncurses keeps those that it has made
  return pair < 0 ? 0 : pair;
}

void cn_put(
  int x, int y, const uint32_t *scalars, int count, int foreground, int background, int attributes) {
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
  attr_t shown = A_NORMAL;
  if (attributes & CN_BOLD) shown |= A_BOLD;
  if (attributes & CN_DIM) shown |= A_DIM;
  if (attributes & CN_UNDERLINE) shown |= A_UNDERLINE;
  if (attributes & CN_REVERSE) shown |= A_REVERSE;
  int pair = color_pair(foreground, background);
  cchar_t cell;
  // The last argument carries pairs beyond the short of the one before it.
  setcchar(&cell, text, shown, (short)(pair > 255 ? 0 : pair), &pair);
  mvwadd_wch(stdscr, y, x, &cell);
}

void cn_set_cursor(int x, int y, bool is_visible) {
  leaveok(stdscr, !is_visible);
  curs_set(is_visible);
  if (is_visible) wmove(stdscr, y, x);
}

void cn_show(void) { wrefresh(stdscr); }
