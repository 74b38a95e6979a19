"""Notes when the machine itself stood still, so that its pauses are told apart from the program's.

One watcher a processor sleeps for a millisecond, again and again, ahead of every ordinary process where that is
allowed (SCHED_FIFO): it wakes late only when the processor did not run at all, as on a virtual machine whose host
is busy.
"""

import multiprocessing
import os
import time

TICK = 0.001  # seconds
WORTH_NOTING = 3_000_000  # nanoseconds beyond a tick


def _watch(processor, pipe):
    os.sched_setaffinity(0, {processor})
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    except PermissionError:
        pass
    pipe.send(os.sched_getscheduler(0) == os.SCHED_FIFO)
    last = time.time_ns()
    while not pipe.poll():
        time.sleep(TICK)
        now = time.time_ns()
        if now - last > TICK * 1e9 + WORTH_NOTING:
            pipe.send((last, now))
        last = now
    pipe.send(None)


class Stalls:
    """The pauses of the machine between entering and leaving, in wall nanoseconds."""

    def __init__(self):
        self.pauses = []
        self.exact = True
        self._watchers = []

    def __enter__(self):
        for processor in sorted(os.sched_getaffinity(0)):
            ours, theirs = multiprocessing.Pipe()
            process = multiprocessing.Process(target=_watch, args=(processor, theirs), daemon=True)
            process.start()
            self.exact = ours.recv() and self.exact
            self._watchers.append((process, ours))
        return self

    def __exit__(self, *_):
        for process, pipe in self._watchers:
            pipe.send("end")
            while (pause := pipe.recv()) is not None:
                self.pauses.append(pause)
            process.join()

    def during(self, begin, end):
        """Whether a processor stood still at some time between the two."""
        return any(first < end and begin < last for first, last in self.pauses)
