"""Times our WebSocket client beside two of Python, in the same judge, turn about.

usage: compare.py FOLDER PYTHON27 DRIVER PYTHON [ROUNDS]

Plays section 9, limits and performance, with each client in turn, ROUNDS times (5 by default). PYTHON has websockets
and aiohttp installed. Prints seconds of wall time and of the client's CPU, the median and all rounds, and how the
server judged. Exit code 1 when a round of ours did not end with every case OK.
"""
import collections
import json
import os
import shutil
import statistics
import sys

import judge

CASES = ["9.*"]


def verdicts(folder, agent):
    with open(os.path.join(folder, "reports", "index.json")) as file:
        results = json.load(file)[agent]
    counts = collections.Counter(result["behavior"] for result in results.values())
    return ", ".join("%d %s" % (count, kind) for kind, count in counts.most_common())


def line(values):
    return "%7.2f  (%s)" % (statistics.median(values), " ".join("%.2f" % value for value in sorted(values)))


def main():
    folder, python27, driver, python = (os.path.abspath(path) for path in sys.argv[1:5])
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    peer = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peer.py")
    clients = {"ours": [driver], "websockets": [python, peer, "websockets"], "aiohttp": [python, peer, "aiohttp"]}
    times = {name: [] for name in clients}
    judged = {}
    for number in range(rounds):
        for name, command in clients.items():
            out = os.path.join(folder, name)
            shutil.rmtree(out, ignore_errors=True)
            os.makedirs(out)
            played = judge.run(out, python27, command, CASES, timeout=900, agent=name)
            if played is None:
                print("autobahn: %s did not come to an end" % name, file=sys.stderr)
                return 1
            times[name].append((played.wall, played.cpu))
            judged[name] = verdicts(out, name)
            if name == "ours" and judged[name] != "%d OK" % played.count:
                print("autobahn: ours: %s" % judged[name], file=sys.stderr)
                return 1
        print("round %d of %d: load %.1f" % (number + 1, rounds, os.getloadavg()[0]), file=sys.stderr)
    for name, measured in times.items():
        print("%-12s wall s %s" % (name, line([wall for wall, _ in measured])))
        print("%-12s CPU s  %s   %s" % ("", line([cpu for _, cpu in measured]), judged[name]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
