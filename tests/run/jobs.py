"""What the worker's tests let a child do: work, hang, die, eat memory."""

import os
import signal
import sys
import time

from hearsay.errors import LineError, ResourceError
from hearsay.run.worker import loading

PREPARED = []


def prepare():
    PREPARED.append("ready")


def prepare_in_vain():
    raise ResourceError("the table is missing; install Hearsay anew")


def was_prepared(_):
    return PREPARED


def square(number):
    sys.stdout.write("noise that a library prints")
    return number * number


def echo(value):
    return value


def load_slowly(seconds):
    with loading():
        time.sleep(1)
    time.sleep(seconds)
    return seconds


def toil(work):
    """Uses the processor for so many seconds, for such a share of the time: as if others had the rest."""
    seconds, share = work
    until = time.process_time() + seconds
    while (began := time.process_time()) < until:
        while time.process_time() < began + 0.01:
            pass
        time.sleep(0.01 / share - 0.01)
    return seconds


def misbehave(what):
    match what:
        case "hang":
            time.sleep(60)
        case "leave":
            os._exit(3)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "eat":
            return bytearray(100_000_000_000)
        case "raise":
            raise ValueError("first line\nsecond line")
        case "refuse":
            raise LineError("is no object; write one")
        case "recurse":
            return misbehave(what)
    return os.getpid()
