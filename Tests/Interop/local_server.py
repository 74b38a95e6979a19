"""Starts "quka-tui serve" on a free loopback port and speaks REST to it. Standard library only."""

import contextlib
import http.client
import json
import socket
import subprocess
import tempfile
import time

TOKEN = "demo-token"
SPACE = "space123"


class LocalServer:
    """The mock as a process of its own; stopped, and its log removed, at the end of the with statement."""

    def __init__(self, program, *options):
        with contextlib.closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._folder = tempfile.TemporaryDirectory(prefix="quka-serve-")
        self.log = self._folder.name + "/quka.log"
        self.process = subprocess.Popen(
            [program, "serve", "--port", str(self.port), "--log", self.log, *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self._wait_until_it_answers()

    def _wait_until_it_answers(self):
        deadline = time.monotonic() + 20
        while True:
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended with code {self.process.returncode}")
            try:
                return self.call("GET", "/mode")
            except OSError:
                if time.monotonic() > deadline:
                    raise SystemExit(f"the server does not answer on port {self.port}")
                time.sleep(0.02)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def call(self, method, path, body=None):
        """One REST call; the envelope's data, or an error when its code is not 0 (docs/protocol.md §2)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(
                method, "/api/v1" + path, json.dumps(body) if body is not None else None,
                {"X-Access-Token": TOKEN, "Content-Type": "application/json"})
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        envelope = json.loads(text)
        if answer.status != 200 or envelope["meta"]["code"] != 0:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:200]!r}")
        return envelope["data"]

    def log_lines(self):
        """The complete log lines so far, parsed."""
        with open(self.log, encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.endswith("\n")]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._folder.cleanup()
