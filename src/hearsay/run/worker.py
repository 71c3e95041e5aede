"""A function applied to items one after another in one child process, which may hang, die or eat memory.

The parent never imports what the child needs, so a command starts at once; a child that exceeds its time is
killed and replaced, and only the item it was at is lost. Order is kept. The idea is datatrove's and story-
indexer's: the poison is one document, never the batch. Frames are `length, pickle`; both ends are ours,
nothing foreign is unpickled.
"""

import contextlib
import gc
import importlib
import itertools
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from hearsay.errors import HearsayError, ItemError, PoisonError, ResourceError

Task = str | Callable[..., Any]
# handed over ahead of the result that is waited for: enough to keep the child busy, few enough to hold in
# memory
AHEAD = 4
# imports before the first item, and models at the first item that needs them (see `loading`): on a slow disk
# that takes a while and is nobody's fault
START_LIMIT = 120.0
# a child that used less than this share of its time on the processor waits for something, and would for ever
IDLE = 0.02
MEMORY_LIMIT = 3 * 1024**3
_HEADER = struct.Struct("<Q")
# objects made before a child looks for garbage: an article makes tens of thousands, nearly none of them in cycles
_GARBAGE = 50_000
# what a child says beside its answers: it loads what this and later items need, it is done with that
_LOADING, _LOADED = b"loading", b"loaded"
_answers: IO[bytes] | None = None  # set in a child only


def run(
    function: Task,
    items: Iterable[Any],
    timeout: float,
    *,
    initialiser: Task | None = None,
    memory: int = MEMORY_LIMIT,
) -> Iterator[Any]:
    """Yields for every item the function's result, or the ItemError that stands for it, in order, as they
    come.

    `function` and `initialiser` are "package.module:name" or anything that pickles. `timeout` is seconds
    an item (of processor time where the machine is busy with other things), what it does within `loading`
    apart; `memory` bytes of address space. An ItemError that the function raises comes back as it is;
    whatever else goes wrong with an item is a PoisonError. Raises what the initialiser raises, ResourceError
    where no child starts.
    """
    shift = _Shift((sys.path, function, initialiser, memory), timeout)
    source = iter(items)
    try:
        while True:
            # an item is taken ahead only while no answer waits: a slow source delays a result by one item
            if shift.wants_more() and (handed := list(itertools.islice(source, 1))):
                shift.hand_over(handed[0])
            elif shift.pending:
                yield shift.answer()
            else:
                return
    finally:
        shift.end()


class _Shift:
    """The items handed over and the child that works on them; the next child goes on where one died."""

    def __init__(self, start: Any, timeout: float) -> None:
        self._start = start
        self._timeout = timeout
        self._child: _Child | None = None
        self.pending: deque[Any] = deque()

    def wants_more(self) -> bool:
        return len(self.pending) < AHEAD and not (self._child and self._child.has_answered())

    def hand_over(self, item: Any) -> None:
        self.pending.append(item)
        if self._child:
            self._child.hand_over(item)
        else:
            self._child = _Child(self._start, self.pending)

    def answer(self) -> Any:
        """What became of the item handed over first; a child that hangs or died costs that item alone."""
        self._child = self._child or _Child(self._start, self.pending)
        try:
            self._child.wait_until_ready()
            result = self._child.result(self._timeout)
        except PoisonError as error:
            self.end()
            result = error
        self.pending.popleft()
        return result

    def end(self) -> None:
        if self._child:
            self._child.kill()
        self._child = None


