"""A program on a pseudo-terminal with a pyte screen behind it. Needs pyte; Linux only."""

import collections
import fcntl
import os
import pty
import re
import signal
import struct
import sys
import termios
import threading
import time

import pyte

# pyte prints what it does not know, so sequences that it never heard of are cut out before they reach it.
UNKNOWN = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]"  # private CSI
    rb"|\x1b\[\??[0-9;:]*[ -/]+[@-~]"  # CSI with an intermediate
    rb"|\x1b\[\?[0-9;:]*[a-gi-km-z]"  # ? queries and kitty keyboard; modes (h, l) stay
    rb"|\x1b[P_^X][^\x1b]*\x1b\\")  # DCS, APC, PM, SOS
TORN = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[P_^X\]][^\x1b\x07]*\x1b?)?$")
REPLIES = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"))

sys.setswitchinterval(0.0005)  # the reading thread stamps the time, so it must not wait for the parser


class Screen(pyte.Screen):
    """pyte's screen, and the scrolling that it does not know: SU and SD."""

    def scroll_up(self, count=None):
        self._scroll(count, self.index, lambda top, bottom: bottom)

    def scroll_down(self, count=None):
        self._scroll(count, self.reverse_index, lambda top, bottom: top)

    def _scroll(self, count, step, edge):
        top, bottom = self.margins or (0, self.lines - 1)
        row, self.cursor.y = self.cursor.y, edge(top, bottom)
        for _ in range(count or 1):
            step()
        self.cursor.y = row


class Stream(pyte.ByteStream):
    csi = {**pyte.ByteStream.csi, "S": "scroll_up", "T": "scroll_down"}
    events = pyte.ByteStream.events | {"scroll_up", "scroll_down"}


class Terminal:
    """Spawns argv on a pty; a thread stamps every chunk with the time at which it could be read."""

    def __init__(self, argv, columns=120, rows=40, environment=None):
        self.screen = Screen(columns, rows)
        self._stream = Stream(self.screen)
        self._torn = b""
        self._chunks = collections.deque()
        self._arrived = threading.Condition()
        self._ended = False
        self._reads = threading.Event()
        self._reads.set()
        self.bytes = 0
        variables = {k: v for k, v in os.environ.items() if k not in ("TMUX", "STY", "SSH_CONNECTION", "ESCDELAY")}
        variables.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
        variables.update(environment or {})
        self.started = time.time_ns()
        self.pid, self._descriptor = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(argv[0], argv, variables)
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        while True:
            self._reads.wait()
            try:
                data = os.read(self._descriptor, 65536)
            except OSError:
                data = b""
            now = time.time_ns()
            with self._arrived:
                self._ended = not data
                if data:
                    self._chunks.append((now, data))
                self._arrived.notify_all()
            if not data:
                return
            for query, reply in REPLIES:
                if query.search(data):
                    os.write(self._descriptor, reply)

    def pause(self):
        """Reads no more, once what is being waited for has come: the terminal fills."""
        self._reads.clear()

    def resume(self):
        self._reads.set()

    def line(self):
        """A descriptor of the program's side, which does not block."""
        return os.open(f"/proc/{self.pid}/fd/0", os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)

    def press(self, keys):
        """Writes keys as one write; the wall-clock time just before it, in nanoseconds."""
        now = time.time_ns()
        os.write(self._descriptor, keys.encode())
        return now

    def _feed(self, data):
        self.bytes += len(data)
        data = UNKNOWN.sub(b"", self._torn + data)
        torn = TORN.search(data)
        cut = torn.start() if torn else len(data)
        self._torn = data[cut:]
        self._stream.feed(data[:cut])

    def pump(self, seconds):
        """Feeds the screen for so long."""
        self.within(seconds)

    def until(self, holds, seconds=20):
        """Feeds the screen until holds(text); the arrival time of the chunk that made it so."""
        when = self.within(seconds, holds)
        if when is None:
            raise SystemExit(f"waited {seconds} s in vain; the screen:\n{self.text()}")
        return when

    def within(self, seconds, holds=None):
        """Feeds the screen until holds(text), or for so long; the arrival time of the chunk that made it so, if one did."""
        deadline = time.monotonic() + seconds
        if holds and holds(self.text()):
            return time.time_ns()
        while time.monotonic() < deadline:
            with self._arrived:
                if not self._chunks:
                    if self._ended:
                        raise SystemExit(f"the program ended; its last screen:\n{self.text()}")
                    self._arrived.wait(max(0.0, deadline - time.monotonic()))
                if not self._chunks:
                    continue
                when, data = self._chunks.popleft()
            self._feed(data)
            if holds and holds(self.text()):
                return when
        return None

    def text(self):
        buffer = self.screen.buffer
        return "\n".join(
            "".join(buffer[row][column].data for column in range(self.screen.columns))
            for row in range(self.screen.lines))

    def memory(self):
        """Resident and anonymous memory in MiB."""
        values = {}
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
            for line in file:
                name, _, rest = line.partition(":")
                if name in ("VmRSS", "RssAnon"):
                    values[name] = int(rest.split()[0]) / 1024
        return values["VmRSS"], values["RssAnon"]

    def close(self):
        """Ends the program: politely first."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            deadline = time.monotonic() + 3
            try:
                os.kill(self.pid, number)
                while time.monotonic() < deadline:
                    if os.waitpid(self.pid, os.WNOHANG)[0]:
                        os.close(self._descriptor)
                        return
                    time.sleep(0.005)
            except (ProcessLookupError, ChildProcessError):
                return
