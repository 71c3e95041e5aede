"""Whether somebody named in a text is the register's bearer of that name, or a stranger who has it too.

Nearly everybody in the news is in no register, and common names have many bearers. Who stands high needs no more than his
name; anybody else two signs of being meant: in office about that day, of a country the text speaks of, the words of an office
beside the name. The words of another trade take a sign away. Weights were set by hand on invented cases, not fitted.
"""

import re
from collections.abc import Container
from functools import cache, lru_cache

from hearsay.link.keys import is_cyrillic
from hearsay.link.names import Name, parse
from hearsay.link.ranking import best_comparison
from hearsay.link.register import Post, Register, latest
from hearsay.link.tables import rows

# from this rank on a name alone is enough: ministers, heads of state and government
HIGH = 4
ENOUGH = 1.5
# a rank between; a name whose given name and surname, if they met by chance, few of the register would bear together, or many
MIDDLING, RARE, COMMON = 0.5, 0.5, -0.25
FEW, MANY = 0.02, 0.3
# without a text: the register has one person in a hundred thousand; whoever is expected there as often as this has namesakes
SEVERAL = 0.1
# a post that ended this many years ago still speaks a little for its holder
YEARS, LATELY = 5, 0.5
NO_COUNTRY_NAMED = 0.5
_BEFORE, _AFTER = 60, 80
_SENTENCE = re.compile(r"(?<!\b[A-ZА-Я])(?<!\b(?:Sen|Rep|Gov|Mrs))(?<!\b(?:Mr|Dr|Ms))[.!?;:\n]+(?=\s|$)")
_APPOSITION = re.compile(r"\s?(?:,|\(|[—–-]\s)")


def signs(
    register: Register, at: int, name: str, text: str, day: int | None, countries: Container[str] | None
) -> float:
    """How much in a text speaks for a person of the register behind a full name; `countries` None: it names none."""
    weight = register.weight(at)
    if weight >= HIGH:
        return ENOUGH
    posts = register.posts(at)
    found = MIDDLING if weight == HIGH - 1 else 0.0
    found += _in_time(posts, day)
    found += _of_here(register, at, posts, countries)
    found += _rarity(register, name)
    return found + _beside(name, text)


def is_meant(
    register: Register, at: int, name: str, text: str, day: int | None, countries: Container[str] | None
) -> bool:
    """Whether enough speaks for the person."""
    return signs(register, at, name, text, day, countries) >= ENOUGH


def doubt(register: Register, at: int, name: str, words: str, country: str | None) -> str | None:
    """Why a person below the rank of a minister is not meant by a name without a text, if so: of another country than the one
    given, or a common name with neither a country nor, among the `words` it stands in, an office.
    """
    if register.weight(at) >= HIGH or len(parse(name).words) < 2:
        return None
    person = register.person(at)
    who = f"{person.name} ({person.id}) bears this name"
    if country:
        own = {person.country, *(post.country for post in register.posts(at))} - {None}
        if not own or register.country_id(country) in own:
            return None
        return f"{who}, but is of {', '.join(sorted(map(register.country_name, own)))}, not of {country}"
    if _words("office").search(words) or not _has_namesakes(register, at, parse(name)):
        return None
    return f"{who}, as others do who are in no register; a country, an office or a text would decide"


def _has_namesakes(register: Register, at: int, name: Name) -> bool:
    """Whether as many as SEVERAL people of the register would bear a name if its words met by chance, spelled as the person's."""
    compared = best_comparison(register, at, name)
    if compared.patronymic == "same":
        return False
    pairs = (*compared.others, *((compared.surname[:2],) if compared.surname else ()))
    return register.bearers_spelled(name, dict(pairs)) >= SEVERAL


def _in_time(posts: list[Post], day: int | None) -> float:
    if day is None or any(post.holds(day) for post in posts):
        return 1.0
    ends = [latest(post.end) for post in posts if post.end and post.end < day]
    return LATELY if ends and day - max(ends) < YEARS * 10_000 else 0.0


def _of_here(register: Register, at: int, posts: list[Post], countries: Container[str] | None) -> float:
    if countries is None:
        return NO_COUNTRY_NAMED
    own = {register.person(at).country, *(post.country for post in posts)} - {None}
    return float(any(one in countries for one in own))


def _rarity(register: Register, name: str) -> float:
    expected = register.expected_bearers(parse(name))
    return RARE if expected <= FEW else COMMON if expected >= MANY else 0.0


def _beside(name: str, text: str) -> float:
    """What the words beside the name say wherever it stands in full: +1 for an office, -1 for another trade alone."""
    beside = [
        words
        for hit in _written(name).finditer(text)
        for words in _words_beside(text, hit.start(), hit.end())
    ]
    office, party, trade = (any(map(_words(use).search, beside)) for use in ("office", "party", "trade"))
    return 1.0 if office or (party and not trade) else -1.0 if trade and not party else 0.0


@lru_cache(maxsize=256)
def _written(name: str) -> re.Pattern[str]:
    """The name as a text may write it: in Cyrillic in any case."""
    words = [
        rf"{re.escape(word[: max(3, len(word) - 2)])}\w{{0,4}}" if is_cyrillic(word) else re.escape(word)
        for word in name.split()
    ]
    return re.compile(rf"(?<!\w){' '.join(words)}(?!\w)")


def _words_beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before the name in its sentence, and those of an apposition behind it."""
    before = _SENTENCE.split(text[max(0, start - _BEFORE) : start])[-1]
    after = _SENTENCE.split(text[end : end + _AFTER])[0]
    return before.rpartition(",")[2], after if _APPOSITION.match(after) else ""


@cache
def _words(use: str) -> re.Pattern[str]:
    words = sorted(
        {word for row in rows("beside_names") if row["use"] == use for word in row["words"].split()}
    )
    # a word of three letters or fewer is whole
    each = [re.escape(word) + (r"\b" if len(word) <= 3 else "") for word in words]
    return re.compile(rf"\b(?:{'|'.join(each)})", re.IGNORECASE)
