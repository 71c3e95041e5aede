"""The people a name may mean, best first, with what speaks for each.

What names cannot decide, country, day and prominence do; a bearer of the same name who fits as well makes the answer unsure.
"""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from hearsay.link.keys import fold
from hearsay.link.names import OTHER_PATRONYMIC, SAME_PATRONYMIC, Comparison, Name, compare
from hearsay.link.phrases import word_set
from hearsay.link.register import Post, Register
from hearsay.link.titles import rank_of

# beyond this cost a name is another one
FARTHEST = 1.1
# what context takes off the cost or adds to it
SAME_COUNTRY, OTHER_COUNTRY = -0.2, 0.25
IN_OFFICE, LONG_GONE = -0.08, 0.06
THAT_OFFICE = -0.2
# Stevens is not Stephens where names are written in these letters; of these countries names are transliterated
OTHER_SPELLING = 0.45
_LATIN = re.compile(r"[^\W\d_\u0370-\uffff]+(?:[’'-][^\W\d_\u0370-\uffff]+)*")
OTHER_LETTERS = word_set(
    "Q159 Q212 Q184 Q232 Q813 Q863 Q874 Q265 Q227 Q399 Q230 Q217 Q219 Q403 Q221 Q41 Q229 Q801 Q794 Q796 Q858 Q822 Q810 Q851 "
    "Q846 Q817 Q398 Q842 Q805 Q79 Q1016 Q948 Q262 Q1028 Q1049 Q115 Q668 Q843 Q902 Q837 Q854 Q148 Q865 Q17 Q884 Q423 "
    "Q881 Q869 Q424 Q819 Q836 Q711 Q889 Q878 Q225 Q236 Q1246"
)
# by rank: who is in no country's files is mostly a second entry of somebody who is
RANKED = (0.12, 0.0, -0.03, -0.05, -0.08, -0.1, -0.12)
# who is written of in a language with letters of its own is a little likelier of its country
OWN_COUNTRY = -0.05
OWN = {
    "be": re.compile("ў|(?=.*і)[ыэё]|[ыэё](?=.*і)"),
    "kk": re.compile("[әғқңөұүһ]"),
    "uk": re.compile(
        "[їєґ]|[оеї]вич.*і|івна|ївна|йович|\\b(?:олександр|володимир|микола|петро|павло|дмитро|михайло|тетяна|катерина|олена|данило"
        "|кирило|наталія|олексій|андрій|сергій|юрій|анатолій|василь|віктор|ігор|микита|світлана|людмила.*івна|ганна|іван)\\b"
    ),
    "ru": re.compile(
        "[ыэё]|(?:ов|ев)на\\b|\\b(?:александр|владимир|николай|пётр|дмитрий|михаил|татьяна|екатерина|елена|наталья|алексей|андрей|сергей"
        "|юрий|анатолий|василий|виктор|игорь|евгений|никита|светлана|геннадий|валерий|григорий|георгий|виталий|кирилл|павел)\\b"
    ),
}  # fmt: skip
COUNTRY_OF_LETTERS = {"be": "BY", "kk": "KZ", "uk": "UA", "ru": "RU"}
# days as yyyymmdd: a post ended this many years ago is long gone
YEARS = 100_000


class Candidate(NamedTuple):
    """A person with the cost of the name alone and with context, how the names compare, the post of that day; whether the
    country is the one given, and whether the post is the one the name stands with.
    """

    person: int
    cost: float
    ranked: float
    comparison: Comparison
    post: Post | None
    here: bool
    held: bool


