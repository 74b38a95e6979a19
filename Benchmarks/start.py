"""What the questions to the terminal at the start cost: time to the first frame, and bytes.

usage: start.py PROGRAM [--starts 20]

The offline demo on a 120×40 pty, by how the terminal answers: at once, late as over a slow link, never; and, for
comparison, without the questions about widths (as below tmux in kitty, with the ambiguous width given). All ways in turn,
so that load hits all alike. Linux only, nothing but Python is needed.
"""
import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import termios
import time

QUESTION = re.compile(rb"\x1b\[6n|\x1b\[0?c|\x1b\[\?2026\$p")
SHOWN = b"F1"
PROBE = re.compile(rb"\x1b\[\?2026h\x1b7\x1b\[2;1H.*?\x1b8\x1b\[\?2026l", re.S)
UNASKED = ({"TMUX": "/none,1,0", "KITTY_WINDOW_ID": "1"}, ["--ambiguous-width", "1"])
WAYS = [("not asked", UNASKED, 0), ("answers at once", ({}, []), 0), ("answers after 300 ms", ({}, []), 0.3),
        ("never answers", ({}, []), None)]


def answers(data):
    """One for each question: everything has two columns, only the ambiguous character, asked for first, has one."""
    known = {b"\x1b[6n": b"\x1b[2;3R", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
    text = b"".join(known.get(match[0], b"\x1b[?62;22c") for match in QUESTION.finditer(data))
    return text.replace(b"\x1b[2;3R", b"\x1b[2;2R", 1)


def start(program, way, wait):
    """Milliseconds to the first frame; bytes until a little later; those of the questions about widths."""
    variables, options = way
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", **variables}
    began = time.monotonic()
    process, terminal = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        os.execve(program, [program, "--mock", *options], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    data, shown, answered, due = b"", None, 0, []
    while shown is None or time.monotonic() < began + shown + 0.8:
        now = time.monotonic()
        while due and due[0][0] <= now:
            os.write(terminal, due.pop(0)[1])
        if not select.select([terminal], [], [], 0.01)[0]:
            continue
        data += os.read(terminal, 65536)
        if shown is None and SHOWN in data:
            shown = time.monotonic() - began
        end = max((match.end() for match in QUESTION.finditer(data)), default=0)
        if wait is not None and end > answered:
            due.append((time.monotonic() + wait, answers(data[answered:end])))
            answered = end
    os.kill(process, signal.SIGTERM)
    os.waitpid(process, 0)
    os.close(terminal)
    return shown * 1000, len(data), sum(len(match[0]) for match in PROBE.finditer(data))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--starts", type=int, default=20)
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    results = {name: [] for name, _, _ in WAYS}
    for _ in range(options.starts):
        for name, way, wait in WAYS:
            results[name].append(start(program, way, wait))
    print("| the terminal | first frame, median ms | p90 ms | bytes | of them questions about widths |\n|---|---|---|---|---|")
    for name, figures in results.items():
        times = sorted(figure[0] for figure in figures)
        sizes = [statistics.median(figure[index] for figure in figures) for index in (1, 2)]
        print(f"| {name} | {statistics.median(times):.1f} | {times[int(len(times) * 0.9)]:.1f} | {sizes[0]:.0f} | {sizes[1]:.0f} |")


main()
