"""Whether two names are one person's: words aligned, given names by class, patronymics and genders compared.

A missing patronymic says nothing, a different one speaks strongly against (../shared/research/actors.md, 2.2). Words are
aligned in any order, so "Surname, Given Patronymic" is the same as "Given Patronymic Surname".
"""

import math
import re
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from hearsay.link.distance import FAR, nearest
from hearsay.link.given import Given, given
from hearsay.link.keys import Sounds, fold, is_cyrillic, sounds

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ`‑‐-][^\W\d_]+)*\.?")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|«[^»]*»|\"[^\"]*\"")
_PATRONYMIC = re.compile(
    "(?:(?:[оеёа]|[ьй][ео])[вў](?:и|і)?ч|[ії]ч|ич|евич|(?:[оеёаії]|[ьй]е)[вўу]н|ичн|ічн|инічн|інічн|ұл|қыз|улы|кыз)"
    "(?:[аеуыиіой]|ем|ом|ам|ой|ою|ей|у|дың|ын)?$"
)
_PATRONYMIC_LATIN = re.compile(
    "(?:(?:ov|ev|yev|iev|ow|ew|jew|av|yav|aw|ou|yov|iov)[iy]?(?:ch|č|cz|tsch|c|tj|tsj)|[iy]ch|icz"
    "|(?:ov|ev|yev|iev|iv|yiv|av|aw|ou|aŭ|yov)na|[iy]chna|icna|uly|uli|uulu|kyzy|kizi|qizi|qyzy|oglu|oğlu|ogly|gyzy)$"
)
# what a patronymic is made of, behind the father's name
_TAIL = re.compile(
    "(?:(?:[оеёаії]|[ьй][ео])?[вў](?:и|і)?ч|[ії]ч|ич|(?:[оеёаії]|[ьй]е)?[вўу]н|ичн|ічн|инічн|ұл|қыз|улы|кызы)[а-яіўұ]{0,3}$"
    "|(?:(?:ov|ev|yev|iev|ow|ew|jew|av|yav|aw|ou|yov|iov)[iy]?(?:ch|č|cz|tsch|c|tj|tsj)"
    "|[iy]ch|icz|(?:ov|ev|yev|iev|iv|yiv|av|aw|ou|aŭ|yov)na|[iy]chna|icna|uly|ul[iy]|uulu|kyzy|kizi|qizi|qyzy|oglu|oğlu|ogly|gyzy)$"
)
_FATHERS = ("", "й", "ь", "ий", "ій", "а", "я", "о", "ей", "y", "i", "iy", "ii", "j", "ey", "ei", "a", "o")
# endings of surnames that only a man has, in the nominative
_HIS = re.compile(
    "(?:[оеёі]в|[аеёо]ў|ин|ын|ін|їн|[сцз]кий|[сц]ький|[сц]кі|[сц]кой|ый|sky|skiy|skii|skyi|skij|ski|tsky|ov|ev|ow|ew|yev)$"
)
# women's oblique cases, which no man's surname has
_HERS_OBLIQUE = re.compile("(?:[оеё]вой|[иы]ной|[сц]кую|[сц]кой|ую|[оеё]вою|ською|[сц]кай)$")
_HIS_OBLIQUE = re.compile("(?:[сцз]кого|[сцз]кому|[сцз]ким|[оеё]вым|иным|[сцз]ького|[сц]кага|[сц]каму|ым)$")
PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "do",
        "du",
        "del",
        "della",
        "von",
        "van",
        "der",
        "den",
        "ter",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "фон",
        "ван",
        "де",
        "ди",
        "ла",
        "аль",
        "дер",
        "дель",
    ]
)
MOST_WORDS = 6
# costs: of the words of a name that have no counterpart, of what speaks against
LEFT_OVER = 0.3
LEFT_OVER_ASKED = 0.45
OTHER_GIVEN = 1.2
# nothing but the surname is shared: too much for a link, little enough that the answer can say so
NO_GIVEN = 0.55
OTHER_PATRONYMIC = 1.5
OTHER_GENDER = 0.9
SAME_PATRONYMIC = -0.25
INITIAL = 0.2
HALF = 0.2
NO_SURNAME = 0.6


class Word(NamedTuple):
    """A word of a name with how it sounds and, where it is one, its class of given names."""

    text: str
    sounds: Sounds
    given: tuple[Given, ...]
    initial: bool


class Name(NamedTuple):
    """A name in its parts: words in order but the patronymic, which stands apart; the gender its forms show."""

    words: tuple[Word, ...]
    patronymic: str | None
    gender: str | None


class Comparison(NamedTuple):
    """How far two names are apart (0: the same; about 1: no longer), and why, in words.

    `surname` and `given` are what was asked for and what is known, the surname's with its distance; `left` counts the words
    asked for that the known name has not; `others` are the further words that were compared, but initials; `strange` is the
    word asked for beside a surname when the known name has none like it.
    """

    cost: float
    surname: tuple[str, str, float] | None
    given: tuple[str, str] | None
    patronymic: str | None
    gender: str | None
    left: int
    others: tuple[tuple[str, str], ...] = ()
    strange: str | None = None


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Name:
    """The parts of a name as written; what stands in brackets is no part of it."""
    found = [
        word for word in _WORD.findall(_BRACKETS.sub(" ", text)) if fold(word.rstrip(".")) not in PARTICLES
    ]
    found = ([word for word in found if word[0].isupper()] or found)[:MOST_WORDS]
    where = _patronymic_at(found)
    patronymic = found.pop(where) if where is not None else None
    words = tuple(_word(word) for word in found)
    return Name(words, patronymic, _gender(words, patronymic))


@lru_cache(maxsize=1 << 16)
def _word(text: str) -> Word:
    bare = text.rstrip(".")
    initial = len(bare) == 1 or (text.endswith(".") and len(bare) <= 2)
    return Word(bare, sounds(bare), () if initial else given(bare), initial)


def _patronymic_at(words: list[str]) -> int | None:
    """Where the patronymic stands: never alone, never the first word, and behind a given name where two would do."""
    if len(words) < 3:
        return None
    might = [at for at in range(1, len(words)) if is_patronymic(words[at])]
    if not might:
        return None
    behind = [at for at in might if given(words[at - 1])]
    return behind[0] if behind else might[-1]


@lru_cache(maxsize=1 << 15)
def is_patronymic(word: str) -> bool:
    folded = fold(word)
    return (
        bool((_PATRONYMIC if is_cyrillic(folded) else _PATRONYMIC_LATIN).search(folded)) and len(folded) > 4
    )


def _gender(words: tuple[Word, ...], patronymic: str | None) -> str | None:
    for word in words:
        genders = {one.gender for one in word.given}
        if len(genders) == 1:
            return genders.pop()
    if patronymic:
        folded = fold(patronymic)
        if re.search("(?:вна|ўна|ivna|vna|вны|вне|вну|вной|чна|chna|қызы|kyzy|qyzy|qizi|gyzy)$", folded):
            return "f"
        if re.search("(?:ич|іч|ыч|вич|ich|icz|itsch|ych|ұлы|uly)$", folded):
            return "m"
    return None


def surname_gender(word: str) -> str | None:
    """The gender a surname's ending shows; «Путина» may be hers or his in the genitive, which the given name decides."""
    folded = fold(word)
    if _HERS_OBLIQUE.search(folded):
        return "f"
    if _HIS_OBLIQUE.search(folded) or _HIS.search(folded):
        return "m"
    return (
        "f" if re.search("(?:ская|цкая|зкая|ська|цька|skaya|skaia|skaja|ova|eva|ová|ая)$", folded) else None
    )


@lru_cache(maxsize=1 << 15)
def _father(patronymic: str) -> tuple[frozenset[str], Sounds]:
    """The classes of given names the father may have borne, and how his name sounds."""
    folded = fold(patronymic)
    root = _TAIL.sub("", folded) or folded
    keys = {one.key for end in _FATHERS for one in given(root + end) if not one.oblique and one.gender == "m"}
    return frozenset(keys), sounds(root)


@lru_cache(maxsize=1 << 15)
def same_patronymic(one: str, other: str) -> bool:
    keys, sound = _father(one)
    others, heard = _father(other)
    if keys & others:
        return True
    return nearest(sound, heard) < (0.35 if keys and others else 0.7)


@lru_cache(maxsize=1 << 12)
def parts(word: Word) -> tuple[Word, ...]:
    """The parts of a double name that are names of their own; none of a single one."""
    found = word.text.split("-")
    return tuple(_word(part) for part in found) if len(found) > 1 and min(map(len, found)) > 2 else ()


@lru_cache(maxsize=1 << 17)
def _between(one: Word, other: Word) -> float:
    """The distance of two words of names; given names of one class are the same, of two classes apart."""
    if one.initial or other.initial:
        return _initials(one, other)
    whole = _between_whole(one, other)
    if whole and ("-" in one.text) != ("-" in other.text):
        halves = [HALF + _between_whole(part, other) for part in parts(one)]
        halves += [HALF + _between_whole(one, part) for part in parts(other)]
        return min(whole, *halves) if halves else whole
    return whole


def _between_whole(one: Word, other: Word) -> float:
    if one.given and other.given:
        if shared(one, other):
            return 0.0 if one.given[0].key == other.given[0].key else 0.03
        return max(OTHER_GIVEN, nearest(one.sounds, other.sounds)) if one.text != other.text else 0.0
    return nearest(one.sounds, other.sounds)


def shared(one: Word, other: Word) -> bool:
    """Whether two given names are of one class."""
    return any(a.key == b.key for a in one.given for b in other.given)


def _initials(one: Word, other: Word) -> float:
    letters = {sound[:1] for sound, _ in one.sounds} & {sound[:1] for sound, _ in other.sounds}
    if letters and "" not in letters:
        return INITIAL
    loose = {sound[:1] for sound, _ in (*one.sounds, *other.sounds)}
    return INITIAL + 0.1 if loose in ({"g", "h"}, {"u", "v"}, {"o", "a"}, {"e", "a"}) else FAR


def compare(asked: Name, known: Name, gender: str | None = None) -> Comparison:
    """How far a name asked for is from a known one; `gender` is the known person's, where more is known than the name."""
    surname, first, cost, left, others, strange = _aligned(asked.words, known.words)
    patronymic = None
    if asked.patronymic and known.patronymic:
        same = same_patronymic(asked.patronymic, known.patronymic)
        patronymic = "same" if same else "different"
        cost += SAME_PATRONYMIC if same else OTHER_PATRONYMIC
    theirs = gender or known.gender
    shown = _shown_gender(asked)
    clash = bool(theirs and shown and theirs != shown)
    return Comparison(
        cost + clash * OTHER_GENDER,
        surname,
        first,
        patronymic,
        "different" if clash else None,
        left,
        others,
        strange,
    )


@lru_cache(maxsize=1 << 16)
def _shown_gender(name: Name) -> str | None:
    if name.gender:
        return name.gender
    if len(name.words) == 1:
        return surname_gender(name.words[0].text)
    return None


class _Alignment(NamedTuple):
    """The surname's pair, the given name's, the cost in all, the words left, the other pairs, the given name without its like."""

    surname: tuple[str, str, float] | None
    first: tuple[str, str] | None
    cost: float
    left: int
    others: tuple[tuple[str, str], ...] = ()
    strange: str | None = None


def _aligned(asked: tuple[Word, ...], known: tuple[Word, ...]) -> _Alignment:
    """The cheapest one-to-one alignment of the words."""
    if not asked or not known:
        return _Alignment(None, None, FAR, len(asked))
    left, right, first, cost = _given_names(asked, known)
    surname, strange = None, None
    others: tuple[tuple[str, str], ...] = ()
    if left and right:
        pairs, more = _cheapest(left, right)
        cost += more
        matched = [(one.text, other.text, apart) for one, other, apart in pairs if not one.initial]
        surname = min(matched, key=lambda pair: (pair[2], -len(pair[0])), default=None)
        full = [pair[:2] for pair in matched if len(pair[1]) > 1]
        others = tuple(pair for pair in full if surname and pair != surname[:2])
        if not matched:
            cost += NO_SURNAME
        left = [word for word in left if all(word is not one for one, _, _ in pairs)]
        right = [word for word in right if all(word is not other for _, other, _ in pairs)]
        if first is None and len(full) == 1 and len(asked) > 1:
            strange = _strange(pairs, left, right)
            cost += NO_GIVEN if strange else 0.0
    cost += LEFT_OVER_ASKED * sum(0.5 if word.initial else 1.0 for word in left)
    if len(asked) > 1:
        cost += LEFT_OVER * sum(0.5 if word.initial else 1.0 for word in right)
    return _Alignment(surname, first, cost, len(left), others, strange)


def _strange(pairs: list[tuple[Word, Word, float]], left: list[Word], right: list[Word]) -> str | None:
    """What stands beside the only word two names share and is no given name of the other: "Helen" where that is another or none,
    "Sarah" where "David S." is. Whose first initial it is may be meant.
    """
    initials = [(one, other) for one, other, _ in pairs if one.initial or other.initial]
    if not initials:
        return left[0].text if left else None
    one, other = initials[0]
    full = any(not word.initial for word in right)
    return one.text if other.initial and not one.initial and full else None


def _given_names(
    asked: tuple[Word, ...], known: tuple[Word, ...]
) -> tuple[list[Word], list[Word], tuple[str, str] | None, float]:
    """The words without the pair of given names of one class, where another word is left on each side; that pair; its cost."""
    left, right = list(asked), list(known)
    if len(left) > 1 and len(right) > 1:
        for one in left:
            for other in right:
                if one.given and other.given and shared(one, other):
                    left.remove(one)
                    right.remove(other)
                    return left, right, (one.text, other.text), _between_whole(one, other)
    return left, right, None, 0.0


def _cheapest(left: list[Word], right: list[Word]) -> tuple[list[tuple[Word, Word, float]], float]:
    """The one-to-one pairs that cost least in all, as many as the shorter side has words."""
    if len(left) == len(right) == 1:
        apart = _between(left[0], right[0])
        return [(left[0], right[0], apart)], apart
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    distances = [
        [_between(one, other) if short is left else _between(other, one) for other in long] for one in short
    ]
    best_cost, best = FAR * 2 * len(short), tuple(range(len(short)))
    for chosen in permutations(range(len(long)), len(short)):
        cost = sum(distances[row][column] for row, column in enumerate(chosen))
        if cost < best_cost:
            best_cost, best = cost, chosen
    found = [(short[row], long[column], distances[row][column]) for row, column in enumerate(best)]
    return (found if short is left else [(other, one, apart) for one, other, apart in found]), best_cost


def same_person(one: str, other: str) -> float:
    """How likely two spellings name one person, between 0 and 1."""
    a, b = parse(one), parse(other)
    if len(a.words) == 1 or len(b.words) == 1:
        return 0.5 * _likely(compare(a, b).cost)
    return _likely(min(compare(a, b).cost, compare(b, a).cost))


def _likely(cost: float) -> float:
    """A cost as a share of right answers; fitted on training/register/pairs.py."""
    return 1.0 / (1.0 + math.exp(7.0 * (cost - 0.62)))
