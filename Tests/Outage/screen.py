"""The program in a private tmux server, and what is read from its screen."""
import os
import re
import subprocess
import time


class Screen:
    """One program in one tmux server of its own.

    A shell stands between them: tmux wakes a child that was stopped, and a drill stops the program.
    """

    def __init__(self, name, program, arguments, columns, rows, environment):
        self.name, self.columns, self.rows = name, columns, rows
        exports = " ".join(f"{key}='{value}'" for key, value in environment.items())
        command = f"env {exports} '{program}' {arguments}; echo ended with $?; sleep 600"
        # The program asks for escape-time at once, so it is set first.
        self.tmux("-f", "/dev/null", "start-server", ";", "set", "-g", "escape-time", "0", ";", "set", "-g", "status", "off",
                  ";", "new-session", "-d", "-x", str(columns), "-y", str(rows), "sh", "-c", command)
        # Without a client, tmux sizes a window with a status line in mind.
        self.resize(columns, rows)

    def tmux(self, *arguments):
        done = subprocess.run(
            ["tmux", "-u", "-L", self.name, *arguments], capture_output=True, text=True, check=False)
        return done.stdout

    def end(self):
        self.tmux("kill-server")

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def type(self, text):
        self.tmux("send-keys", "-l", "--", text)

    def press(self, *keys):
        self.tmux("send-keys", *keys)

    def look(self):
        """The rows, without blanks at their ends."""
        return [row.rstrip() for row in self.tmux("capture-pane", "-p").split("\n")[:-1]]

    def wait(self, holds, within=20.0):
        """The first look at which `holds` is true; None if there was none in time."""
        end = time.monotonic() + within
        while True:
            rows = self.look()
            if rows and holds(rows):
                return rows
            if time.monotonic() > end:
                return None
            time.sleep(0.05)

    def process(self):
        """The program: the process below the shell of the pane."""
        shell = int(self.tmux("display-message", "-p", "#{pane_pid}"))
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            try:
                with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                    parent = int(file.read().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if parent == shell:
                return int(entry)
        raise RuntimeError("the program has ended")

    def transcript(self, holds):
        """Every row of the transcript, from a window that is tall enough for all of it, once `holds` is true of them.

        The last look, if that does not come to pass within 20 seconds.
        """
        tall = 1200
        self.resize(self.columns, tall)
        self.wait(lambda rows: len(rows) == tall and rule(rows) is not None and holds(rows[1:rule(rows)]))
        rows = self.look()
        self.resize(self.columns, self.rows)
        self.wait(lambda rows: len(rows) == self.rows and rule(rows) is not None)
        return rows[1:rule(rows)]


def rule(rows):
    """The row of the line between the transcript and the input; what is on stands in it."""
    found = [index for index, row in enumerate(rows) if re.fullmatch("─+( [^─]+ )?─{10,}", row)]
    return found[-1] if found else None


def header(rows):
    return rows[0]


def body(rows):
    return rows[1:rule(rows)]


def typed(rows):
    """What stands in the input, with its wrapping undone; a long notice below it is not indented."""
    area = rows[(rule(rows) or 0) + 1:-1]
    return "".join(row.strip().removeprefix("› ") for row in area if row.startswith((" › ", "   ")))


def stops(rows):
    """Esc stops something. Of what is incomplete that proves nothing: it may be long over."""
    return "Esc stop" in rows[-1] and not any("incomplete ·" in row for row in body(rows))


def is_busy(rows):
    """Anything that says that something is still under way."""
    words = ("streaming", "waiting", "sending", "stopping", "offline", "connecting", "using a tool")
    return (
        any(word in header(rows) for word in words) or stops(rows)
        or any(row.strip() in ("waiting…", "sending…", "stopping…", "waiting for the connection…") for row in body(rows))
        # For two seconds after an answer what is queued waits whether another round follows.
        or any(re.match(" *next  ", row) for row in body(rows)))
