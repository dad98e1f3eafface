#!/usr/bin/env python3
"""Kills the tutor at random moments and at system calls, and looks whether anything is lost or locked.

Ends every kind of screen in every way too, and looks whether the terminal is as it was.

usage: kill.py PROGRAM [--count N] [--seed N]

Every verdict that was seen must be in the record, the record must open and save again, weights and
runs must be whole or as they were, and no file of a broken-off write may stay after the next start.
Ends with a line for each campaign; exit code 1 when something was lost, damaged or locked.
"""
import argparse
import fcntl
import itertools
import json
import os
import pty
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time

CALLS = ["pwrite64", "write", "fdatasync", "fcntl", "unlink", "openat", "mmap", "rename", "ftruncate"]


class Home:
    """State and data folders of one campaign."""

    def __init__(self, program):
        self.program = os.path.abspath(program)
        shm = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = tempfile.mkdtemp(prefix="cnn-tutor-kill-", dir=shm)
        self.env = dict(os.environ, TERM="dumb", XDG_STATE_HOME=self.folder + "/state",
                        XDG_DATA_HOME=self.folder + "/data")

    def run(self, *arguments, text=""):
        return subprocess.run([self.program, *arguments], env=self.env, input=text,
                              capture_output=True, text=True, timeout=120)

    def attempts(self):
        """How many answers the record holds; None when it cannot be read."""
        result = self.run("progress", "--json")
        if result.returncode != 0:
            return None
        line = json.loads(result.stdout.splitlines()[-1])
        return sum(question["attempts"] for question in line["questions"])

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


numbers = itertools.count(1000)


def wrong_answers(count):
    """So many wrong answers to 10.1.a, none of them given before: the same answer again does not count."""
    return "".join(f"{next(numbers)}\n" for _ in range(count))


def verdicts(text):
    return text.count("\nnot yet")


