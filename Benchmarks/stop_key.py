"""How long Esc takes to stop, how long the program takes to start, and what memory it needs.

usage: stop_key.py PROGRAM [--presses 300] [--starts 20] [--pace 2000]

The real program on a 120×40 pty against "quka-tui serve" in a process of its own; both clocks are this machine's.
Prints a table beside the budgets; exit code 1 when a budget is exceeded.
"""

import argparse
import datetime
import json
import os
import pathlib
import random
import statistics
import sys
import typing

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Interop"))

from local_server import SPACE, TOKEN, LocalServer  # noqa: E402
from stalls import Stalls  # noqa: E402
from terminal import Terminal  # noqa: E402

STOP_LOGGED = "executing stop signal locally"
USABLE = "Message"  # the composer's placeholder
ESCAPE = "\x1b"
ESCAPE_DELAY = 2  # milliseconds, on a local terminal


def wall_nanoseconds(stamp):
    """RFC 3339 with up to nine decimals, as the mock's log writes it."""
    whole, _, fraction = stamp.rstrip("Z").partition(".")
    moment = datetime.datetime.fromisoformat(whole).replace(tzinfo=datetime.timezone.utc)
    return int(moment.timestamp()) * 1_000_000_000 + int(fraction.ljust(9, "0")[:9])


class StopLog:
    """Follows the mock's log and yields the times of its stops."""

    def __init__(self, path):
        self._file = open(path, encoding="utf-8")
        self._line = ""

    def next_stop(self, terminal, seconds=10):
        """The time of the next stop; there has to be one."""
        when = self.stop_within(seconds, terminal)
        if when is None:
            raise SystemExit(f"no stop reached the server; the screen:\n{terminal.text()}")
        return when

    def stop_within(self, seconds, terminal):
        """The time of the next stop, if there is one in time; keeps the terminal's screen going meanwhile."""
        for _ in range(int(seconds / 0.005)):
            self._line += self._file.readline()
            if self._line.endswith("\n"):
                entry = json.loads(self._line)
                self._line = ""
                if entry.get("msg") == STOP_LOGGED:
                    return wall_nanoseconds(entry["time"])
            else:
                terminal.pump(0.005)
        return None


class Timing(typing.NamedTuple):
    """One press: when the key went out, when the screen said so and when the server knew, in wall nanoseconds."""

    pressed: int
    shown: int
    stopped: int

    def screen(self):
        return (self.shown - self.pressed) / 1e6

    def request(self):
        return (self.stopped - self.pressed) / 1e6

    def was_stalled(self, stalls):
        return stalls.during(self.pressed, max(self.shown, self.stopped))


def percentile(values, fraction):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * fraction))]


def client(program, server):
    return Terminal(
        [program, "--server", server.url, "--space", SPACE], environment={"QUKA_TOKEN": TOKEN})


def measure_start(program, server, count):
    times = []
    for _ in range(count):
        terminal = client(program, server)
        try:
            shown = terminal.until(lambda text: USABLE in text)
            times.append((shown - terminal.started) / 1e6)
        finally:
            terminal.close()
    return times


def measure_stop(program, server, presses):
    log = StopLog(server.log)
    terminal = client(program, server)
    timings = []
    try:
        terminal.until(lambda text: USABLE in text)
        terminal.pump(0.3)
        fresh = ten = terminal.memory()
        for number in range(presses):
            terminal.press(f"//long story number {number}\r")
            terminal.until(is_streaming)
            terminal.pump(random.uniform(0.05, 0.5))
            if not is_streaming(terminal.text()):
                raise SystemExit("the answer ended before the key; lower --pace")
            pressed = terminal.press(ESCAPE)
            shown = terminal.until(lambda text: not is_streaming(text))
            timings.append(Timing(pressed, shown, log.next_stop(terminal)))
            terminal.until(is_idle)
            if number == 9:
                ten = terminal.memory()
            if number % 50 == 49:
                print(f"{number + 1} of {presses} presses", file=sys.stderr)
        return timings, (fresh, ten, terminal.memory())
    finally:
        terminal.close()


def is_streaming(text):
    """The header, which is the first row, says so until the stop is acknowledged."""
    return "streaming" in text[:text.index("\n")]


def is_idle(text):
    header = text[:text.index("\n")]
    return "stopping" not in header and "Esc stop" not in text


class Table:
    def __init__(self):
        self.exceeded = False
        print(f"{'figure':<52}{'measured':>12}{'budget':>14}")

    def row(self, figure, value, unit, budget=None):
        over = budget is not None and value > budget
        self.exceeded = self.exceeded or over
        limit = "" if budget is None else f"≤ {budget:g} {unit}"
        print(f"{figure:<52}{f'{value:.2f} {unit}':>12}{limit:>14}{'  over' if over else ''}")


def stop_rows(table, timings, which):
    requests = [timing.request() for timing in timings]
    screens = [timing.screen() for timing in timings]
    table.row(f"Esc to the request at the server, median{which}", statistics.median(requests), "ms", 4)
    table.row(f"Esc to the request at the server, p99{which}", percentile(requests, 0.99), "ms")
    # The promise counts from the decoded key: a lone Esc waits that long for the rest of a sequence.
    table.row(f"decoded key to the request, p99{which}", percentile(requests, 0.99) - ESCAPE_DELAY, "ms", 5)
    table.row(f"Esc to the request at the server, max{which}", max(requests), "ms", 8)
    table.row(f"Esc to the screen that says so, median{which}", statistics.median(screens), "ms", 4)
    table.row(f"Esc to the screen that says so, p99{which}", percentile(screens, 0.99), "ms")
    table.row(f"Esc to the screen that says so, max{which}", max(screens), "ms", 10)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--presses", type=int, default=300)
    parser.add_argument("--starts", type=int, default=20)
    parser.add_argument("--pace", default="2000", help="tokens a second at the mock")
    options = parser.parse_args()

    load = os.getloadavg()[0]
    with LocalServer(options.program, "--pace", options.pace) as server, Stalls() as stalls:
        starts = measure_start(options.program, server, options.starts)
        timings, (fresh, ten, used) = measure_stop(options.program, server, options.presses)

    print(f"{options.presses} presses while {options.pace} tokens/s stream, {options.starts} starts; load {load:.1f}")
    table = Table()
    stop_rows(table, timings, "")
    longest = max(((last - first) / 1e6 for first, last in stalls.pauses), default=0)
    ahead = "" if stalls.exact else " (the watcher itself had to wait for others)"
    print(f"the machine stood still {len(stalls.pauses)} times, for {longest:.0f} ms at most{ahead};")
    calm = [timing for timing in timings if not timing.was_stalled(stalls)]
    print(f"{len(timings) - len(calm)} presses fell into such a pause. The other {len(calm)}:")
    stop_rows(table, calm, ", calm")
    table.row("start to usable screen, median", statistics.median(starts), "ms", 25)
    table.row("start to usable screen, max", max(starts), "ms")
    table.row("resident memory, fresh", fresh[0], "MB")
    table.row("anonymous memory, fresh", fresh[1], "MB")
    table.row("resident memory after 10 answers", ten[0], "MB", 40)
    table.row("anonymous memory after 10 answers", ten[1], "MB", 12)
    table.row(f"resident memory after {options.presses} answers", used[0], "MB")
    table.row(f"anonymous memory after {options.presses} answers", used[1], "MB")
    return 1 if table.exceeded else 0


if __name__ == "__main__":
    sys.exit(main())
