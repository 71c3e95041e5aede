"""Memory of `hearsay attribute` over many articles, through the command as a user has it: is it flat?

usage: python bench/memory.py [--articles N] [--minutes N] [--check]; the shared folder is HEARSAY_SHARED
Sends the articles of PolNeAR train again and again, nine of ten cut by half, each time with other names in them, so that nothing
has been seen before, and looks at the largest memory of the process so far (`VmHWM`) as answers come back. Stops after N articles
(10,000) or N minutes (120). With --check the exit status is 1 above 700 MB, or where the last half adds more than a twentieth.
"""

import contextlib
import gzip
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import IO

HERE = Path(__file__).resolve().parent
MOST_MB, GROWTH = 700, 1.05
LOOKS = 20
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


def texts(shared: Path, count: int) -> Iterator[str]:
    """Articles, no two alike: from the second round on capitalised words get another ending, one a round.

    Every tenth is whole (900 words on average), of the others the first half.
    """
    with gzip.open(shared / "data/attribution/polnear-train.jsonl.gz", "rt", encoding="utf8") as lines:
        known = [json.loads(line)["text"] for line in lines]
    for number in range(count):
        again, which = divmod(number, len(known))
        ending = "".join("abdefgklmnorstuvw"[(again // 17**k) % 17] for k in range(2)) if again else ""
        text = known[which] if number % 10 == 0 else known[which][: len(known[which]) // 2]
        yield NAME.sub(lambda match, put=ending: match[0] + put, text)


def peak(pid: int) -> float:
    """The largest memory so far of a process and of those that it started, together, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf8")
    own = int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) / 1000
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf8").split()
    return own + sum(peak(int(child)) for child in children)


def feed(to: IO[bytes], shared: Path, count: int, stop: threading.Event) -> None:
    # the command is ended while it still reads
    with contextlib.suppress(BrokenPipeError):
        for number, text in enumerate(texts(shared, count)):
            if stop.is_set():
                break
            to.write(json.dumps({"id": str(number), "text": text, "lang": "en"}).encode() + b"\n")
            to.flush()
        to.close()


def run(shared: Path, count: int, minutes: float) -> list[tuple[int, float]]:
    """(articles answered, peak so far in MB), at equal steps."""
    command = [str(Path(sys.executable).with_name("hearsay")), "attribute"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    stop = threading.Event()
    threading.Thread(target=feed, args=(process.stdin, shared, count, stop), daemon=True).start()
    until = time.monotonic() + 60 * minutes
    found: list[tuple[int, float]] = []
    for answered, line in enumerate(process.stdout, 1):
        assert b'"error"' not in line, line[:200]
        if answered % max(1, count // LOOKS) == 0:
            found.append((answered, peak(process.pid)))
            print(json.dumps({"articles": answered, "peak_mb": round(found[-1][1])}), flush=True)
        if time.monotonic() > until:
            found.append((answered, peak(process.pid)))
            stop.set()
            process.kill()
            break
    process.wait()
    return found


def main(arguments: list[str]) -> int:
    options = dict(pairwise(arguments))
    shared = Path(os.environ.get("HEARSAY_SHARED", HERE.parents[1] / "shared"))
    found = run(shared, int(options.get("--articles", 10_000)), float(options.get("--minutes", 120)))
    articles, last = found[-1]
    half = next(mb for seen, mb in found if seen * 2 >= articles)
    print(json.dumps({"articles": articles, "peak_mb": round(last), "peak_mb_half_way": round(half)}))
    return int("--check" in arguments and (last > MOST_MB or last > half * GROWTH))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
