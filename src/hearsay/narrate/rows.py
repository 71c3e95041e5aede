"""Statements as they are compared: rows of vectors, of words in one space for all languages, of skeletons, and their numbers."""

import datetime as dt
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Protocol

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from hearsay.narrate import signs
from hearsay.narrate.stance import Stance

# vectors of the better tier that a process keeps, three quarters of a kilobyte each
_MOST_KEPT = 50_000
# statements whose words are held between the fast tier and the lexicon
_AT_ONCE = 5_000


class Space(Protocol):
    """What `narrate.vectors.open_space` opens: vectors of length 1, a cheap tier for all and a better one for candidates."""

    def fast(self, texts: Sequence[str], langs: Sequence[str | None]) -> NDArray[np.float32]: ...
    def better(self, texts: Sequence[str], langs: Sequence[str | None]) -> NDArray[np.float32]: ...


class Lexicon(Hashable, Protocol):
    """What `narrate.lexicon.open_lexicon` opens: rows of length 1 in one space of words for all languages."""

    def matrix(self, texts: Sequence[str], langs: Sequence[str | None]) -> Any: ...
    def entry(self, word: str, lang: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Item:
    """A statement to be grouped; `day` is an ISO day or time."""

    id: str
    text: str
    lang: str | None = None
    day: str | None = None


@dataclass(slots=True)
class Resources:
    """What a process opens once; better vectors are kept, as a group's statements are compared every day."""

    space: Space
    lexicon: Lexicon
    better: dict[tuple[str, str | None], NDArray[np.float16]] = field(default_factory=dict)
    stance: Stance = field(init=False)

    def __post_init__(self) -> None:
        opened: Any = self.lexicon
        self.stance = Stance(opened)


@dataclass(frozen=True, slots=True)
class Rows:
    """Statements in order, a row each in every matrix; `ordinals` are days, NaN where none is known, `langs` codes."""

    items: tuple[Item, ...]
    fast: NDArray[np.float16]
    lexical: signs.Matrix
    skeletons: signs.Matrix
    numbers: tuple[frozenset[str], ...]
    ordinals: NDArray[np.float64]
    langs: NDArray[np.bytes_]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Any]:
        return (getattr(self, each.name) for each in fields(self))

    @classmethod
    def of(cls, parts: list[Any], kept: NDArray[np.int64]) -> "Rows":
        """Some rows of the parts of others, which are given up one by one: of a million, two copies are too much."""
        found: list[Any] = []
        while parts:
            part = parts.pop(0)
            found.append(tuple(part[row] for row in kept.tolist()) if isinstance(part, tuple) else part[kept])
        return cls(*found)

    def with_more(self, more: "Rows") -> "Rows":
        """These rows and then the others."""
        if not len(self):
            return more
        return Rows(
            (*self.items, *more.items),
            np.concatenate([self.fast, more.fast]),
            sp.vstack([self.lexical, more.lexical], format="csr"),
            sp.vstack([self.skeletons, more.skeletons], format="csr"),
            (*self.numbers, *more.numbers),
            np.concatenate([self.ordinals, more.ordinals]),
            np.concatenate([self.langs, more.langs]),
        )


def rows_of(items: Sequence[Item], resources: Resources) -> Rows:
    """The rows of statements."""
    texts = [signs.plain(item.text) for item in items]
    langs = [primary(item.lang) for item in items]
    fast, lexical = [], []
    for start in range(0, max(len(items), 1), _AT_ONCE):
        some = texts[start : start + _AT_ONCE], langs[start : start + _AT_ONCE]
        fast.append(resources.space.fast(*some).astype(np.float16))
        lexical.append(resources.lexicon.matrix(*some))
    return Rows(
        tuple(items),
        np.concatenate(fast),
        sp.csr_matrix(sp.vstack(lexical, format="csr", dtype=np.float32)),
        signs.skeletons(texts),
        tuple(signs.numbers(text) for text in texts),
        np.array([ordinal(item.day) for item in items], float),
        np.array([lang or "" for lang in langs], "S8"),
    )


def better(items: Sequence[Item], resources: Resources) -> NDArray[np.float16]:
    """The better tier's vectors of statements, computed where they are not held yet."""
    keys = [(item.text, primary(item.lang)) for item in items]
    missing = [key for key in dict.fromkeys(keys) if key not in resources.better]
    if missing:
        if len(resources.better) > _MOST_KEPT:
            resources.better = {key: resources.better[key] for key in set(keys) - set(missing)}
        found = resources.space.better(
            [signs.plain(text) for text, _ in missing], [lang for _, lang in missing]
        )
        resources.better.update(zip(missing, found.astype(np.float16), strict=True))
    return np.stack([resources.better[key] for key in keys])


def primary(lang: str | None) -> str | None:
    """A language without its region or script ("be-tarask" is "be")."""
    return lang.replace("_", "-").split("-")[0].lower() if lang else None


def ordinal(day: str | None) -> float:
    """A day or time as a number of days; NaN for none."""
    if not day:
        return float("nan")
    try:
        moment = dt.datetime.fromisoformat(day)
    except ValueError:
        return float("nan")
    if moment.tzinfo:
        moment = moment.astimezone(dt.UTC).replace(tzinfo=None)
    return (moment - dt.datetime(1970, 1, 1)).total_seconds() / 86_400  # noqa: DTZ001  a difference of two such
