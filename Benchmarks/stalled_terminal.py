"""What the program does while its terminal takes no output, and when it takes some again.

usage: stalled_terminal.py PROGRAM [--presses 100] [--pace 600]

Against "quka-tui serve" in a process of its own, at three sizes and in screen-reader mode, while an answer streams: Esc
to the request at the server, the screen after reading again, memory, and the time until the program is gone after a
signal. A terminal is stalled in two ways: nobody reads until it is full, and it is stopped (as by Ctrl-S). Prints a
table; exit code 1 when a promise is broken.
"""

import argparse
import os
import pathlib
import select
import signal
import statistics
import sys
import termios
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Interop"))

from local_server import SPACE, TOKEN, LocalServer  # noqa: E402
from stalls import Stalls  # noqa: E402
from stop_key import ESCAPE, USABLE, StopLog, percentile  # noqa: E402
from terminal import Terminal  # noqa: E402

MODES = {"40×12": (40, 12, []), "80×24": (80, 24, []), "200×60": (200, 60, []),
         "screen reader": (80, 24, ["--screen-reader"])}
SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGABRT, signal.SIGSEGV]
FULL_EVERY = 10  # one press in so many meets a full terminal; filling it takes seconds


def has_room(line):
    return bool(select.select([], [line], [], 0)[1])


def fill(terminal, line, is_reader):
    """Nobody reads, until the program has filled the terminal; words alone would take too long for that."""
    terminal.pause()
    deadline = time.monotonic() + 60
    while has_room(line):
        if time.monotonic() > deadline:
            raise SystemExit("the terminal did not fill")
        if is_reader:
            try:
                os.write(line, b" " * 1024)
            except BlockingIOError:
                os.write(line, b" ")
        time.sleep(0.01)


class Stall:
    """Stalls a terminal, and lets it go on."""

    def __init__(self, terminal, is_full, is_reader):
        self.terminal, self.is_full = terminal, is_full
        self.line = terminal.line()
        if is_full:
            fill(terminal, self.line, is_reader)
        else:
            termios.tcflow(self.line, termios.TCOOFF)

    def end(self):
        if self.is_full:
            self.terminal.resume()
        else:
            termios.tcflow(self.line, termios.TCOON)
        os.close(self.line)


def client(program, server, mode):
    columns, rows, options = MODES[mode]
    terminal = Terminal(
        [program, "--server", server.url, "--space", SPACE, *options], columns, rows, {"QUKA_TOKEN": TOKEN})
    terminal.until(lambda text: ("Connected." if options else USABLE) in text)
    return terminal


def ask(terminal, number, is_reader):
    terminal.press(f"//long story number {number}\r")
    if is_reader:
        terminal.until(lambda text: "Assistant:" in text)
    else:
        terminal.until(lambda text: "streaming" in text[:text.index("\n")])
    terminal.pump(0.2)


def has_stopped(text):
    """The mark is there, and nothing says that it goes on."""
    return "stopped" in text and "Esc stop" not in text and "stopping" not in text


def screen_errors(terminal):
    """Rows that a repaint changes: what stood there was not what the program meant."""
    terminal.pump(0.3)  # what follows the mark: the title, the hints
    before = terminal.text().split("\n")
    terminal.press("\x0c")
    terminal.pump(0.3)
    return sum(old != new for old, new in zip(before, terminal.text().split("\n")))


def measure_escape(program, server, mode, presses, stalls):
    is_reader = mode == "screen reader"
    log = StopLog(server.log)
    terminal = client(program, server, mode)
    requests, screens, wrong, paused, levels = [], [], 0, 0, []
    try:
        for number in range(presses):
            ask(terminal, number, is_reader)
            stall = Stall(terminal, number % FULL_EVERY == 0, is_reader)
            time.sleep(0.1)  # some frames' worth of text that is not shown
            pressed = terminal.press(ESCAPE)
            stopped = log.next_stop(terminal)
            time.sleep(0.2)
            going = time.time_ns()
            stall.end()
            shown = terminal.until(has_stopped)
            if stalls.during(pressed, stopped):
                paused += 1
            requests.append((stopped - pressed) / 1e6)
            screens.append((shown - going) / 1e6)
            if not is_reader:
                wrong += screen_errors(terminal)
            else:
                terminal.press("\x0e")
                terminal.until(lambda text: "New chat." in text)
            if number % 10 == 9:
                levels.append(terminal.memory()[0])
        return requests, screens, wrong, paused, levels
    finally:
        terminal.close()


def measure_end(program, server, mode, number, is_full):
    is_reader = mode == "screen reader"
    terminal = client(program, server, mode)
    ask(terminal, 0, is_reader)
    stall = Stall(terminal, is_full, is_reader)
    found = time.monotonic()
    os.kill(terminal.pid, number)
    while not os.waitpid(terminal.pid, os.WNOHANG)[0]:
        if time.monotonic() - found > 10:
            terminal.close()
            return 10.0
        time.sleep(0.002)
    took = time.monotonic() - found
    modes = termios.tcgetattr(stall.line)[3]
    stall.end()
    return took if modes & termios.ICANON and modes & termios.ECHO else float("inf")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--presses", type=int, default=100)
    parser.add_argument("--pace", default="600", help="tokens a second at the mock")
    options = parser.parse_args()
    broken = False

    print(f"{options.presses} presses a row, one in {FULL_EVERY} into a full terminal, the others into a stopped one; "
          f"{options.pace} tokens/s; milliseconds, MB")
    print(f"{'':<15}{'Esc to the server':^30}{'in a pause':>11}{'right screen after':^24}{'wrong rows':>11}"
          f"{'memory':>16}")
    print(f"{'':<15}{'median':>10}{'p99':>10}{'max':>10}{'':>11}{'median':>12}{'max':>12}")
    for mode in MODES:
        with LocalServer(options.program, "--pace", options.pace) as server, Stalls() as stalls:
            requests, screens, wrong, paused, levels = measure_escape(
                options.program, server, mode, options.presses, stalls)
        memory = f"{levels[0]:.1f} → {levels[-1]:.1f}" if levels else ""
        print(f"{mode:<15}{statistics.median(requests):>10.2f}{percentile(requests, 0.99):>10.2f}"
              f"{max(requests):>10.2f}{paused:>11}{statistics.median(screens):>12.2f}{max(screens):>12.2f}"
              f"{wrong:>11}{memory:>16}")
        broken = broken or wrong > 0 or percentile(sorted(requests)[:len(requests) - paused], 1) > 10

    print("\nseconds from the signal to the program's end, its line restored: full, stopped")
    print(f"{'':<15}" + "".join(f"{number.name:>16}" for number in SIGNALS))
    with LocalServer(options.program, "--pace", options.pace) as server:
        for mode in MODES:
            row = []
            for number in SIGNALS:
                times = [measure_end(options.program, server, mode, number, full) for full in (True, False)]
                broken = broken or max(times) > 1
                row.append(", ".join(f"{took:.2f}" for took in times))
            print(f"{mode:<15}" + "".join(f"{cell:>16}" for cell in row))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
