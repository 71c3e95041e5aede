"""Media as actors: about 350 post-Soviet and wire outlets by hand and the state media of the world (`data/outlets.tsv`).

Names in any language and case, and domains. A name that is a common word too («Дождь», "Trend") counts in quotation marks or
beside a word for a medium alone. Outlets win over persons: Тенгриньюс is nobody's name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hearsay.link import places
from hearsay.link.phrases import Phrases, folded, word_set
from hearsay.link.tables import rows
from hearsay.records import Outlet, Span, digest

_OPENED = re.compile(r"[«“„\"]\s*$")
_CLOSED = re.compile(r"^\s*[»”“\"]")
_BESIDE = word_set(
    "agency newspaper channel website site outlet daily weekly magazine station broadcaster portal news"
    " radio tv agencies newspapers агентство агентства агентству агентством агентстве информагентство"
    " информагентства информагентству информагентством газета газеты газете газету газетой телеканал"
    " телеканала телеканалу телеканалом телеканале канал канала каналу каналом канале издание издания"
    " изданию изданием издании портал портала порталу порталом портале сайт сайта сайту сайтом сайте радио"
    " журнал журнала журналу журналом журнале радиостанция радиостанции медиа сми агенція агенції агенцію"
    " видання агенцтва выданне арнасы газеті"
)
_RELAYS = word_set(
    "сообщает сообщил сообщила сообщило сообщают передает передал передала передало передают пишет пишут"
    " написала написал информирует цитирует цитируют пише повідомляє передає паведамляе перадае піша"
)


@dataclass(frozen=True, slots=True)
class Medium:
    """An outlet in a text; `bare` says that only a common word names it."""

    span: Span
    id: str
    outlet: Outlet
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    outlet: Outlet
    iso: str
    quoted: bool


def local_id(name: str, iso: str) -> str:
    """The id of an outlet: a local one, of its name and country."""
    return "local:" + digest("outlet", name, iso)[:16]


@lru_cache(maxsize=1)
def _entries() -> tuple[tuple[_Entry, tuple[str, ...], tuple[str, ...]], ...]:
    found = []
    for row in rows("outlets"):
        free, quoted = (
            tuple(form for form in row[column].split("|") if form) for column in ("forms", "quoted")
        )
        outlet = Outlet(
            row["name"],
            tuple(form for form in (*free, *quoted) if form != row["name"]),
            places.country_name(row["country"]),
            row["language"] or None,
            row["ownership"] or None,
            row["agency"] == "yes",
        )
        identity = local_id(row["name"], row["country"])
        found.append((_Entry(identity, outlet, row["country"], quoted=False), free, quoted))
    return tuple(found)


def register() -> list[Outlet]:
    """All outlets, as `hearsay outlets` keeps them."""
    return [entry.outlet for entry, _, _ in _entries()]


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Outlet]:
    return {entry.id: entry.outlet for entry, _, _ in _entries()}


def of_id(actor: str) -> Outlet | None:
    """The outlet of an id."""
    return _by_id().get(actor)


@lru_cache(maxsize=1)
def _index() -> Phrases[_Entry]:
    index: Phrases[_Entry] = Phrases()
    for entry, free, quoted in _entries():
        for form in free:
            index.add(form, entry)
        bare = _Entry(entry.id, entry.outlet, entry.iso, quoted=True)
        for form in quoted:
            index.add(form, bare)
    return index


def found(text: str, _lang: str | None = None, *, country: str | None = None) -> list[Medium]:
    """The outlets of a text; of two that bear one name that of `country` (QID or ISO) is meant."""
    media = []
    for span, entries in _index().found(text):
        entry = _chosen(entries, country)
        if not entry.quoted or _is_marked(text, span):
            media.append(Medium(span, entry.id, entry.outlet))
    return media


def named(name: str, *, country: str | None = None) -> Medium | None:
    """The outlet that a whole name means; a word for a medium before the name does not matter."""
    bare = name.strip(' \t\n«»“”"')
    if (medium := _whole(bare, country, marked=bare != name.strip())) is not None:
        return medium
    first, _, rest = bare.partition(" ")
    if rest and folded(first) in _BESIDE:
        return _whole(rest.strip('«»“”"'), country, marked=True)
    return None


def _whole(name: str, country: str | None, *, marked: bool) -> Medium | None:
    for span, entries in _index().found(name):
        if span[1] - span[0] >= len(name) - 1:
            entry = _chosen(entries, country)
            return Medium(span, entry.id, entry.outlet, bare=entry.quoted and not marked)
    return None


def _chosen(entries: Sequence[_Entry], country: str | None) -> _Entry:
    here = [entry for entry in entries if country and country in {entry.iso, places.isos().get(entry.iso)}]
    return (here or sorted(entries, key=lambda entry: entry.quoted))[0]


def _is_marked(text: str, span: Span) -> bool:
    """Whether quotation marks or a word for a medium say that the word is a name."""
    before, after = text[max(0, span[0] - 30) : span[0]], text[span[1] : span[1] + 30]
    if _OPENED.search(before) and _CLOSED.search(after):
        return True
    last = re.search(r"(\w+)[\s«“\"-]{1,3}$", before)
    following = re.match(r"[\s»”\"-]{1,3}(\w+)", after)
    return bool(
        (last and folded(last.group(1)) in _BESIDE | _RELAYS)
        or (
            following
            and folded(following.group(1)) in {"agency", "newspaper", "channel", "news", "website", "арнасы"}
        )
    )
