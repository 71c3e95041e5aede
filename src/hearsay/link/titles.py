"""Offices by class: which title is a head of state's, a foreign minister's, ... in the register and in texts.

The classes, with the patterns of the register's English titles and of what texts say, are `data/offices.tsv`, ours.
"""

import re
from functools import cache
from typing import NamedTuple

from hearsay.link.tables import rows

NEVER = "\\0"


class Class(NamedTuple):
    """A class of offices; `rank` orders offices and people by how much they are in the news."""

    key: str
    rank: int
    label: str
    title: re.Pattern[str]
    phrases: re.Pattern[str] | None


@cache
def classes() -> tuple[Class, ...]:
    return tuple(_class(row) for row in rows("offices"))


def _class(row: dict[str, str]) -> Class:
    said = [row[lang] for lang in ("en", "ru") if row[lang] not in {"", NEVER}]
    phrases = re.compile(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)", re.IGNORECASE) if said else None
    return Class(
        row["class"], int(row["rank"]), row["label"], re.compile(row["title"], re.IGNORECASE), phrases
    )


@cache
def number(key: str) -> int:
    """The place of a class in the table, counted from one; 0 is no class."""
    return next(at for at, found in enumerate(classes(), 1) if found.key == key)


@cache
def class_of(title: str) -> int:
    """The number of the first class a title of the register belongs to."""
    return next((at for at, found in enumerate(classes(), 1) if found.title.search(title)), 0)


@cache
def rank_of(key: str) -> int:
    """How high a class of offices ranks; 0 for none."""
    return next((found.rank for found in classes() if found.key == key), 0)


@cache
def label(key: str) -> str:
    """What a class of offices is called in English."""
    return next((found.label for found in classes() if found.key == key), "office")
