"""Whether a sentence of the news finds its translation among 925 (NTREX dev), and how fast sentences are read.

usage: python bench/crosslingual.py [--check] [--no-list] [--lexicon PATH]

The shipped lexicon has seen NTREX; this one measures with a lexicon built anew without it (some 20 seconds), as is the encoder.
--no-list leaves our own Kazakh word list out too; --lexicon takes one that is there; --check exits 1 below bench/floors.json.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

REPOSITORY = Path(__file__).resolve().parents[1]
os.environ.setdefault("HEARSAY_SHARED", str(REPOSITORY.parent / "shared"))
sys.path.insert(0, str(REPOSITORY / "training/crosslingual"))

from data import LANGS, ntrex  # noqa: E402
from lexicon import write  # noqa: E402

from hearsay.narrate.lexicon import Lexicon  # noqa: E402
from hearsay.narrate.vectors import LEXICAL, Space  # noqa: E402

Table = np.ndarray[Any, Any]


def both_ways(scores: Table) -> tuple[float, float]:
    """Recall@1 in percent, foreign to English and back; row i of the scores belongs to column i."""
    right = np.arange(len(scores))
    return tuple(round(100 * float((scores.argmax(a) == right).mean()), 1) for a in (1, 0))  # type: ignore[return-value]


def rate(call: Callable[[Sequence[str], Sequence[str]], Any], texts: list[str], lang: str) -> int:
    """Texts a second of processor time, which other work on the machine does not change much."""
    began = time.process_time()
    call(texts, [lang] * len(texts))
    return round(len(texts) / (time.process_time() - began))


def figures(lexicon: Lexicon) -> dict[str, dict[str, float]]:
    space, dev = Space(lexicon), ntrex()
    n = len(dev["en"])
    tongue = ["en"] * n
    words, fast, better = (f(dev["en"], tongue) for f in (lexicon.matrix, space.fast, space.better))
    found: dict[str, dict[str, float]] = {}
    for lang in LANGS:
        texts, langs = dev[lang], [lang] * n
        lexical = np.asarray((lexicon.matrix(texts, langs) @ words.T).todense())
        near = space.fast(texts, langs) @ fast.T
        nearer = space.better(texts, langs) @ better.T
        scores = {
            "lexical": lexical,
            "fast": near,
            "better": nearer,
            "fast_lexical": near + LEXICAL * lexical,
            "better_lexical": nearer + LEXICAL * lexical,
        }
        found[lang] = {
            f"{name}_{way}": value
            for name, table in scores.items()
            for way, value in zip(("in", "out"), both_ways(table), strict=True)
        }
    found["speed"] = speeds(dev, lexicon)
    return found


def speeds(dev: dict[str, list[str]], lexicon: Lexicon) -> dict[str, float]:
    """Sentences a second of one core: cold, as the tier meets words (the lexicon has seen them); warm, as in a long run."""
    found = {}
    for lang in ("en", "ru"):
        space, texts = Space(lexicon), dev[lang]
        found[f"fast_{lang}_cold"] = rate(space.fast, texts, lang)
        found[f"fast_{lang}_warm"] = rate(space.fast, texts, lang)
        found[f"lexical_{lang}_warm"] = rate(lexicon.matrix, texts, lang)
        found[f"better_{lang}"] = rate(space.better, texts, lang)
    return found


def main() -> int:
    if "--lexicon" in sys.argv:
        found = figures(Lexicon(Path(sys.argv[sys.argv.index("--lexicon") + 1])))
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "lexicon.npz"
            write(path, with_ntrex=False, with_list="--no-list" not in sys.argv)
            found = figures(Lexicon(path))
    for name, row in found.items():
        print(name, json.dumps(row))
    floors = json.loads((REPOSITORY / "bench/floors.json").read_text(encoding="utf8")).get("crosslingual", {})
    below = [
        f"{name} {key}: {found[name][key]} < {least}"
        for name, row in floors.items()
        for key, least in row.items()
        if found[name][key] < least
    ]
    print("\n".join(below), file=sys.stderr)
    return int("--check" in sys.argv and bool(below))


if __name__ == "__main__":
    sys.exit(main())
