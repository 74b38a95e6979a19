"""The official Centrifuge client for Python against our mock server (run by scripts/interop).

usage: official_client.py PROGRAM

Connects, subscribes, asks two questions over REST, receives one answer to its end and stops the other.
"""

import asyncio
import sys

from centrifuge import Client, ClientEventHandler, SubscriptionEventHandler

from local_server import SPACE, TOKEN, LocalServer

INIT, CONTINUE, DONE, FAILED = "1", "2", "3", "4"
COMPLETED, CANCELED = 1, 5


class ConnectionEvents(ClientEventHandler):
    def __init__(self):
        self.connected = asyncio.Event()
        self.ended = None

    async def on_connected(self, context):
        print(f"connected as {context.client}")
        self.connected.set()

    async def on_disconnected(self, context):
        self.ended = context.code

    async def on_error(self, context):
        print(f"error: {context.code} {context.error}")


class SessionEvents(SubscriptionEventHandler):
    def __init__(self):
        self.subscribed = asyncio.Event()
        self.publications = asyncio.Queue()

    async def on_subscribed(self, context):
        print(f"subscribed to {context.channel}")
        self.subscribed.set()

    async def on_publication(self, context):
        await self.publications.put(context.pub.data)


class Answer:
    """What the client has seen of the messages of one turn."""

    def __init__(self):
        self.deltas = 0
        self.text = {}
        self.end = None

    def take(self, publication):
        kind, data = publication["type"], publication["data"]
        if kind == CONTINUE:
            text = self.text.get(data["message_id"], "")
            check(data["start_at"] == len(text), f"a delta starts at {data['start_at']}, expected {len(text)}")
            self.text[data["message_id"]] = text + data["message"]
            self.deltas += 1
        elif kind == DONE:
            length = len(self.text.get(data["message_id"], ""))
            check(data["start_at"] == length, f"done at {data['start_at']}, but {length} code points came")
            self.end = data["complete"]
        elif kind == FAILED:
            self.end = "failed"

    def __str__(self):
        return f"{self.deltas} deltas, {sum(map(len, self.text.values()))} code points"


def check(condition, sentence):
    if not condition:
        raise SystemExit(f"interop: {sentence}")


async def answer_until(events, is_enough):
    answer = Answer()
    while not is_enough(answer):
        answer.take(await asyncio.wait_for(events.publications.get(), 60))
    return answer


async def converse(server):
    def call(*arguments):
        return asyncio.to_thread(server.call, *arguments)

    async def send(session, text):
        message = await call("POST", f"/{SPACE}/chat/{session}/message/id")
        await call("POST", f"/{SPACE}/chat/{session}/message", {"message_id": message, "message": text})

    connection = ConnectionEvents()
    client = Client(
        f"ws://127.0.0.1:{server.port}/api/v1/connect", events=connection, token=TOKEN,
        headers={"x-appid": "quka", "x-auth-type": ""}, proxy=None)
    await client.connect()
    await asyncio.wait_for(connection.connected.wait(), 10)

    session = (await call("POST", f"/{SPACE}/chat"))["session_id"]
    events = SessionEvents()
    subscription = client.new_subscription(f"/chat_session/{SPACE}/{session}", events=events)
    await subscription.subscribe()
    await asyncio.wait_for(events.subscribed.wait(), 10)

    await send(session, "Write one short table, please.")
    answer = await answer_until(events, lambda answer: answer.end is not None)
    check(answer.end == COMPLETED, f"the first answer ended with {answer.end}")
    check(answer.deltas > 0, "the first answer had no text")
    print(f"first answer: {answer}, completed")

    await send(session, "Tell me a long story")
    answer = await answer_until(events, lambda answer: answer.deltas >= 2)
    print(f"second answer: {answer}, now the stop")
    check(answer.end is None, "the second answer ended before it could be stopped")
    await call("POST", f"/{SPACE}/chat/{session}/stop")
    while answer.end is None:
        answer.take(await asyncio.wait_for(events.publications.get(), 5))
    check(answer.end == CANCELED, f"the stopped answer ended with {answer.end}")
    print(f"second answer: {answer}, stopped")

    await subscription.unsubscribe()
    await client.disconnect()
    stops = [line for line in server.log_lines() if line.get("msg") == "close chat stream"]
    check([line.get("session_id") for line in stops] == [session], f"the log's stops are {stops}")
    check(connection.ended == 0, f"the connection ended with code {connection.ended}, not by our disconnect")
    print("interop: passed")


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    with LocalServer(sys.argv[1]) as server:
        asyncio.run(asyncio.wait_for(converse(server), 180))


main()
