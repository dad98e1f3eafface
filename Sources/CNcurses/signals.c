#define _GNU_SOURCE
#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "include/cncurses.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct termios saved_modes;
static volatile sig_atomic_t is_screen_open;
static char restore_sequence[512];
static volatile sig_atomic_t restore_length;

static int wake_pipe[2] = {-1, -1};
static atomic_bool was_woken;
static volatile sig_atomic_t is_pending[NSIG];
static volatile sig_atomic_t end_signal_count;
static struct sigaction old_actions[NSIG];
static bool is_installed[NSIG];

static int real_standard_error = -1;
static int held_standard_error = -1;

// The terminal's modes.

bool save_terminal(void) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return false;
  if (tcgetattr(STDOUT_FILENO, &saved_modes) < 0) return false;
  return wake_pipe[0] >= 0 || pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) == 0;
}

void restore_modes(void) { tcsetattr(STDOUT_FILENO, TCSANOW, &saved_modes); }

void begin_screen(void) { is_screen_open = 1; }

bool end_screen(void) {
  bool was_open = is_screen_open;
  is_screen_open = 0;
  return was_open;
}

// Adds a terminfo string without its padding marks such as $<5>.
static void append_restore(const char *text) {
  if (!text || text == (const char *)-1) return;
  for (; *text; text++) {
    if (text[0] == '$' && text[1] == '<') {
      while (text[1] && *text != '>') text++;
      continue;
    }
    if ((size_t)restore_length < sizeof restore_sequence) restore_sequence[restore_length++] = *text;
  }
}

void prepare_restore_sequence(void) {
  restore_length = 0;
  // A program before this one may have died with mouse reports or bracketed paste switched on.
  append_restore("\033[?1006l\033[?1002l\033[?1000l\033[?2004l");
  const char *names[] = {"rmkx", "sgr0", "op", "cnorm", "rmcup"};
  for (size_t i = 0; i < COUNT(names); i++) append_restore(tigetstr(names[i]));
}

// Standard error: in the alternate screen its text would be lost, that of fatalError above all.

void hold_standard_error(void) {
  if (!isatty(STDERR_FILENO)) return;
  if (real_standard_error < 0) real_standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  held_standard_error = memfd_create("stderr", MFD_CLOEXEC);
  if (real_standard_error >= 0 && held_standard_error >= 0) dup2(held_standard_error, STDERR_FILENO);
}

// Async-signal-safe. Replays the last 16 KB of what was said.
void release_standard_error(void) {
  if (held_standard_error < 0 || real_standard_error < 0) return;
  dup2(real_standard_error, STDERR_FILENO);
  const off_t limit = 16384;
  off_t offset = lseek(held_standard_error, 0, SEEK_END);
  offset = offset > limit ? offset - limit : 0;
  char block[4096];
  ssize_t count;
  while ((count = pread(held_standard_error, block, sizeof block, offset)) > 0) {
    if (write(STDERR_FILENO, block, (size_t)count) < 0) break;
    offset += count;
  }
  close(held_standard_error);
  held_standard_error = -1;
}

// Async-signal-safe: a dying program can neither call curses nor allocate.
static void restore_at_once(void) {
  if (!end_screen()) return;
  if (write(STDOUT_FILENO, restore_sequence, (size_t)restore_length) < 0) {
    // The terminal is gone; there is nothing left to give back.
  }
  restore_modes();
  release_standard_error();
}

// Handlers.

static void wake(void) {
  unsigned char byte = 0;
  if (write(wake_pipe[1], &byte, 1) < 0) {
    // The pipe is full: the wait ends anyway.
  }
}

// Whether the program's own instruction was at fault, which happens again when the handler returns. A keyboard's
// SIGQUIT has a positive code too.
static bool is_fault(int number, const siginfo_t *info) {
  return info->si_code > 0 && (number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE);
}

