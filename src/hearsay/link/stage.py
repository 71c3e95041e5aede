"""The stage: a name to its actor, and all actors a document names."""

import re
from collections.abc import Sequence

from hearsay.link import collective, offices, places, strangers
from hearsay.link.choosing import choose
from hearsay.link.names import parse
from hearsay.link.phrases import word_set
from hearsay.link.ranking import candidates
from hearsay.link.register import Register, as_day
from hearsay.link.texts import antecedents, people_in
from hearsay.records import Document, Link, Mention

# forms of address are no given names: "Mr. Rubio" is a surname alone
_HONORIFIC = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Sen|Rep|Gov|г-н|г-жа|господин|госпожа|пан|пані)\b\.?\s+)+",
    re.IGNORECASE,
)

# "Benjamin L. Cardin" is Benjamin Cardin
_INITIAL = re.compile(r" [A-Z]\. ")
# words with a capital that open a sentence before a surname
_OPENERS = word_set(
    "that this these those if as but and while when after before despite although because for with like never even does did"
)
# a full name this near to somebody's is a person's, whatever else bears it
NEAR = 0.3


def link_name(
    register: Register,
    name: str,
    lang: str | None = None,
    date: str | None = None,
    country: str | None = None,
    context: str | None = None,
    *,
    always: bool = False,
) -> Link:
    """Whom a name means: `date` is an ISO day, `country` an id, ISO code or name, `context` text around it.

    Nobody is named where it is not sure; with `always` the likeliest is, as measurements of ranking want it. Without context a
    common name, or a country that is not the person's, is not sure.
    """
    found = _meant(register, name, lang, date, country, context, always=always)
    at = register.number(found.actor) if found.actor and not context and not always else None
    doubt = None if at is None else strangers.doubt(register, at, _HONORIFIC.sub("", name), name, country)
    return Link(None, 0.6, (doubt,)) if doubt else found


def _meant(
    register: Register,
    name: str,
    lang: str | None,
    date: str | None,
    country: str | None,
    context: str | None,
    *,
    always: bool = False,
) -> Link:
    """The link of a name, which without context is not yet doubted."""
    day, where = as_day(date), register.country_id(country)
    asked, people = parse(_HONORIFIC.sub("", name)), None
    if len(asked.words) > 1 and any(word.given for word in asked.words) and not offices.may_name(name):
        people = candidates(register, asked, where, day, lang, any_surname=always)
        if people and people[0].cost < NEAR and not people[0].comparison.left:
            return _unless_stranger(
                register, choose(register, asked, people, day, always=always), name, lang, day, where, context
            )
    if (other := collective.link(name, lang, date, where or country, context)) is not None:
        return other
    office = offices.asked(name, lang, where)
    if office:
        words = offices.beside(name, office)
        if not words:
            return offices.link(register, office, day, always=always)
        asked, people, where = parse(words), None, office.country or where
    if not asked.words:
        return Link(None, 0.99, ("no letters in it that could be a name",))
    if len(asked.words) == 1 and context:
        for full in antecedents(asked.words[0], context):
            if full.partition(" ")[0].lower() in _OPENERS:
                continue
            found = _meant(register, _INITIAL.sub(" ", full), lang, date, country, None)
            found = _unless_stranger(register, found, full, lang, day, where, context)
            if found.actor and not found.body:
                why = (f"{full} in the context", *found.why)
                return Link(found.actor, found.confidence, why, None, found.office)
    if people is None:
        kind = office.kind if office else None
        people = candidates(register, asked, where, day, lang, office=kind, any_surname=always)
    return choose(register, asked, people, day, always=always)


def _unless_stranger(
    register: Register,
    link: Link,
    name: str,
    lang: str | None,
    day: int | None,
    where: str | None,
    context: str | None,
) -> Link:
    """The link, or to nobody where the text around the name speaks too little for the register's bearer."""
    at = register.number(link.actor) if link.actor and context else None
    if at is None or not context:
        return link
    countries = {place.country for place in places.found(context, lang)} | ({where} if where else set())
    if strangers.is_meant(register, at, name, context, day, countries or None):
        return link
    who = f"{register.person(at).name} ({link.actor})"
    return Link(None, 0.6, (f"{who} bears this name; nothing in the text says that it is he or she",))


def mentions(register: Register, document: Document) -> list[Mention]:
    """All actors a document names, in order; an outlet's or organisation's name is no person's, a person's no place's."""
    others = collective.mentions(document)
    people = [person for person in people_in(register, document) if not _within(person, others)]
    others = [other for other in others if not _overlaps(other, people)]
    return sorted([*people, *others], key=lambda mention: mention.span)


def _within(person: Mention, others: Sequence[Mention]) -> bool:
    """Whether a person's name is all part of another name."""
    return any(other.span[0] <= person.span[0] and person.span[1] <= other.span[1] for other in others)


def _overlaps(other: Mention, people: Sequence[Mention]) -> bool:
    return any(other.span[0] < person.span[1] and person.span[0] < other.span[1] for person in people)
