"""People in running text: full names first, then surnames that a full name of the same text or an office stands behind."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hearsay.link import offices, places
from hearsay.link.certain import OF_NOTE, is_family_name, is_sure, same_surname, surname_word
from hearsay.link.choosing import choose
from hearsay.link.distance import nearest
from hearsay.link.names import Word, parse, surname_gender
from hearsay.link.phrases import word_set
from hearsay.link.ranking import candidates
from hearsay.link.register import Register, as_day
from hearsay.link.strangers import is_meant
from hearsay.records import Document, Mention, Span

_CAPITALISED = r"[^\W\d_a-zа-яёіїєґўқғңөұүһә][^\W\d_]*(?:[’'ʼ‑-][^\W\d_]+)*"
# words with capitals and initials in a row, with particles in between
_WORD = rf"(?:\b[A-ZА-ЯЁІЇЄҐЎҚ]\.|{_CAPITALISED})"
_PARTICLE = "(?:(?:de|da|van|von|der|bin|al|фон|де|ван|дер|аль) )*"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0]{_PARTICLE}{_WORD}|(?<=\.){_WORD})*")
_WORDS = re.compile(_WORD)
_POSSESSIVE = re.compile("[’']s?$")
# words of office that begin no name: "Mayor Anton" is no Mr Mayor
_TITLES = word_set(
    "mayor governor senator president chancellor minister secretary ambassador judge chairman speaker councillor"
)
LONGEST = 4
SAME = 0.3
# characters before a surname in which an office is looked for
BEFORE = 80
# how far a surname beside an office may be from its holder's
BESIDE_OFFICE = 0.1
# without a day an office is clear for who was head of state; a name that goes on is no surname alone
HEAD = 6
_GOES_ON = re.compile(rf"[ \u00a0]{_CAPITALISED}")


class Named(NamedTuple):
    """Somebody a text names in full: the surname as it writes it, the actor, the gender, how sure."""

    surname: Word
    actor: str
    gender: str | None
    confidence: float


def antecedents(surname: Word, text: str) -> Iterator[str]:
    """Names of several words in a text of which one is this surname."""
    for run in _RUN.finditer(text):
        words = list(_WORDS.finditer(run[0]))
        for at, word in enumerate(words):
            parsed = parse(word[0]).words
            if at and parsed and nearest(surname.sounds, parsed[0].sounds) < SAME:
                yield run[0][words[max(0, at - 2)].start() : word.end()]
                yield run[0][words[at - 1].start() : word.end()]


def people_in(register: Register, document: Document) -> list[Mention]:
    """Persons by full name, then by the surname of somebody named in full before or after, or by it and an office before it."""
    found: list[Mention] = []
    named: list[Named] = []
    singles: list[Span] = []
    countries = _countries(register, document)
    for run in _RUN.finditer(document.text):
        words = list(_WORDS.finditer(run[0]))
        at = 0
        while at < len(words):
            if words[at][0].lower() in _TITLES:
                at += 1
                continue
            taken = _longest(register, document, run, words[at:], countries)
            if taken is None:
                singles.append((run.start() + words[at].start(), run.start() + words[at].end()))
                at += 1
                continue
            size, mention, who = taken
            found.append(mention)
            named += [who] if who else []
            at += size
    for span in singles:
        single = _single(register, document, span, named)
        found += [single] if single else []
    return found


def _countries(register: Register, document: Document) -> frozenset[str] | None:
    """The countries a text speaks of; None where it names none."""
    found = {place.country for place in places.found(document.text, document.lang)}
    if document.dateline and (there := register.country_id(document.dateline.place)):
        found.add(there)
    return frozenset(found) or None


def _longest(
    register: Register,
    document: Document,
    run: re.Match[str],
    words: list[re.Match[str]],
    countries: frozenset[str] | None,
) -> tuple[int, Mention, Named | None] | None:
    """The most words at the head of a run that name somebody: how many, the mention, who it is."""
    day = as_day(document.published)
    for size in range(min(LONGEST, len(words)), 1, -1):
        start, end = run.start() + words[0].start(), run.start() + words[size - 1].end()
        end -= len(tail[0]) if (tail := _POSSESSIVE.search(document.text[start:end])) else 0
        written = document.text[start:end]
        name = parse(written)
        if len(name.words) < 2:
            continue
        people = candidates(register, name, None, day, document.lang, wide=False)
        link = choose(register, name, people, day)
        if (
            link.actor
            and is_sure(register, name, people[0], countries, document.lang)
            and is_meant(register, people[0].person, written, document.text, day, countries)
        ):
            surname = surname_word(name, people[0])
            gender = register.gender(people[0].person) or name.gender
            who = Named(surname, link.actor, gender, link.confidence) if surname else None
            return size, Mention((start, end), link.actor, link.confidence), who
    return None


def _single(register: Register, document: Document, span: Span, named: Sequence[Named]) -> Mention | None:
    """The person a surname alone means: the one bearer named in full, else the holder of the office before it."""
    written = document.text[span[0] : span[1]]
    tail = _POSSESSIVE.search(written)
    span = (span[0], span[1] - len(tail[0])) if tail else span
    name = parse(document.text[span[0] : span[1]])
    if len(name.words) != 1 or name.words[0].initial:
        return None
    word = name.words[0]
    hits = {
        one.actor: one.confidence
        for one in named
        if same_surname(word, one.surname, nearest(word.sounds, one.surname.sounds))
        and _fits(word, one.gender)
    }
    if len(hits) == 1:
        [(actor, sure)] = hits.items()
        return Mention(span, actor, round(sure * 0.95, 3))
    return None if hits else _in_office(register, document, span)


def _fits(word: Word, gender: str | None) -> bool:
    shown = surname_gender(word.text)
    return shown is None or gender is None or shown == gender


def _in_office(register: Register, document: Document, span: Span) -> Mention | None:
    """The holder of an office named right before a surname: "President Obama", «премьер-министр России Медведев»."""
    start, text = span[0], document.text
    before = re.split(r"[.!?\n;:]", text[max(0, start - BEFORE) : start])[-1]
    office = offices.asked(before, document.lang)
    if office is None or before[office.span[1] :].strip(' \u00a0"«,'):
        return None
    name, day = parse(text[span[0] : span[1]]), as_day(document.published)
    if (
        name.words[0].given
        or _GOES_ON.match(text, span[1])
        or places.named(name.words[0].text, document.lang)
    ):
        return None
    people = candidates(register, name, office.country, day, document.lang, office=office.kind)
    people = [one for one in people if one.held and register.weight(one.person) >= (OF_NOTE if day else HEAD)]
    if not people or people[0].cost > BESIDE_OFFICE or not is_family_name(register, people[0]):
        return None
    link = choose(register, name, people, day)
    return Mention(span, link.actor, link.confidence) if link.actor else None
