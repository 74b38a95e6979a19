"""`quka-tui serve` as a process, and what it has stored, read over REST."""
import json
import re
import socket
import subprocess
import time
import urllib.request

TOKEN = "demo-token"
SPACE = "space123"
FIRST = "Tell me a first story"


class Server:
    def __init__(self, program, place, pace):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.state = f"{place}/state.json"
        self.command = [
            program, "serve", "--port", str(self.port), "--log", f"{place}/server.log", "--state", self.state]
        self.pace = 5000
        self.process = None
        self.start()
        self._talk()
        self.stop()
        self.pace = pace
        self.start()

    def _talk(self):
        """Makes a chat with an answer that is longer than a screen, so that there is something to scroll."""
        session = self.post(f"{SPACE}/chat")["session_id"]
        message = self.post(f"{SPACE}/chat/{session}/message/id")
        self.post(f"{SPACE}/chat/{session}/message", {"message_id": message, "message": FIRST, "agent": ""})
        for _ in range(200):
            messages = self.messages()
            if len(messages) == 2 and messages[1][1] == 1:
                return
            time.sleep(0.1)
        raise RuntimeError("the first answer does not end")

    def start(self):
        self.process = subprocess.Popen([*self.command, "--pace", str(self.pace)], stdout=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server does not listen")

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def post(self, path, body=None):
        return self.get(path, json.dumps(body or {}).encode())

    def get(self, path, body=None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1/{path}", body,
            {"X-Access-Token": TOKEN, "Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=10) as answer:
            return json.load(answer)["data"]

    def messages(self):
        """All messages of the only chat that was used, oldest first, as (role, progress, text)."""
        (session,) = [
            each for each in self.get(f"{SPACE}/chat/list?page=1&pagesize=50")["list"] or [] if each["status"] == 1]
        found, page = [], 1
        while True:
            part = self.get(f"{SPACE}/chat/{session['id']}/history/list?page={page}&pagesize=50&after_sequence=0")
            found = (part["list"] or []) + found
            if len(found) >= part["total"] or not part["list"]:
                break
            page += 1
        return [(each["meta"]["role"], each["meta"]["complete"], each["meta"]["message"]["text"]) for each in found]


def shown(messages):
    """The characters that a transcript of these messages has to show, in order, without white space.

    Where rows break depends on the width, so blanks and line ends are no part of the comparison; everything else is.
    """
    text = "".join("›" + text if role == 1 else rendered(text) for role, _, text in messages)
    return squeeze(text)


def rendered(markdown):
    """A text whose Markdown is headings and emphasis, as the screen shows it.

    An emphasis that was cut off stays as it is. The program leaves out the selector for the coloured form of a symbol,
    because terminals disagree about its width.
    """
    text = re.sub(r"(?m)^#+ ", "", markdown)
    return re.sub(r"\*([^*]+)\*", r"\1", text).replace("\ufe0f", "")


def squeeze(text):
    return re.sub(r"\s", "", text)
