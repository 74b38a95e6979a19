"""What many kept chats cost the start, while no server answers.

usage: kept.py PROGRAM STORE [--starts 20]      STORE: a store.sqlite that scripts/bench-store has filled

A copy of the store is given to a token of this run. Then the program is started in turn without kept chats and with them.
Linux only, nothing but Python is needed.
"""
import argparse
import fcntl
import hashlib
import os
import pty
import select
import shutil
import signal
import sqlite3
import statistics
import struct
import tempfile
import termios
import time

TOKEN, SERVER = "bench", "http://127.0.0.1:9"


def prepare(store, home):
    """Gives the store to the token, with an account, and the last chat to open; answers a text of that chat."""
    folder = home + "/.local/state/quka-tui"
    os.makedirs(folder, 0o700)
    path = folder + "/store.sqlite"
    shutil.copy(store, path)
    os.chmod(path, 0o600)
    fingerprint = hashlib.sha1(("quka-tui token: " + TOKEN).encode()).hexdigest().encode()
    database = sqlite3.connect(path)
    database.execute("UPDATE owner SET server = ?, user = ?, space = ?, fingerprint = ?",
                     ((SERVER + "/api/v1").encode(), b"u", b"s", fingerprint))
    database.execute("INSERT INTO account VALUES (1, ?, ?, ?, 'Ada', 'app', 'pro')",
                     ((SERVER + "/api/v1").encode(), fingerprint, b"u"))
    database.execute("INSERT INTO space VALUES (1, 0, ?, 'Home', 'r')", (b"s",))
    key, chat, title = database.execute("SELECT key, id, title FROM chat ORDER BY changed_at DESC LIMIT 1").fetchone()
    database.execute("INSERT INTO place SELECT key, ? FROM owner", (chat,))
    count = database.execute("SELECT count(*) FROM chat").fetchone()[0]
    database.commit()
    database.close()
    return count, title


class Program:
    def __init__(self, program, home, kept):
        environment = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
                       "QUKA_TOKEN": TOKEN, "QUKA_PRIVATE": "0" if kept else "1"}
        self.began = time.monotonic()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.execve(program, [program, "--server", SERVER], environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.data = b""

    def until(self, text, limit=10.0):
        """Milliseconds since the start until the text was written; None after the limit."""
        while text not in self.data:
            if time.monotonic() > self.began + limit:
                return None
            if select.select([self.terminal], [], [], 0.01)[0]:
                self.data += os.read(self.terminal, 65536)
        return (time.monotonic() - self.began) * 1000

    def end(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("store")
    parser.add_argument("--starts", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        count, title = prepare(options.store, home)
        first, listed, plain = [], [], []
        for _ in range(options.starts):
            for kept in (False, True):
                program = Program(options.program, home, kept)
                frame = program.until(b"F1")
                (first if kept else plain).append(frame)
                if kept:
                    listed.append(program.until(title[:12].encode()))
                program.end()
        median = statistics.median
        print(f"{count} chats; first frame without kept chats {median(plain):.1f} ms, with them {median(first):.1f}, "
              f"the last chat's title {median(listed):.1f}, longest {max(listed):.1f}")


main()
