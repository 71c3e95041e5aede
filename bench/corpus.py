"""The corpus under load: search and size, a killed writer, readers beside a writer, the same input twice.

usage: python bench/corpus.py [search|kill|readers|twice] [--documents N] [--kills N] [--seconds N] [--check]
Without a name: all four. Texts are generated: words by Zipf's law out of invented stems with real endings, half of the documents
Russian, ten statements of some 250 characters in each. --check exits 1 where a target of bench/floors.json is missed.
"""

import argparse
import json
import multiprocessing
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from hearsay.records import Document, Statement
from hearsay.store import documents, search
from hearsay.store.engine import open_corpus

REPOSITORY = Path(__file__).resolve().parents[1]
STATEMENTS, WORDS, BETWEEN = 10, 27, 5
BATCH = 200
TAKEN = "2024-01-01T00:00:00+00:00"
ENDINGS = {
    "ru": ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"),
    "en": ("", "s", "ed", "ing"),
}
LETTERS = {"ru": ("бвгдзклмнпрст", "аеиоу"), "en": ("bcdfglmnprst", "aeiou")}


class Texts:
    """Documents of a seed, one after another; `words[lang]` runs from the commonest stem to the rarest."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self.words = {lang: _stems(lang, 40_000) for lang in ENDINGS}

    def entries(self, number: int) -> Iterator[documents.Entry]:
        for i in range(number):
            lang = ("ru", "en")[i % 2]
            yield self._entry(i, lang)

    def _entry(self, i: int, lang: str) -> documents.Entry:
        ranks = self._random.zipf(1.15, STATEMENTS * (WORDS + BETWEEN)) % len(self.words[lang])
        endings = self._random.integers(0, len(ENDINGS[lang]), len(ranks))
        words = [self.words[lang][r] + ENDINGS[lang][e] for r, e in zip(ranks, endings, strict=True)]
        parts, statements, at = [], [], 0
        for k in range(STATEMENTS):
            own = words[k * (WORDS + BETWEEN) : (k + 1) * (WORDS + BETWEEN)]
            said, rest = " ".join(own[:WORDS]), " ".join(own[WORDS:])
            statements.append(_statement(at, len(said), rest, own[-1].title()))
            parts.append(f"{said} {rest}.")
            at += len(parts[-1]) + 1
        day = np.datetime64("2023-01-01") + int(self._random.integers(0, 365))
        outlet = int(self._random.integers(0, 3000))
        place = f"outlet{outlet}.example/{i}"
        text = "\n".join(parts)
        document = Document(
            text,
            lang,
            words[0].title(),
            outlet=f"Outlet {outlet}",
            url=f"https://{place}",
            address=place,
            published=str(day),
        )
        return documents.Entry(document, statements, "read/bench", "attribute/bench")


def _statement(at: int, length: int, rest: str, speaker: str) -> Statement:
    start = at + length + 1
    source, cue = (start, start + 3), (start + 4, start + len(rest))
    return Statement((source,), (cue,), ((at, at + length),), "indirect", "speech", speaker, confidence=0.7)


def _stems(lang: str, number: int) -> list[str]:
    """Invented stems of two or three syllables, none of which Snowball would shorten to another."""
    chance = random.Random(lang)
    hard, soft = LETTERS[lang]
    found: dict[str, None] = {}
    while len(found) < number:
        syllables = "".join(chance.choice(hard) + chance.choice(soft) for _ in range(chance.choice((2, 3))))
        found.setdefault(syllables + chance.choice(hard) + chance.choice("гкмп" if lang == "ru" else "gkmp"))
    return list(found)


def fill(path: str, number: int, seed: int = 7) -> Texts:
    texts, batch = Texts(seed), []
    with open_corpus(path, create=True) as corpus:
        for entry in texts.entries(number):
            batch.append(entry)
            if len(batch) == BATCH:
                _add(corpus, batch)
                batch = []
        _add(corpus, batch)
    return texts


def _add(corpus: Any, batch: list[documents.Entry]) -> None:
    with corpus.writing() as connection:
        documents.add(connection, batch, TAKEN)


def p95(seconds: list[float]) -> float:
    return round(1000 * sorted(seconds)[int(0.95 * (len(seconds) - 1))], 1)


def timed(call: Callable[[], Any], times: int) -> list[float]:
    found = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return found


def bench_search(folder: str, number: int) -> dict[str, float]:
    """The first fifty hits with their words, and the count, for words of every rank; size of the file."""
    path = f"{folder}/search.db"
    start = time.perf_counter()
    texts = fill(path, number)
    filled = time.perf_counter() - start
    figures = {"documents": number, "statements": number * STATEMENTS, "filled_s": round(filled)}
    figures["megabytes"] = round(sum(file.stat().st_size for file in Path(folder).glob("search.db*")) / 1e6)
    ranks = {"common": range(1, 13), "rare": range(4_000, 4_012)}
    with open_corpus(path) as corpus:
        for name, chosen in ranks.items():
            seconds, hits = [], []
            for rank in chosen:
                for lang in ("ru", "en"):
                    asked = search.Asked(texts.words[lang][rank] + ENDINGS[lang][1])
                    seconds += timed(lambda: _page(corpus, asked), 5)  # noqa: B023  called at once
                    with corpus.reading() as connection:
                        hits.append(search.count_statements(connection, asked))
            figures |= {
                f"{name}_p95_ms": p95(seconds),
                f"{name}_hits": min(hits) if name == "common" else max(hits),
            }
        filtered = search.Asked(
            texts.words["ru"][2], lang="ru", kind="speech", since="2023-06-01", min_confidence=0.5
        )
        figures["filtered_p95_ms"] = p95(timed(lambda: _page(corpus, filtered), 20))
    return figures


def _page(corpus: Any, asked: search.Asked) -> None:
    with corpus.reading() as connection:
        for row in search.found_statements(connection, asked, 50):
            assert row.text[row.content[0][0] : row.content[0][1]]
        search.count_statements(connection, asked)


def bench_kill(folder: str, kills: int) -> dict[str, float]:
    """A writer that acknowledges every batch is killed at random moments; what it acknowledged must be there, whole."""
    path, lost, partial, acknowledged = f"{folder}/kill.db", 0, 0, 0
    chance = random.Random(11)
    for kill in range(kills):
        told = _killed_writer(path, kill, 0.3 + chance.random() * 1.5)
        acknowledged += len(told)
        with open_corpus(path, create=True) as corpus, corpus.reading() as connection:
            lost += sum(not _holds(connection, document) for document in told)
            partial += _partial(connection)
    integrity = sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    words = _words_agree(path)
    return {
        "kills": kills,
        "acknowledged": acknowledged,
        "lost": lost,
        "partial": partial,
        "integrity": int(integrity and words),
    }


def _killed_writer(path: str, seed: int, after: float) -> list[str]:
    writer = subprocess.Popen(
        [sys.executable, __file__, "write", "--path", path, "--seed", str(seed)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout
    writer.stdout.readline()  # it is under way
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    lines = writer.communicate()[0].splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n")]


def write(path: str, seed: int) -> None:
    """Adds batches and prints the ids of each after its transaction, until it is killed."""
    print("ready", flush=True)
    texts = Texts(1000 + seed).entries(1_000_000)
    with open_corpus(path, create=True) as corpus:
        while True:
            batch = [next(texts) for _ in range(random.randint(1, 40))]
            for entry in batch:
                # the address says which writer it was, so that no two write the same document
                object.__setattr__(entry.document, "address", f"{entry.document.address}?writer={seed}")
            _add(corpus, batch)
            print("\n".join(entry.document.id for entry in batch), flush=True)


def _holds(connection: Any, document: str) -> bool:
    row = documents.find(connection, document)
    found = connection.exec_driver_sql(
        "SELECT count(*) FROM statements WHERE document = ?", (row.key,)
    ).scalar()
    return bool(found == STATEMENTS)


def _partial(connection: Any) -> int:
    """Documents without all their statements, and statements without a document."""
    counted = (
        "SELECT count(*) FROM (SELECT d.key FROM documents d LEFT JOIN statements s ON s.document = d.key"
    )
    short = connection.exec_driver_sql(
        f"{counted} GROUP BY d.key HAVING count(s.key) <> {STATEMENTS})"
    ).scalar()
    alone = "SELECT count(*) FROM statements WHERE document NOT IN (SELECT key FROM documents)"
    return int(short + connection.exec_driver_sql(alone).scalar())


def _words_agree(path: str) -> bool:
    """Whether the word index holds a row for every statement and document, and no other."""
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO statement_words(statement_words) VALUES ('integrity-check')")
    connection.execute(
        "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'statement_words', 'instance')"
    )
    indexed = connection.execute("SELECT count(DISTINCT doc) FROM temp.terms").fetchone()[0]
    stored = connection.execute("SELECT count(*) FROM statements").fetchone()[0]
    return bool(indexed == stored)


def bench_readers(folder: str, number: int, seconds: float) -> dict[str, float]:
    """One writer at full tilt, one reader that asks; what the reader waits, and what goes wrong."""
    path = f"{folder}/readers.db"
    texts = fill(path, number)
    writer = subprocess.Popen(
        [sys.executable, __file__, "write", "--path", path, "--seed", "1"], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout
    told = multiprocessing.Value("i", 0)
    drain = multiprocessing.Process(target=_drain, args=(writer.stdout.fileno(), told))
    drain.start()
    found, errors, end, chance = [], 0, time.monotonic() + seconds, random.Random(3)
    with open_corpus(path) as corpus:
        while time.monotonic() < end:
            lang = chance.choice(("ru", "en"))
            asked = search.Asked(texts.words[lang][chance.randrange(1, 3_000)])
            try:
                found += timed(lambda: _page(corpus, asked), 1)  # noqa: B023  called at once
            except Exception as error:  # noqa: BLE001  it is what is counted
                errors += 1
                print(error, file=sys.stderr)
            time.sleep(0.01)
    writer.kill()
    drain.join()
    log = Path(f"{path}-wal").stat().st_size if Path(f"{path}-wal").exists() else 0
    return {
        "seconds": seconds,
        "asked": len(found),
        "written": told.value,
        "errors": errors,
        "reader_p95_ms": p95(found),
        "log_megabytes": round(log / 1e6),
    }


def _drain(descriptor: int, told: Any) -> None:
    with open(descriptor, closefd=False) as lines:
        for _ in lines:
            told.value += 1


def bench_twice(folder: str, number: int) -> dict[str, float]:
    """The same documents again, shuffled, into the same corpus and into another: the same list of all statements."""
    entries = list(Texts(5).entries(number))
    exports = []
    for name in ("one", "other"):
        with open_corpus(f"{folder}/{name}.db", create=True) as corpus:
            for _ in range(2):
                random.Random(name).shuffle(entries)
                for i in range(0, number, BATCH):
                    _add(corpus, entries[i : i + BATCH])
        command = [
            Path(sys.executable).with_name("hearsay"),
            "search",
            "--json",
            "--corpus",
            f"{folder}/{name}.db",
        ]
        exports.append(subprocess.run(command, capture_output=True, check=True).stdout)
    return {
        "statements": exports[0].count(b"\n"),
        "identical": int(exports[0] == exports[1] and exports[0] != b""),
    }


def missed(figures: dict[str, dict[str, float]], targets: dict[str, dict[str, float]]) -> list[str]:
    """Figures beyond their targets: "identical" and "integrity" are to be reached, all others not to be passed."""
    found = []
    for part, bounds in targets.items():
        for name, bound in bounds.items():
            value = figures.get(part, {}).get(name)
            least = name in {"identical", "integrity"}
            if value is not None and (value < bound if least else value > bound):
                found.append(f"{part} {name}: {value}, asked {bound}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("part", nargs="?", choices=["search", "kill", "readers", "twice", "write"])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--path")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    if given.part == "write":
        write(given.path, given.seed)
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        parts: dict[str, Callable[[], dict[str, float]]] = {
            "search": lambda: bench_search(folder, given.documents),
            "kill": lambda: bench_kill(folder, given.kills),
            "readers": lambda: bench_readers(folder, min(given.documents, 2_000), given.seconds),
            "twice": lambda: bench_twice(folder, min(given.documents, 2_000)),
        }
        for name in [given.part] if given.part else parts:
            figures[name] = parts[name]()
            print(json.dumps({name: figures[name]}), flush=True)
    targets = json.loads((REPOSITORY / "bench/floors.json").read_text(encoding="utf8")).get("corpus", {})
    short = missed(figures, targets) if given.check else []
    for line in short:
        print(line, file=sys.stderr)
    return int(bool(short))


if __name__ == "__main__":
    sys.exit(main())
