"""The register of persons and offices: one file of arrays, opened once a process, read-only.

Names, ids and titles are lists of strings; everything else is numpy arrays, people by number. A day is yyyymmdd with 00 for what
the source leaves out, 0 an open end. What built it and from what: docs/models/register.md.
"""

import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from hearsay.link.index import codes, pairs
from hearsay.link.names import Name, Word, parse
from hearsay.link.titles import classes, number

# the last day the table of politicians knows of: an open post is "last known" after it, never "is"
LAST_DAY = 20221130
# what holds until a later day, by source
KNOWN_UNTIL = {"factbook-2026-05": 20260531, "hand-2025-09": 20250930}
# a word this frequent finds nobody on its own
MOST_PEOPLE = 80
GENDERS = (None, "m", "f")


class Country(NamedTuple):
    """A country of the register: its id, codes and names."""

    qid: str
    iso2: str
    iso3: str
    names: tuple[str, ...]


class Post(NamedTuple):
    """An office held: the class's key or "", the title, the country's id, first and last day, the source."""

    kind: str
    title: str
    country: str | None
    start: int
    end: int
    source: str

    def holds(self, day: int) -> bool:
        """Whether the office was held on a day, as far as the source reaches."""
        return self.start <= day and (day <= latest(self.end) if self.end else True)

    def known(self, day: int) -> bool:
        """Whether the source reaches that day: an open end is good until the source's last one."""
        return bool(self.end) or day <= KNOWN_UNTIL.get(self.source, LAST_DAY)


class Person(NamedTuple):
    """A person of the register."""

    id: str
    names: tuple[str, ...]
    country: str | None
    gender: str | None
    weight: int

    @property
    def name(self) -> str:
        return self.names[0]


def latest(day: int) -> int:
    """The last day an incomplete date may mean: 20030100 is the end of January 2003."""
    month, date = day // 100 % 100, day % 100
    return day if date else (day + 31 if month else day + 1231)


def as_day(text: str | None) -> int | None:
    """An ISO day or time as yyyymmdd; None where there is none."""
    if not text or len(text) < 4 or not text[:4].isdigit():
        return None
    parts = [*text[:10].split("-"), "00", "00"][:3]
    return int("".join(part.zfill(2) for part in parts)) if all(part.isdigit() for part in parts) else None


