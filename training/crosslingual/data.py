"""The sentence pairs, without any sentence of NTREX (by normalised string), and NTREX itself, which measures."""

import gzip
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(os.environ.get("HEARSAY_SHARED", "../shared")) / "data/crosslingual"
LANGS = ("ru", "uk", "be", "kk")


class Pair(NamedTuple):
    """A sentence and its translation; `tag` is the collection."""

    tag: str
    lang: str
    other: str
    text: str


def rows(name: str) -> Iterator[list[str]]:
    with gzip.open(FOLDER / name, "rt", encoding="utf8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def norm(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def ntrex() -> dict[str, list[str]]:
    """The 925 sentences in each language, in one order."""
    head, *lines = rows("ntrex-dev.tsv.gz")
    return {lang: [line[i] for line in lines] for i, lang in enumerate(head) if i}


def pairs(*, with_ntrex: bool = False) -> list[Pair]:
    """English in `other`, a foreign sentence in `text`."""
    held = {norm(text) for texts in ntrex().values() for text in texts}
    found = [
        Pair(tag, lang, english, text)
        for lang in LANGS
        for tag, english, text in rows(f"pairs-en-{lang}.tsv.gz")
        if norm(english) not in held and norm(text) not in held
    ]
    if with_ntrex:
        dev = ntrex()
        found += [
            Pair("ntrex", lang, e, t) for lang in LANGS for e, t in zip(dev["en"], dev[lang], strict=True)
        ]
    return found


def pivots(*, with_ntrex: bool = False) -> list[Pair]:
    """Russian in `other`, Ukrainian, Belarusian or Kazakh in `text`."""
    held = {norm(text) for texts in ntrex().values() for text in texts}
    found = [
        Pair("tatoeba", lang, russian, text)
        for lang, text, russian in rows("pairs-be-kk-uk-ru.tsv.gz")
        if norm(russian) not in held and norm(text) not in held
    ]
    if with_ntrex:
        dev = ntrex()
        found += [
            Pair("ntrex", lang, r, t) for lang in LANGS[1:] for r, t in zip(dev["ru"], dev[lang], strict=True)
        ]
    return found
