"""A TCP relay between the program and its server that can fail as networks do."""
import select
import socket
import struct
import threading
import time


class Relay:
    """Passes bytes both ways until told otherwise.

    * `cut`: every connection is reset and new ones are refused, as when the way is gone and says so.
    * `hold`: nothing passes and nothing is said, as when packets vanish: what was sent meanwhile is still
      under way afterwards, as TCP sends it again, and nobody learns of the outage by an error.
    """

    def __init__(self, server_port):
        self.server_port = server_port
        self.mode = "pass"
        self.pairs = []
        self.lock = threading.Lock()
        self.listener = self._listen(0)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @staticmethod
    def _listen(port):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(64)
        listener.settimeout(0.05)
        return listener

    def cut(self):
        with self.lock:
            self.mode = "cut"
            self.listener.close()
            pairs, self.pairs = self.pairs, []
        for pair in pairs:
            for each in pair:
                self._reset(each)

    def hold(self):
        self.mode = "hold"

    def restore(self):
        if self.mode == "cut":
            with self.lock:
                self.listener = self._listen(self.port)
        self.mode = "pass"

    @staticmethod
    def _reset(connection):
        try:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()
        except OSError:
            pass

    def _accept(self):
        while True:
            if self.mode != "pass":
                time.sleep(0.02)
                continue
            try:
                connection, _ = self.listener.accept()
            except OSError:  # a timeout, or cut just now
                continue
            try:
                back = socket.create_connection(("127.0.0.1", self.server_port), 5)
            except OSError:  # the server is down: as if it had refused the program itself
                self._reset(connection)
                continue
            for each in (connection, back):
                each.settimeout(None)
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self.lock:
                if self.mode == "cut":
                    self._reset(connection)
                    self._reset(back)
                    continue
                self.pairs.append((connection, back))
            for source, sink in ((connection, back), (back, connection)):
                threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    def _pump(self, source, sink):
        while True:
            if self.mode == "hold":
                time.sleep(0.02)
                continue
            try:
                # A thread that sleeps on a socket keeps it open, so it never sleeps for long.
                if not select.select([source], [], [], 0.05)[0]:
                    continue
                data = source.recv(65536)
            except (OSError, ValueError):
                return self._end(source, sink)
            while self.mode == "hold":  # read just before: it is under way, not lost
                time.sleep(0.02)
            try:
                if not data:
                    sink.shutdown(socket.SHUT_WR)
                    return None
                sink.sendall(data)
            except OSError:
                return self._end(source, sink)

    def _end(self, source, sink):
        with self.lock:
            self.pairs = [pair for pair in self.pairs if source not in pair]
        for each in (source, sink):
            try:
                each.close()
            except OSError:
                pass