def candidates(
    register: Register,
    name: Name,
    country: str | None = None,
    day: int | None = None,
    lang: str | None = None,
    *,
    office: str | None = None,
    wide: bool = True,
    any_surname: bool = False,
) -> list[Candidate]:
    """Everybody the name may mean, the likeliest first; `wide`: also by one rare word where no two words find anybody,
    `any_surname`: at last by the given name alone; `office` is the class of the office the name stands with.
    """
    theirs = register.country_id(COUNTRY_OF_LETTERS.get(letters_of(name, lang)))
    found = [
        one
        for at in register.found(name)
        if (one := _candidate(register, at, name, country, day, theirs, office))
    ]
    if not found and wide and len(name.words) > 1:
        people = register.with_word(name)
        found = [
            one for at in people if (one := _candidate(register, at, name, country, day, theirs, office))
        ]
    if not found and any_surname:
        people = register.with_given_name(name)
        found = [
            one for at in people if (one := _candidate(register, at, name, country, day, theirs, office))
        ]
    return sorted(found, key=lambda one: one.ranked)


@lru_cache(maxsize=1 << 14)
def letters_of(name: Name, lang: str | None) -> str:
    """The language a name is written in, by letters, patronymic and given names of its own, else the one given."""
    text = " ".join((*(word.text for word in name.words), name.patronymic or "")).casefold()
    for language, own in OWN.items():
        if own.search(text):
            return language
    return lang or ""


def _candidate(
    register: Register,
    at: int,
    name: Name,
    country: str | None,
    day: int | None,
    theirs: str | None,
    office: str | None,
) -> Candidate | None:
    compared = best_comparison(register, at, name)
    if compared.cost > FARTHEST:
        return None
    if compared.surname and (
        misspelled(register, at, *compared.surname[:2])
        or any(misspelled(register, at, *pair) for pair in compared.others)
    ):
        compared = compared._replace(cost=compared.cost + OTHER_SPELLING)
    ranked, post, here, fits = compared.cost + RANKED[register.weight(at)], None, False, False
    if theirs and register.person(at).country == theirs:
        ranked += OWN_COUNTRY
    if country or day or office:
        posts = register.posts(at)
        if day:
            post = office_at(posts, day)
            ranked += IN_OFFICE if post else LONG_GONE * _gone(posts, day)
        if office:
            held = [one for one in posts if one.kind == office and (day is None or one.holds(day))]
            fits = bool(held)
            ranked += THAT_OFFICE if held else 0.0
            post = held[-1] if held and day else post
        if country:
            here = register.person(at).country == country or any(held.country == country for held in posts)
            ranked += SAME_COUNTRY if here else OTHER_COUNTRY
    return Candidate(at, compared.cost, ranked, compared, post, here, fits)


def best_comparison(register: Register, at: int, name: Name) -> Comparison:
    """The nearest of a person's names; a patronymic that differs in one of them counts in all."""
    gender = register.gender(at)
    compared = [compare(name, known, gender) for known in register.parsed(at)]
    best = min(compared, key=lambda one: one.cost)
    verdicts = {one.patronymic for one in compared} - {None}
    if best.patronymic is None and verdicts:
        same = "same" in verdicts
        extra = SAME_PATRONYMIC if same else OTHER_PATRONYMIC
        return best._replace(cost=best.cost + extra, patronymic="same" if same else "different")
    return best


def misspelled(register: Register, at: int, asked: str, known: str) -> bool:
    """Whether a Latin name is spelled otherwise than its bearer, whose country writes it in Latin letters, spells it."""
    if not (_LATIN.fullmatch(asked) and _LATIN.fullmatch(known)):
        return False
    country = register.person(at).country
    return country is not None and country not in OTHER_LETTERS and plain(asked) != plain(known)


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """A Latin word without accents and hyphens."""
    return anyascii(fold(word)).lower().replace("-", "")


def office_at(posts: list[Post], day: int) -> Post | None:
    """The highest office held on a day."""
    held = [post for post in posts if post.holds(day)]
    return max(held, key=lambda post: (rank_of(post.kind), post.start), default=None)


def _gone(posts: list[Post], day: int) -> bool:
    ends = [post.end or 99999999 for post in posts]
    return bool(ends) and max(ends) < day - YEARS


def likelihood(cost: float) -> float:
    """How likely a name at this cost is the person's, when nobody else fits."""
    return 1.0 / (1.0 + math.exp(7.0 * (cost - 0.75)))