class Register:
    """People, names, offices, countries."""

    def __init__(self, arrays: dict[str, npt.NDArray[Any]]) -> None:
        self.ids = _lines(arrays["ids"])
        self._names = _lines(arrays["names"])
        self._titles = _lines(arrays["titles"])
        self._sources = _lines(arrays["sources"])
        rows = [line.split("\t") for line in _lines(arrays["countries"])]
        self.countries = tuple(Country(row[0], row[1], row[2], tuple(row[3:])) for row in rows)
        self._country = {
            key.casefold(): one.qid
            for one in self.countries
            for key in (one.qid, one.iso2, one.iso3, *one.names)
        }
        self._country_number = {one.qid: at for at, one in enumerate(self.countries, 1)}
        self._numbers = {person: at for at, person in enumerate(self.ids)}
        self._arrays = arrays
        self._post_class = arrays["title_class"][arrays["post_title"]]
        self._owner = np.repeat(np.arange(len(self.ids), dtype=np.uint32), np.diff(arrays["post_begin"]))
        self._begin = _view(arrays["name_begin"])
        self._search = {
            index: tuple(_view(arrays[f"{index}_{part}"]) for part in ("hash", "begin", "people"))
            for index in ("pair", "word")
        }
        # the local readings of a person are made when asked for, and kept
        self._parsed = lru_cache(maxsize=1 << 14)(self._parse)

    def __len__(self) -> int:
        return len(self.ids)

    def number(self, actor: str) -> int | None:
        """The number of a person by id."""
        return self._numbers.get(actor)

    def country_id(self, given: str | None) -> str | None:
        """The id of a country given by id, ISO code or name in English or Russian."""
        return self._country.get(given.strip().casefold()) if given else None

    def country_name(self, qid: str | None) -> str:
        at = self._country_number.get(qid or "")
        return self.countries[at - 1].names[0] if at else ""

    def person(self, at: int) -> Person:
        country = int(self._arrays["country"][at])
        names = tuple(self._names[self._begin[at] : self._begin[at + 1]])
        return Person(
            self.ids[at],
            names,
            self.countries[country - 1].qid if country else None,
            GENDERS[int(self._arrays["gender"][at])],
            int(self._arrays["weight"][at]),
        )

    def parsed(self, at: int) -> tuple[Name, ...]:
        """A person's names in their parts."""
        return self._parsed(at)

    def _parse(self, at: int) -> tuple[Name, ...]:
        return tuple(parse(name) for name in self._names[self._begin[at] : self._begin[at + 1]])

    def gender(self, at: int) -> str | None:
        return GENDERS[int(self._arrays["gender"][at])]

    def weight(self, at: int) -> int:
        return int(self._arrays["weight"][at])

    def posts(self, at: int) -> list[Post]:
        begin = self._arrays["post_begin"]
        return [self._post(row) for row in range(int(begin[at]), int(begin[at + 1]))]

    def _post(self, row: int) -> Post:
        arrays = self._arrays
        kind, country = int(self._post_class[row]), int(arrays["post_country"][row])
        return Post(
            classes()[kind - 1].key if kind else "",
            self._titles[arrays["post_title"][row]],
            self.countries[country - 1].qid if country else None,
            int(arrays["post_start"][row]),
            int(arrays["post_end"][row]),
            self._sources[arrays["post_source"][row]],
        )

    def holders(self, kind: str, country: str, day: int | None = None) -> list[tuple[int, Post]]:
        """Who held an office of a class in a country, on a day or ever: (person's number, post)."""
        at = self._country_number.get(country)
        if at is None:
            return []
        rows = np.flatnonzero((self._post_class == number(kind)) & (self._arrays["post_country"] == at))
        found = [(int(self._owner[row]), self._post(int(row))) for row in rows]
        return [(person, post) for person, post in found if day is None or post.holds(day)]

    def found(self, name: Name) -> set[int]:
        """The people who may bear a name: those with two of its words; else, for one word, those with that."""
        hits = {person for key in pairs(name) for person in self._look("pair", key)}
        if hits or len(name.words) > 1:
            return hits
        return {person for word in name.words for key in codes(word) for person in self._look("word", key)}

    def with_word(self, name: Name) -> set[int]:
        """The people who share the rarest word of a name that is no given name."""
        best: Sequence[int] = ()
        for word in name.words:
            if not word.given:
                for key in codes(word):
                    people = self._look("word", key)
                    if people and (not best or len(people) < len(best)):
                        best = people
        return set(best) if len(best) <= MOST_PEOPLE else set()

    def expected_bearers(self, name: Name) -> float:
        """How many people would bear all words of a name, if its words met by chance: how common the full name is."""
        share = 1.0
        for word in name.words:
            share *= len(self._bearers(word)) / len(self) if not word.initial else 1.0
        return share * len(self)

    def bearers_spelled(self, name: Name, spelled: Mapping[str, str]) -> float:
        """Like `expected_bearers`, but a word that is no given name counts by letters, as `spelled` has it in the register."""
        share = 1.0
        for word in name.words:
            if word.given:
                share *= sum(len(self._look("word", f"={one.key}")) for one in word.given) / len(self)
            elif not word.initial:
                share *= self._spelled[spelled.get(word.text, word.text)] / len(self)
        return share * len(self)

    @cached_property
    def _spelled(self) -> Counter[str]:
        """How many people are first named with a word, spelled so."""
        firsts = [self._names[begin] for begin in self._begin[:-1]]
        return Counter(" ".join(firsts).replace(",", "").split())

    def _bearers(self, word: Word) -> set[int]:
        """Who has a given name of that class; of a surname, who has it letter for letter in sound."""
        if word.given:
            return {at for one in word.given for at in self._look("word", f"={one.key}")}
        near = {at for key in codes(word) for at in self._look("word", key)}
        return {
            at
            for at in near
            if any(word.sounds == own.sounds for each in self.parsed(at) for own in each.words)
        }

    def with_given_name(self, name: Name) -> set[int]:
        """The people who share a given name: many, so only for who must have an answer."""
        return {at for word in name.words for one in word.given for at in self._look("word", f"={one.key}")}

    def _look(self, index: str, key: str) -> Sequence[int]:
        hashes, begin, people = self._search[index]
        wanted = zlib.crc32(key.encode())
        at = bisect_left(hashes, wanted)
        if at < len(hashes) and hashes[at] == wanted:
            return people[begin[at] : begin[at + 1]]
        return ()

    def __iter__(self) -> Iterator[Person]:
        return (self.person(at) for at in range(len(self)))


def _view(numbers: npt.NDArray[Any]) -> "memoryview[int]":
    """The numbers as Python sees them fastest, one at a time."""
    return memoryview(numbers.data)


def _lines(blob: npt.NDArray[Any]) -> list[str]:
    return blob.tobytes().decode("utf8").split("\n")


def load(path: Path) -> Register:
    """The register of a file, as the build wrote it."""
    with np.load(path) as stored:
        return Register({name: stored[name] for name in stored.files})


@cache
def open_register() -> Register:
    """The register that ships, opened once a process."""
    with resources.as_file(resources.files("hearsay_models") / "register.npz") as path:
        return load(path)