class _Child:
    """The parent's view of the process: what was handed over comes back in the same order."""

    def __init__(self, start: Any, items: Iterable[Any]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from hearsay.run.worker import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        self._outbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._is_ready = False
        for work in (self._send, self._receive):
            threading.Thread(target=work, daemon=True).start()
        for frame in (start, *items):
            self.hand_over(frame)

    def hand_over(self, item: Any) -> None:
        self._outbox.put((item,))

    def has_answered(self) -> bool:
        # the first frame says that the child is ready
        return self._inbox.qsize() > (0 if self._is_ready else 1)

    def wait_until_ready(self) -> None:
        """Raises what the initialiser raised, or ResourceError where no child starts."""
        if self._is_ready:
            return
        try:
            problem = self.result(START_LIMIT)
        except PoisonError as error:
            raise ResourceError("the working process does not start; install Hearsay anew") from error
        if isinstance(problem, HearsayError):
            raise problem
        self._is_ready = True

    def result(self, timeout: float) -> Any:
        """The next answer; raises PoisonError where the child takes too long or is no more."""
        frame = self._frame(timeout)
        while frame in (_LOADING, _LOADED):
            frame = self._frame(START_LIMIT if frame == _LOADING else timeout)
        return pickle.loads(frame)  # noqa: S301  written by our own child

    def _frame(self, timeout: float) -> bytes:
        until, spent = timeout, self._spent()
        while True:
            try:
                frame: bytes | None = self._inbox.get(timeout=until)
                break
            except queue.Empty:
                # a machine with much else to do is slow at it, which is not the item's fault: a child that works is let work
                worked = self._spent() - spent
                if not timeout * IDLE < worked < timeout:
                    raise PoisonError(f"took longer than {timeout:g} s; look at it by itself") from None
                until = timeout - worked
        if frame is None:
            raise PoisonError("broke the process that worked on it; look at it by itself")
        return frame

    def _spent(self) -> float:
        """Seconds of processor time of the child so far; where the system does not tell (no /proc), 0."""
        try:
            fields = (
                Path(f"/proc/{self._process.pid}/stat").read_text(encoding="utf8").rpartition(")")[2].split()
            )
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self._outbox.put(None)

    def _send(self) -> None:
        stream = self._process.stdin
        assert stream
        with contextlib.suppress(OSError), stream:
            for (item,) in iter(self._outbox.get, None):
                _write(stream, _packed(item))

    def _receive(self) -> None:
        stream = self._process.stdout
        assert stream
        with contextlib.suppress(OSError), stream:
            for frame in iter(lambda: _read(stream), None):
                self._inbox.put(frame)
        self._inbox.put(None)


def _packed(item: Any) -> bytes:
    """An item as a frame; one that cannot be packed is an error, which the child hands back."""
    try:
        return pickle.dumps(item)
    except Exception as error:  # noqa: BLE001  the thread must live on for the others
        return pickle.dumps(PoisonError(f"cannot be handed to the working process ({_named(error)})"))


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """What a child loads within is charged to no item: it has START_LIMIT, then the item's time begins anew."""
    _say(_LOADING)
    yield
    _say(_LOADED)
    if _answers:
        # models and tables live as long as the child: the collector need not walk them again and again (3 % of English)
        gc.freeze()


def _say(word: bytes) -> None:
    # outside a child there is nobody to tell
    if _answers:
        _write(_answers, word)


def serve() -> None:
    """The child's whole life: start frame, then an answer for every item until the input ends."""
    global _answers  # noqa: PLW0603  one child, one stream
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    frames, answers = sys.stdin.buffer, _private_output()
    _answers = answers
    path, function, initialiser, memory = pickle.loads(_read(frames) or b"")  # noqa: S301
    sys.path[:] = path
    _limit_memory(memory)
    gc.set_threshold(_GARBAGE)
    call = None
    try:
        call = _resolved(function)
        if initialiser:
            _resolved(initialiser)()
        ready: Any = None
    except HearsayError as error:
        ready = error
    except Exception as error:  # noqa: BLE001  whatever it is, the parent says it in one line
        ready = ResourceError(f"the working process cannot be set up ({_named(error)}); install Hearsay anew")
    _write(answers, pickle.dumps(ready))
    for frame in iter(lambda: _read(frames), None):
        _write(answers, _answer(call, frame))


def _answer(call: Any, frame: bytes) -> bytes:
    try:
        item = pickle.loads(frame)  # noqa: S301  written by our own parent
        return pickle.dumps(item if isinstance(item, PoisonError) else call(item))
    except ItemError as error:
        return pickle.dumps(error)
    except MemoryError:
        return pickle.dumps(PoisonError("needs more memory than an article should; look at it by itself"))
    except Exception as error:  # noqa: BLE001  a poison item must not stop the batch
        return pickle.dumps(
            PoisonError(f"cannot be worked on ({_named(error)}); please report it with the page")
        )


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]


def _private_output() -> IO[bytes]:
    """The answers' own stream; what a library prints goes nowhere near it."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _resolved(task: Task) -> Callable[..., Any]:
    if not isinstance(task, str):
        return task
    module, _, name = task.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


def _limit_memory(limit: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  POSIX only

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _write(stream: IO[bytes], frame: bytes) -> None:
    stream.write(_HEADER.pack(len(frame)))
    stream.write(frame)
    stream.flush()


def _read(stream: IO[bytes]) -> bytes | None:
    """The next frame; None at the end of the stream, a broken frame included."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    size = _HEADER.unpack(header)[0]
    frame = stream.read(size)
    return frame if len(frame) == size else None