def answered(home, delay, prefix=()):
    """Answers a quiz in lines and kills it after so many seconds; returns how many verdicts were seen."""
    child = subprocess.Popen([*prefix, home.program, "quiz", "10.1.a", "--plain"], env=home.env,
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    os.set_blocking(child.stdout.fileno(), False)
    deadline = time.monotonic() + delay
    seen = b""
    try:
        child.stdin.write(wrong_answers(8).encode())
        child.stdin.flush()
    except BrokenPipeError:
        pass
    while time.monotonic() < deadline and child.poll() is None:
        seen += child.stdout.read() or b""
        if verdicts(seen.decode(errors="replace")) == 8 and prefix:
            child.stdin.close()
        time.sleep(0.002)
    child.send_signal(signal.SIGKILL)
    child.wait()
    seen += child.stdout.read() or b""
    return verdicts(seen.decode(errors="replace"))


def lost_or_locked(home, before, seen):
    """What went wrong after a kill: None when every verdict is kept and a further answer is saved."""
    count = home.attempts()
    if count is None:
        return "the record cannot be read"
    if count < before + seen:
        return f"{before + seen - count} of {seen} verdicts lost"
    home.run("quiz", "10.1.a", "--plain", text=wrong_answers(1))
    after = home.attempts()
    if after is None or after <= count:
        return "the record saves no more"
    return None


def kill_once(home, delay, fresh=False, prefix=()):
    """One kill, of a first start where `fresh`; returns the verdicts seen and what went wrong, or None."""
    if fresh:
        shutil.rmtree(home.env["XDG_STATE_HOME"], ignore_errors=True)
    # Looking would make the record, and a first start is one that finds none.
    before = 0 if fresh else home.attempts() or 0
    seen = answered(home, delay, prefix)
    return seen, lost_or_locked(home, before, seen)


def record_moments(home, rng, count):
    results = [kill_once(home, rng.uniform(0, 0.6)) for _ in range(count)]
    return [fault for _, fault in results if fault], \
        f"{count} kills, {sum(seen for seen, _ in results)} verdicts seen"


def first_starts(home, rng, count):
    """The very first start is the one that makes the record: killed in its first moments, each time anew."""
    results = [kill_once(home, rng.uniform(0, 0.06), fresh=True) for _ in range(count)]
    return [fault for _, fault in results if fault], f"{count} kills"


def record_calls(home, rng, count):
    """A kill at the n-th system call of a kind, by strace."""
    faults = []
    for number in range(count):
        call = CALLS[number % len(CALLS)]
        when = 1 + (number // len(CALLS)) % 40
        trace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                 f"inject={call}:signal=KILL:when={when}"]
        _, fault = kill_once(home, 20, fresh=number % 3 == 0, prefix=trace)
        if fault:
            faults.append(f"{call} {when}: {fault}")
    return faults, f"{count} kills"


def weights(home, rng, count):
    """Training that saves over an old file: afterwards the file is the old one or a whole new one."""
    path = home.folder + "/w.safetensors"
    train = ["train-live", "lenet5", "--data", "generated", "--images", "2000", "--epochs", "1", "--no-ui",
             "--save", path]
    first = home.run(*train, "--seed", "1")
    assert first.returncode == 0, first.stderr
    picture = home.folder + "/p.pgm"
    with open(picture, "w") as file:
        # A stroke down the middle: a picture without ink is refused.
        file.write("P2\n28 28\n255\n" + " ".join("255" if 13 <= place % 28 < 15 else "0" for place in range(784)))
    duration = 0.0
    start = time.monotonic()
    home.run(*train, "--seed", "2")
    duration = time.monotonic() - start
    faults = []
    for _ in range(count):
        child = subprocess.Popen([home.program, *train, "--seed", "3"], env=home.env,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(duration * 0.8, duration * 1.05))
        child.kill()
        child.wait()
        if home.run("classify", picture, "--load", path).returncode != 0:
            faults.append("the weights cannot be read")
    home.run("runs")
    home.run("quiz", "10.1.a", "--plain", text=wrong_answers(1))
    left = [name for _, _, names in os.walk(home.folder) for name in names
            if name.startswith(".dat.nosync")]
    runs = home.env["XDG_DATA_HOME"] + "/cnn-tutor/runs"
    left += [name for name in os.listdir(runs) if os.path.getsize(os.path.join(runs, name)) == 0]
    if left:
        faults.append("left behind: " + ", ".join(left))
    return faults, f"{count} kills"


def copies(home, rng, count):
    """Twenty copies answer into one record at once, first without one, then with one."""
    faults = []
    for round_ in range(2):
        before = home.attempts() or 0
        children = [subprocess.Popen([home.program, "quiz", "10.1.a", "--plain"], env=home.env,
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     stderr=subprocess.PIPE, text=True) for _ in range(20)]
        for child in children:
            child.stdin.write(wrong_answers(10))
            child.stdin.close()
        seen = 0
        for child in children:
            seen += verdicts(child.stdout.read())
            child.wait()
        found = (home.attempts() or 0) - before
        if found < seen:
            faults.append(f"round {round_}: {seen - found} of {seen} answers lost")
    return faults, f"2 x 20 copies, {seen} verdicts in the second round"


SCREENS = [["lesson", "conv1d"], ["quiz", "10.1"], ["exam"], ["animate", "conv2d"],
           ["train-live", "lenet5", "--data", "generated"]]
SIGNALS = [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGILL, signal.SIGTRAP, signal.SIGABRT,
           signal.SIGBUS, signal.SIGFPE, signal.SIGUSR1, signal.SIGSEGV, signal.SIGUSR2, signal.SIGALRM,
           signal.SIGTERM, signal.SIGSTKFLT, signal.SIGXCPU, signal.SIGXFSZ, signal.SIGVTALRM,
           signal.SIGPROF, signal.SIGIO, signal.SIGPWR, signal.SIGSYS]
KEYS = [b"\x03", b"\x1c", b"\x1b[21~"]
# What a screen turns on and has to turn off: the alternate screen, the hidden cursor, the mouse, pasting.
MODES = [(b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?25l", b"\x1b[?25h"),
         (b"\x1b[?1000h", b"\x1b[?1000l"), (b"\x1b[?2004h", b"\x1b[?2004l")]


def take_terminal():
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    # Whoever was started in the background, or by nohup, ignores these, and its children would too.
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


def exit_fault(home, screen, way):
    """Opens a screen on a terminal of its own and ends it; what is not as it was, or None."""
    main_end, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    settings = termios.tcgetattr(terminal)
    child = subprocess.Popen([home.program, *screen], env=dict(home.env, TERM="xterm-256color"),
                             stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True,
                             preexec_fn=take_terminal)
    os.set_blocking(main_end, False)
    seen, sent, deadline = b"", False, time.monotonic() + 30
    while child.poll() is None and time.monotonic() < deadline:
        try:
            seen += os.read(main_end, 65536)
        except BlockingIOError:
            # A still screen that was drawn is ready.
            if not sent and MODES[0][0] in seen and len(seen) > 1000:
                sent = True
                os.write(main_end, way) if isinstance(way, bytes) else child.send_signal(way)
            time.sleep(0.05)
    if child.poll() is None:
        child.kill()
        child.wait()
        return "lives on"
    try:
        seen += os.read(main_end, 65536)
    except BlockingIOError:
        pass
    restored = termios.tcgetattr(terminal) == settings
    os.close(main_end)
    os.close(terminal)
    left_on = [on.decode()[1:] for on, off in MODES if seen.rfind(on) > seen.rfind(off)]
    number = {b"\x03": signal.SIGINT, b"\x1c": signal.SIGQUIT, b"\x1b[21~": 0}.get(way, way)
    if not restored or left_on or child.returncode not in ([-number, 128 + number] if number else [0]):
        return f"settings {'restored' if restored else 'lost'}, still on {left_on}, code {child.returncode}"
    return None


def exits(home, rng, count):
    """Every screen left by every signal that ends a program and by the keys that do."""
    ways = [(screen, way) for screen in SCREENS for way in SIGNALS + KEYS]
    faults = [(screen, way, exit_fault(home, screen, way)) for screen, way in ways]
    return [f"{' '.join(screen)}, {way!r}: {fault}" for screen, way, fault in faults if fault], \
        f"{len(ways)} exits"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    campaigns = [(record_moments, 0.3), (first_starts, 0.3), (record_calls, 0.3), (weights, 0.1), (copies, 0),
                 (exits, 0)]
    failed = False
    for campaign, share in campaigns:
        home = Home(options.program)
        try:
            faults, words = campaign(home, random.Random(options.seed), int(options.count * share))
        finally:
            home.remove()
        print(f"{campaign.__name__}: {words}, {len(faults)} faults", flush=True)
        for fault in faults[:20]:
            print("  " + fault, flush=True)
        failed = failed or bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