// Every other signal that ends a program: gives the terminal back, then lets the signal do what it does.
static void handle_fatal(int number, siginfo_t *info, void *context) {
  (void)context;
  int saved_errno = errno;
  restore_at_once();
  bool is_trap = number == SIGTRAP && info->si_code > 0;
  bool is_raised = info->si_code <= 0 && info->si_pid == getpid();
  if (is_fault(number, info) || is_trap || is_raised) {
    sigaction(number, &old_actions[number], NULL);
  } else {
    // From outside: Swift's backtracer would handle it, return, and the program would live on.
    signal(number, SIG_DFL);
  }
  // A fault happens again when the handler returns, so that a backtrace shows its true place.
  if (!is_fault(number, info)) raise(number);
  errno = saved_errno;
}

// Signals that become events of the loop; a second request to end does not wait for it.
static void handle_event(int number) {
  int saved_errno = errno;
  is_pending[number] = 1;
  if (number == SIGTERM || number == SIGINT || number == SIGHUP) {
    end_signal_count++;
    if (end_signal_count > 1) {
      restore_at_once();
      _exit(128 + number);
    }
  }
  wake();
  errno = saved_errno;
}

static void install(int number, struct sigaction action) {
  sigfillset(&action.sa_mask);
  if (sigaction(number, &action, &old_actions[number]) < 0) return;
  is_installed[number] = true;
  // What the parent wanted ignored (nohup) stays ignored.
  if (old_actions[number].sa_handler == SIG_IGN) sigaction(number, &old_actions[number], NULL);
}

// What each signal does that can be handled; those that are not named here end no program, or cannot be handled.
void install_signal_handlers(void) {
  // A stack of its own, or an overflow of the main one could not be handled.
  static char alternate_stack[65536];
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, NULL);

  struct sigaction fatal = {.sa_flags = SA_SIGINFO | SA_ONSTACK};
  fatal.sa_sigaction = handle_fatal;
  const int fatal_signals[] = {
    SIGSEGV, SIGBUS,  SIGILL,    SIGTRAP, SIGFPE, SIGABRT, SIGQUIT, SIGSYS,    SIGXCPU,
    SIGXFSZ, SIGALRM, SIGVTALRM, SIGPROF, SIGIO,  SIGUSR1, SIGUSR2, SIGSTKFLT, SIGPWR};
  for (size_t i = 0; i < COUNT(fatal_signals); i++) install(fatal_signals[i], fatal);
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) install(number, fatal);

  struct sigaction event = {.sa_flags = SA_RESTART};
  event.sa_handler = handle_event;
  const int event_signals[] = {SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT};
  for (size_t i = 0; i < COUNT(event_signals); i++) install(event_signals[i], event);
  install(SIGPIPE, (struct sigaction){.sa_handler = SIG_IGN});
}

void remove_signal_handlers(void) {
  for (int number = 1; number < NSIG; number++) {
    if (is_installed[number]) sigaction(number, &old_actions[number], NULL);
    is_installed[number] = false;
  }
}

void cn_begin_process(void) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  // A descriptor that is missing is the next file's: what is said would be written into it. Reading finds the end
  // at once, and writing fails, because this one is opened for reading only.
  for (int number = STDIN_FILENO; number <= STDERR_FILENO; number++) {
    if (fcntl(number, F_GETFD) < 0 && errno == EBADF) open("/dev/null", O_RDONLY);
  }
}

// Waking and asking.

int wake_descriptor(void) { return wake_pipe[0]; }

void drain_wake_pipe(void) {
  char bytes[64];
  while (read(wake_pipe[0], bytes, sizeof bytes) > 0) {
  }
}

bool take_signal(int number) {
  bool was_pending = is_pending[number];
  is_pending[number] = 0;
  return was_pending;
}

bool take_wake(void) { return atomic_exchange(&was_woken, false); }

void cn_wake(void) {
  atomic_store(&was_woken, true);
  wake();
}

void stop_until_continued(void) {
  struct sigaction ours;
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(SIGTSTP, &standard, &ours);
  is_pending[SIGCONT] = 0;
  kill(0, SIGTSTP); // the whole foreground group, as the terminal's driver does
  // Another thread may take the signal, and this one runs on for a moment; without job control nothing stops.
  const int grace_milliseconds = 100;
  struct pollfd pipe = {.fd = wake_pipe[0], .events = POLLIN};
  if (!is_pending[SIGCONT]) poll(&pipe, 1, grace_milliseconds);
  is_pending[SIGCONT] = 0;
  sigaction(SIGTSTP, &ours, NULL);
}
