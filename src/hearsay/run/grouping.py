"""Copies first, then groups: what `read` knows of texts and `narrate` of statements, put together."""

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice
from typing import Any

from hearsay.errors import LineError
from hearsay.narrate.cluster import State, grouped
from hearsay.narrate.lexicon import open_lexicon
from hearsay.narrate.links import Level
from hearsay.narrate.rows import Item, Resources, primary
from hearsay.narrate.vectors import open_space
from hearsay.read.copies import Sketches, Text, copies, shingles
from hearsay.read.language import language

# half a surrogate pair is no character and no library takes it
_LONE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"\w+")
# code points of one statement; the encoder reads fewer
MOST = 4_000
# statements grouped at once; more hold too many vectors of the better tier
BATCH = 50_000
# near-copies share this much, and their lengths too
_COPY = 0.8


# objects made before the collector looks for garbage
_GARBAGE = 50_000


@contextmanager
def little_garbage() -> Iterator[None]:
    """What stands already is no garbage: among a million statements the collector would walk through it again and again."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_GARBAGE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


@cache
def resources() -> Resources:
    """Vectors and lexicon, opened once a process."""
    return Resources(open_space(), open_lexicon())


def to_narrate(line: Mapping[str, Any], name: str) -> Item:
    """The statement in a line `{"text", "lang"?, "date"?}` of the filter `hearsay narrate`, under a name; raises LineError."""
    text, lang, date = line.get("text"), line.get("lang"), line.get("date")
    if not isinstance(text, str):
        raise LineError('has no "text" that is a string; give {"id": …, "text": "…"}')
    if lang is not None and not isinstance(lang, str):
        raise LineError('"lang" is no language code; give "en", "ru" or leave it out')
    if date is not None and not isinstance(date, str):
        raise LineError('"date" is no string; give an ISO day as "2024-03-05" or leave it out')
    text = _LONE.sub("\ufffd", text[:MOST])
    return Item(name, text, lang or language(text), date)


def clusters(items: Sequence[Item], level: str) -> dict[str, str]:
    """The group of each statement at a level, by the statement's name."""
    if level == "event":
        return _placed(items, "event")
    voices = collapsed(items)
    first = {name: item for item in items if (name := item.id) == voices[item.id]}
    state, placed = State("message"), {}
    cores: dict[str, Item] = {}
    for batch in _batches(first.values()):
        state, changes = grouped(state, batch, resources())
        placed.update({name: place.group for name, place in changes.placed.items()})
        cores.update(changes.cores)
    if level == "narrative":
        stories = _placed(
            [Item(name, core.text, core.lang, core.day) for name, core in cores.items()], "narrative"
        )
        placed = {name: stories[message] for name, message in placed.items()}
    return {item.id: placed[voices[item.id]] for item in items}


def _placed(items: Iterable[Item], level: Level) -> dict[str, str]:
    state, placed = State(level), {}
    for batch in _batches(items):
        state, changes = grouped(state, batch, resources())
        placed.update({name: place.group for name, place in changes.placed.items()})
    return placed


def _batches(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    ordered = iter(sorted(items, key=lambda item: item.day or "9999"))
    while batch := list(islice(ordered, BATCH)):
        yield batch


def collapsed(items: Sequence[Item]) -> dict[str, str]:
    """Each statement's first copy, by names: those that say it in the same words, denials and reversals left out."""
    ordered = sorted(items, key=lambda item: (item.day or "9999", item.text, item.id))
    by_name = {item.id: item for item in items}
    _, found = copies(Sketches(), [Text(item.id, item.text, item.day) for item in ordered], share=_COPY)
    first = {item.id: item.id for item in items}
    for copy in found:
        one, other = by_name[copy.original], by_name[copy.id]
        sizes = sorted((len(shingles(one.text)), len(shingles(other.text))))
        if sizes[0] >= _COPY * sizes[1] and _agree(one, other):
            first[copy.id] = first[copy.original]
    return first


def repeated(items: Sequence[Item], stood: Iterable[tuple[int, Item]]) -> dict[str, str]:
    """The statement that says each in the same words, by names, among those that stand (each with its `wording`)."""
    said: dict[int, list[Item]] = {wording(item.text): [] for item in items}
    for words, other in stood:
        if words in said:
            said[words].append(other)
    found = {
        item.id: min(
            (other for other in said[wording(item.text)] if _agree(other, item)), key=_moment, default=None
        )
        for item in items
    }
    return {name: other.id for name, other in found.items() if other}


def wording(text: str) -> int:
    """Equal for two texts of the same words; case and marks make no difference."""
    return hash(tuple(_WORD.findall(text.casefold().replace("ё", "е"))))


def _moment(item: Item) -> tuple[str, str]:
    return item.day or "9999", item.id


def _agree(one: Item, other: Item) -> bool:
    """Whether neither of two statements denies or turns the other."""
    return one.text == other.text or not resources().stance.relation(
        one.text, primary(one.lang), other.text, primary(other.lang)
    )
