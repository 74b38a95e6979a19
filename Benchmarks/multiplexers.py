"""How long Esc and Ctrl-C take to stop an answer in tmux and GNU screen, and what the program says there at the start.

usage: multiplexers.py PROGRAM [--presses 20] [--interrupts 10] [--only NAME,…] [--presses-to FILE]

The real program on a 120×40 pty, in each multiplexer with its own configuration, against "quka-tui serve" in a process of
its own; both clocks are this machine's. Prints a table in Markdown; a key of which the server has heard nothing after
two seconds counts as held. Exit code 1 when a key is held that should not be.
"""

import argparse
import contextlib
import datetime
import os
import pathlib
import random
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import typing

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Interop"))

from local_server import SPACE, TOKEN, LocalServer  # noqa: E402
from stop_key import ESCAPE, USABLE, StopLog, is_idle, is_streaming  # noqa: E402
from terminal import Terminal  # noqa: E402

INTERRUPT = "\x03"
PATIENCE = 2  # seconds
SAID = re.compile(r"(tmux holds Esc|The mouse is off|While the mouse is on).*?(quick|turns it on)\.")


class Setting(typing.NamedTuple):
    """A multiplexer, the lines of its configuration, the options of the program, and whether it may hold Esc for good."""

    name: str
    kind: str
    lines: str = ""
    options: tuple = ()
    holds: bool = False


SETTINGS = [
    Setting("none", "none"),
    Setting("tmux, escape-time 500", "tmux", "set -s escape-time 500"),
    Setting("tmux, escape-time 10", "tmux", "set -s escape-time 10"),
    Setting("screen", "screen"),
    Setting("screen, maptimeout 10", "screen", "maptimeout 10"),
    Setting("screen, mouse on", "screen", "", ("--mouse",), holds=True),
]


class Press(typing.NamedTuple):
    """Milliseconds to the server and to the screen that says so."""

    server: float
    screen: float


@contextlib.contextmanager
def started(setting, command, variables):
    """The terminal in which the command runs below a multiplexer; nothing is left of either."""
    with tempfile.TemporaryDirectory(prefix="quka-mux-") as folder:
        configuration = os.path.join(folder, "configuration")
        with open(configuration, "w", encoding="utf-8") as file:
            own = {"tmux": "set -g status off", "screen": "startup_message off\nautodetach off"}.get(setting.kind, "")
            file.write(f"{own}\n{setting.lines}\n")
        variables = dict(variables, SCREENDIR=folder)
        end = []
        if setting.kind == "tmux":
            tmux = ["tmux", "-u", "-f", configuration, "-S", os.path.join(folder, "socket")]
            command, end = tmux + ["new-session", shlex.join(command)], tmux + ["kill-server"]
        elif setting.kind == "screen":
            command = ["screen", "-U", "-c", configuration, "-S", "drill"] + command
            end = ["screen", "-S", "drill", "-X", "quit"]
        terminal = Terminal(command, environment=variables)
        try:
            yield terminal
        finally:
            if end:
                subprocess.run(end, env=dict(os.environ, SCREENDIR=folder), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, check=False)
            terminal.close()


def said(terminal):
    """What stands at the bottom of the first screen about Esc and the mouse."""
    terminal.until(lambda text: USABLE in text)
    terminal.pump(1)
    match = SAID.search(" ".join(" ".join(terminal.text().split("\n")[-5:]).split()))
    return match.group(0) if match else "nothing"


def press(terminal, log, key, number):
    """Asks, and stops the answer with a key; nothing if that key is held, and Ctrl-C stops instead."""
    terminal.press(f"//long story number {number}\r")
    terminal.until(is_streaming)
    terminal.pump(random.uniform(0.1, 0.5))
    if not is_streaming(terminal.text()):
        raise SystemExit("the answer ended before the key; lower --pace")
    pressed = terminal.press(key)
    shown = terminal.within(PATIENCE, lambda text: not is_streaming(text))
    stopped = log.stop_within(0.2, terminal)
    if shown is None:
        if stopped is not None:
            raise SystemExit(f"the server was stopped and the screen does not say so:\n{terminal.text()}")
        terminal.press(INTERRUPT)
        log.next_stop(terminal)
    terminal.until(is_idle)
    return Press((stopped - pressed) / 1e6, (shown - pressed) / 1e6) if shown and stopped else None


def measure(setting, program, presses, interrupts):
    """What was said at the start, and the presses of Esc and of Ctrl-C; None for a held one."""
    with LocalServer(program, "--pace", "200") as server:
        command = [program, "--server", server.url, "--space", SPACE, *setting.options]
        with started(setting, command, {"QUKA_TOKEN": TOKEN}) as terminal:
            words, log = said(terminal), StopLog(server.log)
            escapes = [press(terminal, log, ESCAPE, number) for number in range(presses)]
            stops = [press(terminal, log, INTERRUPT, number) for number in range(interrupts)]
            return words, escapes, stops


def cell(presses, which):
    """Median and maximum in milliseconds, and how many were held."""
    times = [getattr(each, which) for each in presses if each]
    held = len(presses) - len(times)
    figures = [f"{statistics.median(times):.1f}, {max(times):.1f}"] if times else []
    return " · ".join(figures + ([f"{held} of {len(presses)} held"] if held else []))


def version(command):
    """The version of an installed program."""
    text = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return re.search(r"[0-9.]+[a-z]?", text).group(0)


def write_presses(path, results):
    with open(path, "w", encoding="utf-8") as file:
        file.write("setting\tkey\tms to the server\tms to the screen\n")
        for setting, (_, *both) in results:
            for key, presses in zip(("Esc", "Ctrl-C"), both):
                for each in presses:
                    times = f"{each.server:.2f}\t{each.screen:.2f}" if each else "held\theld"
                    file.write(f"{setting.name}\t{key}\t{times}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--presses", type=int, default=20)
    parser.add_argument("--interrupts", type=int, default=10)
    parser.add_argument("--only", help="names of settings: " + "; ".join(each.name for each in SETTINGS))
    parser.add_argument("--presses-to", help="a file for the times of each press")
    options = parser.parse_args()

    wanted = options.only.split(";") if options.only else [each.name for each in SETTINGS]
    versions = {"tmux": ["tmux", "-V"], "screen": ["screen", "--version"]}
    results = []
    for setting in [each for each in SETTINGS if each.name in wanted]:
        if setting.kind in versions and not shutil.which(setting.kind):
            print(f"{setting.name}: {setting.kind} is not installed, left out", file=sys.stderr)
            continue
        results.append((setting, measure(setting, options.program, options.presses, options.interrupts)))
        print(f"{setting.name} is done", file=sys.stderr)
    there = ", ".join(f"{kind} {version(ask)}" for kind, ask in versions.items() if shutil.which(kind))
    print(f"{datetime.date.today()}; {there}; load {os.getloadavg()[0]:.1f}. Milliseconds: median, maximum.\n")
    print("| in | Esc to the server | Esc to the screen | Ctrl-C to the server | Ctrl-C to the screen | said at the start |")
    print("|---|---|---|---|---|---|")
    for setting, (words, escapes, stops) in results:
        cells = [cell(presses, which) for presses in (escapes, stops) for which in ("server", "screen")]
        print(f"| {setting.name} | " + " | ".join(cells) + f" | {words} |")
    if options.presses_to:
        write_presses(options.presses_to, results)
    return 1 if any(None in escapes + stops and not setting.holds for setting, (_, escapes, stops) in results) else 0


if __name__ == "__main__":
    sys.exit(main())
