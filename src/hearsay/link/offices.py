"""Offices in words: "the foreign minister of Kazakhstan", «глава МИД», "Belarusian president", and who held them on a day.

Who holds an office is known as far as the register's sources reach; after that the last known holder is named as such and
not linked.
"""

import re
from typing import NamedTuple

from hearsay.link import places
from hearsay.link.register import Post, Register
from hearsay.link.titles import classes, label
from hearsay.records import Link, Span

# an office that is over, or another's: "former president", «экс-министр», "adviser to the president", "presidential"
_NOT_HELD = re.compile(
    r"(?:\b(?:former|ex|then|late|deputy|vice|assistant|advis[eo]r to the|aide to the|spokes\w+ (?:for|of) the|wife of|son of"
    r"|daughter of"
    r"|office of the|candidate for)[\s-]+(?:\w+[\s-]+)?"
    r"|\b(?:бывш\w+|экс|тогдашн\w+|зам|заместител\w+|вице|помощник\w*|советник\w*|пресс-секретар\w+|представител\w+|администраци\w+"
    r"|кандидат\w* в|сын\w*|дочь|жена|колишн\w+|былы|былога|бұрынғы)[\s-]+(?:\w+[\s-]+)?)$",
    re.IGNORECASE,
)  # fmt: skip
# no phrase of the table is without one of these; most names are without all
_OFFICE = re.compile(
    r"[mм][iиі]н?[iиі]стр|minist|pr[eé]sid|през|прэз|прем|прэм|premier|глав|head|chief|кіраўн|басшы|chancell|канцлер|secretar|секретар"
    r"|speaker|сп[иі]кер|төраға|leader|лидер|ruler|diplomat|king|queen|emper|emir|monarch|корол|император|монарх|руковод|председ"
    r"|prosecut|прокур|govern|chair|director|директ|начальн|advis|\bpm\b|першы",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?")
# states whose leader is the head of government
_LED_BY_GOVERNMENT = frozenset(
    [
        "Q145",
        "Q16",
        "Q408",
        "Q17",
        "Q668",
        "Q183",
        "Q38",
        "Q801",
        "Q55",
        "Q31",
        "Q29",
        "Q34",
        "Q20",
        "Q35",
        "Q664",
        "Q28",
        "Q36",
        "Q213",
        "Q214",
        "Q215",
        "Q224",
        "Q403",
        "Q219",
        "Q41",
        "Q40",
        "Q33",
        "Q189",
        "Q45",
        "Q191",
        "Q211",
        "Q399",
        "Q230",
        "Q843",
        "Q902",
        "Q424",
        "Q869",
        "Q833",
        "Q334",
    ]
)
_LEADER = re.compile(r"leader|лидер|ruler|руководител", re.IGNORECASE)
_OF_AMERICA = re.compile(r"secretary of state|госсекретар|державн\w+ секретар", re.IGNORECASE)
AMERICA = "Q30"
SURE = 0.9
SHARED = 0.55


class Asked(NamedTuple):
    """An office a text names: its class, its country where one is named, and the place of the words."""

    kind: str
    country: str | None
    span: Span


def may_name(text: str) -> bool:
    """Whether a text may hold the words of an office; quick, and no more often than it must."""
    return bool(_OFFICE.search(text))


def asked(text: str, lang: str | None = None, country: str | None = None) -> Asked | None:
    """The office a phrase names; `country` is the one meant where the phrase names none."""
    if not may_name(text):
        return None
    hits = [(hit, one.key) for one in classes() if one.phrases for hit in one.phrases.finditer(text)]
    hits = [(hit, kind) for hit, kind in hits if not _NOT_HELD.search(text[: hit.start()])]
    if not hits:
        return None
    hit, kind = max(hits, key=lambda found: (found[0].end() - found[0].start(), -found[0].start()))
    named = [
        place for place in places.found(text, lang, country=country) if place.kind not in {"other", "block"}
    ]
    where = named[0].country if named else country
    if _OF_AMERICA.fullmatch(hit[0]) and where != AMERICA:
        return None
    if kind == "head_of_state" and where in _LED_BY_GOVERNMENT and _LEADER.fullmatch(hit[0]):
        kind = "head_of_government"
    spans = [hit.span(), *(place.span for place in named[:1])]
    return Asked(kind, where, (min(start for start, _ in spans), max(end for _, end in spans)))


def beside(text: str, found: Asked) -> str:
    """The words with capitals beside an office and its country: the holder's name, where it stands there."""
    start, end = found.span
    words = _WORD.findall(f"{text[:start]} {text[end:]}")
    return " ".join(word for word in words if word[:1].isupper() and word not in {"The", "A"})


def holder(register: Register, found: Asked, day: int | None) -> tuple[int, Post] | None:
    """Who held an office on a day: (person's number, post), the last to take it where sources overlap."""
    if found.country is None or day is None:
        return None
    held = register.holders(found.kind, found.country, day)
    if not held:
        return None
    return max(
        held,
        key=lambda one: (
            not one[1].title.startswith("Acting"),
            one[1].known(day),
            one[1].start,
        ),
    )


def link(register: Register, found: Asked, day: int | None, *, always: bool = False) -> Link:
    """The link of an office to its holder on a day."""
    name = label(found.kind)
    if found.country is None:
        return Link(None, 0.9, (f"{name} of which country is not said",))
    where = register.country_name(found.country)
    if day is None:
        return Link(None, 0.9, (f"{name} of {where}, but on which day is not said",))
    held = holder(register, found, day)
    on = f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"
    if held is None:
        return Link(None, 0.8, (f"the register knows no {name} of {where} on {on}",))
    person, post = held
    who = register.person(person)
    if not post.known(day):
        last = f"last known {name} of {where}: {who.name} ({who.id}), since {post.start // 10000}"
        return Link(who.id if always else None, 0.5, (last,), office=f"last known: {post.title} of {where}")
    others = {number for number, _ in register.holders(found.kind, found.country, day)} - {person}
    why = f"{name} of {where} on {on}: {who.name}, {post.title} from {post.start // 10000} ({post.source})"
    sure = SURE if not others or post.start else SHARED
    return Link(who.id, sure, (why,), office=f"{post.title} of {where}")
