"""Runs a WebSocket client through Autobahn's fuzzing server and grades what the server wrote down.

usage: judge.py SET FOLDER PYTHON27 DRIVER [CASE…]

SET is core (sections 1 to 10), ci (core and the smaller compressed messages), all (everything) or cases (the CASEs
alone, by their ids). FOLDER is emptied and receives the server's log and reports. DRIVER is started with AB_URL and
AB_AGENT in its environment.

The bar is the suite's highest: every case OK, but for three that the suite itself calls informational, and every
connection closed cleanly. Exit code 0 when it is met, 1 when it is not, 2 when there is nothing to grade.
"""
import collections
import json
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import time

AGENT = "quka"
# Case 7.1.6 sends a long message before its close, 7.13.* close codes outside all ranges: any reaction is right.
INFORMATIONAL = {"7.1.6", "7.13.1", "7.13.2"}
CORE = ["%d.*" % section for section in range(1, 11)]
# Per kind of payload and per set of parameters: messages of 16 to 8,192 bytes, and one in fragments.
SMALL = ["%s.%d" % (group, size)
         for group in ["12.%d" % kind for kind in range(1, 6)] + ["13.%d" % terms for terms in range(1, 8)]
         for size in (1, 2, 3, 4, 5, 6, 11)]
SETS = {"core": CORE, "ci": CORE + SMALL, "all": ["*"]}
SECTIONS = {
    1: "framing", 2: "pings and pongs", 3: "reserved bits", 4: "opcodes", 5: "fragmentation", 6: "UTF-8", 7: "closing",
    9: "limits and performance", 10: "miscellaneous", 12: "compression, payloads", 13: "compression, parameters",
}


def order(case):
    return [int(part) for part in case.split(".")]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_server(folder, python, port, cases):
    """The fuzzing server's process, once it accepts connections; None when it never does."""
    spec = {"url": "ws://127.0.0.1:%d" % port, "outdir": os.path.join(folder, "reports"), "cases": cases,
            "exclude-cases": [], "exclude-agent-cases": {}}
    with open(os.path.join(folder, "spec.json"), "w") as file:
        json.dump(spec, file)
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fuzzing_server.py")
    with open(os.path.join(folder, "server.log"), "w") as log:
        server = subprocess.Popen([python, program, "spec.json"], cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    for _ in range(600):
        if server.poll() is not None:
            return None
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return server
        except OSError:
            time.sleep(0.1)
    stop(server)
    return None


def stop(server):
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def cpu_time():
    """Seconds of CPU that all ended child processes have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


Played = collections.namedtuple("Played", "count wall cpu")


def run(folder, python, command, cases, timeout, agent=AGENT):
    """Lets a client play the cases: how many the server offered, and the client's seconds of wall time and CPU.

    None when nothing came of it.
    """
    port = free_port()
    server = start_server(folder, python, port, cases)
    if server is None:
        print("autobahn: the fuzzing server did not start; see %s/server.log" % folder, file=sys.stderr)
        return None
    try:
        started, before = time.monotonic(), cpu_time()
        environment = dict(os.environ, AB_URL="ws://127.0.0.1:%d" % port, AB_AGENT=agent)
        code = subprocess.run(command, env=environment, timeout=timeout).returncode
        wall, cpu = time.monotonic() - started, cpu_time() - before
        print("%s: exit code %d, %.1f s, of which CPU %.1f s" % (agent, code, wall, cpu))
        if code != 0:
            return None
    except subprocess.TimeoutExpired:
        print("autobahn: the driver did not come to an end in %d s" % timeout, file=sys.stderr)
        return None
    finally:
        stop(server)
    with open(os.path.join(folder, "server.log")) as log:
        return Played(int(re.search(r"will run (\d+) test cases", log.read()).group(1)), wall, cpu)


def is_good(case, result):
    allowed = {"OK", "INFORMATIONAL"} if case in INFORMATIONAL else {"OK"}
    return result["behavior"] in allowed and result["behaviorClose"] in allowed


def print_table(results):
    rows = collections.defaultdict(collections.Counter)
    for case, result in results.items():
        rows[order(case)[0]][result["behavior"]] += 1
    kinds = ["OK", "INFORMATIONAL", "NON-STRICT", "UNIMPLEMENTED", "FAILED"]
    line = "%-32s" + "%15s" * len(kinds)
    print(line % ("section", *kinds))
    for section in sorted(rows):
        name = "%d %s" % (section, SECTIONS.get(section, ""))
        print(line % (name, *(rows[section][kind] or "." for kind in kinds)))
    total = sum(rows.values(), collections.Counter())
    print(line % ("all", *(total[kind] for kind in kinds)))
    closing = collections.Counter(result["behaviorClose"] for result in results.values())
    print("closing: " + ", ".join("%d %s" % (count, kind) for kind, count in closing.most_common()))


def grade(folder, count):
    try:
        with open(os.path.join(folder, "reports", "index.json")) as file:
            results = json.load(file)[AGENT]
    except (OSError, KeyError, ValueError):
        print("autobahn: the server wrote no report", file=sys.stderr)
        return 2
    print_table(results)
    bad = sorted((case for case in results if not is_good(case, results[case])), key=order)
    for case in bad:
        print("%s: %s, closing %s" % (case, results[case]["behavior"], results[case]["behaviorClose"]))
    if len(results) != count:
        print("autobahn: %d cases were offered and %d played" % (count, len(results)))
    return 1 if bad or len(results) != count else 0


def main():
    name, folder, python, driver = sys.argv[1:5]
    cases = SETS.get(name) or sys.argv[5:]
    folder = os.path.abspath(folder)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    played = run(folder, os.path.abspath(python), [os.path.abspath(driver)], cases, timeout=3600)
    return 2 if played is None else grade(folder, played.count)


if __name__ == "__main__":
    sys.exit(main())
