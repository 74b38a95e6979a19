"""Autobahn's fuzzing server on the loopback interface; for Python 2.7 with autobahntestsuite.

usage: fuzzing_server.py SPEC.json

Cases, judgements and reports are those of the suite as it is published. It is started here and not by its own
program, wstest, because that one listens on every interface of the machine.
"""
import json
import os
import sys

from autobahntestsuite import choosereactor  # noqa: F401, installs the reactor before anything imports one
from autobahntestsuite.fuzzing import FuzzingServerFactory
from autobahn.twisted.websocket import listenWS
from twisted.internet import reactor

sys.stdout = os.fdopen(1, "w", 1)
with open(sys.argv[1]) as file:
    spec = json.load(file)
listenWS(FuzzingServerFactory(spec), interface="127.0.0.1")
reactor.run()
