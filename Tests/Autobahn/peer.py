"""Plays the cases of an Autobahn fuzzing server with a WebSocket client of Python, beside which ours is timed.

usage: peer.py websockets|aiohttp

AB_URL names the server, AB_AGENT the column of the report. Both clients echo every message as it came, with
permessage-deflate offered and no limit that a case would meet.
"""
import asyncio
import os
import sys

NO_LIMIT = 1 << 26


async def play_with_websockets(url, agent):
    # Its limit of 4,096 fragments a message is read from here at import; 9.3.1 and 9.4.1 send 65,536.
    os.environ["WEBSOCKETS_MAX_FRAGMENTS"] = "1000000"
    import websockets

    async def connect(path):
        return await websockets.connect(url + path, max_size=NO_LIMIT, ping_interval=None)

    async def messages(path, answer):
        last = None
        try:
            connection = await connect(path)
            async for last in connection:
                if answer:
                    await connection.send(last)
        except websockets.WebSocketException:
            pass
        return last

    await every_case(messages, agent)


async def play_with_aiohttp(url, agent):
    import aiohttp

    async with aiohttp.ClientSession() as session:
        async def messages(path, answer):
            last = None
            async with session.ws_connect(url + path, compress=15, max_msg_size=NO_LIMIT) as connection:
                async for message in connection:
                    last = message.data
                    if not answer:
                        continue
                    if message.type == aiohttp.WSMsgType.TEXT:
                        await connection.send_str(message.data)
                    elif message.type == aiohttp.WSMsgType.BINARY:
                        await connection.send_bytes(message.data)
            return last

        await every_case(messages, agent)


async def every_case(messages, agent):
    for number in range(1, int(await messages("/getCaseCount", answer=False)) + 1):
        await messages("/runCase?case=%d&agent=%s" % (number, agent), answer=True)
    await messages("/updateReports?agent=" + agent, answer=False)


if __name__ == "__main__":
    play = {"websockets": play_with_websockets, "aiohttp": play_with_aiohttp}[sys.argv[1]]
    asyncio.run(play(os.environ["AB_URL"], os.environ["AB_AGENT"]))
