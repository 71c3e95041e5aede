"""How well and how fast pages are read: one JSON object of figures for each dev set, with the floors they
must keep.

usage: python bench/pages.py [--check]; the shared folder is HEARSAY_SHARED, by default ../shared. With --check the
exit status is 1 where a figure misses its floor in bench/floors.json.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HEARSAY_SHARED", REPOSITORY.parent / "shared"))
BIN = Path(sys.executable).parent
# in percent; bare trafilatura in fast mode has f1 95.0 and 89.6
FLOORS: dict[str, dict[str, float]] = json.loads(
    (REPOSITORY / "bench/floors.json").read_text(encoding="utf8")
)["pages"]
# in seconds on one core; the articles of WCXB are the longer ones, and English statements take 0.2 s per 1,000 words
# (decision 7); a machine half as fast holds them (decision 17)
CEILINGS = {
    "pages": {"seconds_start": 3.0, "seconds_per_page": 0.4},
    "pages/wcxb": {"seconds_start": 3.0, "seconds_per_page": 0.8},
}


def main() -> int:
    worse = False
    for name, floors in FLOORS.items():
        figures = measured(SHARED / "data" / name)
        missed = [key for key, least in floors.items() if figures[key] < least]
        missed += [key for key, most in CEILINGS[name].items() if figures[key] > most]
        print(json.dumps({"set": name, **figures, "missed": missed}))
        worse = worse or bool(missed)
    return int("--check" in sys.argv and worse)


def measured(folder: Path) -> dict[str, float]:
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    with tempfile.TemporaryDirectory() as work:
        scorer = [sys.executable, str(SHARED / "tools" / "score_pages.py"), str(folder), work]
        figures: dict[str, float] = json.loads(
            subprocess.run(scorer, env=environment, check=True, capture_output=True).stdout
        )
        pages = sorted(Path(work).glob("*.html"))
        start = seconds(pages[:1])
        figures["seconds_start"] = round(start, 2)
        figures["seconds_per_page"] = round((seconds(pages) - start) / (len(pages) - 1), 3)
    return figures


def seconds(pages: list[Path]) -> float:
    began = time.perf_counter()
    command = ["taskset", "-c", "0", str(BIN / "hearsay"), "read", "--json", *map(str, pages)]
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
