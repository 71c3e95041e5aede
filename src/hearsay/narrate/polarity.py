"""Whether one statement says that something is so and the other that it is not: negations, denials and opposites, by table.

A negation counts against the word it stands before, and only where the other statement has that word without one; two opposites
("open", "close") are a denial unless one of them is negated. After the scopes of Councill et al. (2010), by nearness alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from hearsay.narrate.reading import Pairs, Reading
from hearsay.narrate.words import stem, stemmed

# so many words behind a negation may be what it negates
_REACH = 2
# so many words before one a dark word may stand that says it is no more
_DARK_REACH = 4
_NOT = ("n't", "n’t")
# «дефицита не будет»: what is negated stands before
_BEING = frozenset({"будет", "было", "был", "была", "были", "есть"})
# that there is nothing, or no more, of what they stand before
_ENDING = frozenset({"hold-", "begin-", "impose-", "allow-", "accept-", "enough-"})
_TRUE, _UNTRUE = "true+", "true-"
_PREFIXES = frozenset({"un-", "не-"})
_IF = frozenset({"if", "если", "чтобы"})
_PARTS = frozenset({":", ";", "—"})
_COMPARED = frozenset(
    ["so", "more", "better", "worse", "less", "higher", "lower", "greater", "stronger", "as"]
)
_ARTICLES = frozenset(["the", "a", "an", "its", "his", "her", "their"])
_PREPOSITIONS = frozenset(
    ["of", "to", "in", "on", "at", "by", "for", "with", "from", "over", "about", "despite"]
)
_BREAK = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "—", "-"})


class Tables(NamedTuple):
    negations: frozenset[str]
    weak: frozenset[str]
    denials: frozenset[str]
    modals: frozenset[str]
    skipped: Mapping[str, tuple[tuple[str, ...], ...]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    nots: Mapping[str, tuple[tuple[str, ...], ...]]
    weaks: Mapping[str, tuple[tuple[str, ...], ...]]
    sides: Mapping[str, frozenset[str]]
    long_sides: Mapping[str, tuple[tuple[str, ...], ...]]
    # words that only look like those of a side: "election", «заключённый»
    plain: frozenset[str]


@dataclass(frozen=True, slots=True)
class Polarity:
    """`hits` are the places under each negation and whether it is a weak one ("without"), `negated` all of them together.

    `denied`: an odd number of denials of the whole; `heads` the opposites as they are meant ("open-" for "not open") by their
    places, `sides` all of them; `weighty` those of words that may carry the statement, no attributes or circumstances
    ("cheap tests", "over insults"). `parted`: a colon or dash adds a second clause.
    """

    negated: frozenset[int]
    denied: bool
    sides: frozenset[str]
    hits: tuple[tuple[frozenset[int], bool], ...]
    heads: Mapping[int, frozenset[str]]
    weighty: frozenset[str]
    parted: bool


_NOTHING = Polarity(
    frozenset(), denied=False, sides=frozenset(), hits=(), heads={}, weighty=frozenset(), parted=False
)


@cache
def tables(lang: str) -> Tables | None:
    """The words of a language; None for one that has none here."""
    text = (resources.files("hearsay.narrate") / "data" / "polarity.tsv").read_text(encoding="utf8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    own = [(kind, group, form) for language, kind, group, form, _ in rows if language == lang]
    if not own:
        return None

    def forms(wanted: str) -> list[str]:
        return [word for kind, _, form in own if kind == wanted for word in form.split()]

    sides: dict[str, frozenset[str]] = {}
    for kind, group, form in own:
        for word in form.split() if kind == "opposite" else ():
            base = " ".join(_base(part, lang) for part in word.split("_"))
            sides[base] = sides.get(base, frozenset()) | {group}
    return Tables(
        frozenset(forms("not")),
        frozenset(forms("weak")),
        frozenset(forms("deny")),
        frozenset(forms("modal")),
        _by_first(form for kind, _, form in own if kind == "skip"),
        _by_first(form for kind, _, form in own if kind == "phrase"),
        _by_first(form for kind, _, form in own if kind == "nots"),
        _by_first(form for kind, _, form in own if kind == "weaks"),
        # a word that may be on either side tells nothing
        {base: groups for base, groups in sides.items() if not any(opposite(g) in groups for g in groups)},
        _by_first(base for base in sides if " " in base),
        frozenset(forms("plain")),
    )


def _base(word: str, lang: str) -> str:
    return stem(word) if lang == "en" else stemmed(word, lang)


@lru_cache(maxsize=1 << 16)
def _marks(word: str, lang: str) -> bool:
    """Whether a word, in lower case, is one of the tables' or begins a phrase of theirs."""
    known = tables(lang)
    assert known
    base = _base(word, lang)
    return (
        word.endswith(_NOT)
        or base in known.sides
        or base in known.long_sides
        or any(
            word in its
            for its in (
                known.negations,
                known.weak,
                known.denials,
                known.skipped,
                known.phrases,
                known.nots,
                known.weaks,
            )
        )
    )


def polarity(reading: Reading) -> Polarity | None:
    """A statement's polarity; None in a language without a table."""
    known = tables(reading.lang)
    if known is None:
        return None
    words = [word.lower for word in reading.words]
    if not any(_marks(word, reading.lang) for word in words):
        return _NOTHING
    bases = [_base(word, reading.lang) for word in words]
    heads: dict[int, frozenset[str]] = {}
    hits: list[tuple[frozenset[int], bool]] = []
    denials, open_until, before, place = 0, -1, -1, 0
    while place < len(words):
        if passed := _passed(reading.lang, words, place, known):
            place += passed
            continue
        if said := _phrase(words, place, known.phrases):
            denials += 1
            place += said
            continue
        word, light = words[place], _phrase(words, place, known.weaks)
        last = place + max(1, light, _phrase(words, place, known.nots)) - 1
        weak = bool(light) or (last == place and word in known.weak)
        if last > place or weak or word in known.negations or word.endswith(_NOT):
            targets = _targets(reading, last, known.modals) or _before(reading, place)
            if word in _PREFIXES:
                targets = [place + 1]
            # "никто не пришёл": two negations before one word are one, and so are «не выявили ни одного»
            if hits and not weak and _concord(words, before, place):
                hits[-1] = hits[-1][0] | set(targets), False
            elif place > open_until:
                hits.append((frozenset(targets), weak))
            open_until, before = max([last, *targets]), place
        denials += word in known.denials
        if word in known.denials:
            place += 1
            continue
        long = _phrase(bases, place, known.long_sides)
        its = known.sides.get(" ".join(bases[place : place + max(1, long)]))
        meant_so = reading.words[place].part != "p" and not {word, bases[place]} & known.plain
        if its and last == place and meant_so:
            heads[place] = its
        place = last + 1
    negated = frozenset(place for hit, _ in hits for place in hit)
    meant = {
        place: frozenset(opposite(side) if place in negated else side for side in its)
        for place, its in heads.items()
    }
    sides = frozenset(side for its in meant.values() for side in its)
    # what is called forged, or not genuine, is denied
    denials += _UNTRUE in sides
    parted = not _PARTS.isdisjoint(words)
    weighty = frozenset(side for place, its in meant.items() if _weighs(reading, place) for side in its)
    return Polarity(negated, denials % 2 == 1, sides - {_TRUE, _UNTRUE}, tuple(hits), meant, weighty, parted)


def _passed(lang: str, words: list[str], place: int, known: Tables) -> int:
    """How many words from here on turn nothing."""
    if not _marks(words[place], lang):
        return 1
    skipped = _phrase(words, place, known.skipped)
    if skipped or _phrase(words, place, known.phrases):
        return skipped
    return int((lang == "en" and _outdone(words, place)) or _supposed(words, place, known))


def _weighs(reading: Reading, place: int) -> bool:
    """Whether a word is no attribute of a noun, and no noun behind a preposition."""
    words = reading.words
    if words[place].part == "n":
        back = place - 1
        while back >= 0 and (words[back].part == "j" or words[back].lower in _ARTICLES):
            back -= 1
        return back < 0 or (words[back].part != "i" and words[back].lower not in _PREPOSITIONS)
    following = words[place + 1].part if place + 1 < len(words) else ""
    before = words[place - 1] if place else None
    attribute = words[place].part == "j" or (before is not None and before.part == "v")
    return not (attribute and following == "n")


def _outdone(words: list[str], place: int) -> bool:
    """Whether a negation only says that something was never so much so: "never been better", "no country sells more than"."""
    if words[place] == "never":
        return any(word in _COMPARED - {"as"} for word in words[place + 1 : place + 4])
    if words[place] == "not":
        return "so" in words[place + 1 : place + 4]
    return (
        words[place] in {"no", "nobody", "none"}
        and "than" in words[place:]
        and any(w in _COMPARED for w in words[place:])
    )


def _supposed(words: list[str], place: int, known: Tables) -> bool:
    """Whether a negation is only a condition: "if no contract is signed", «если не продлят»."""
    if words[place] not in known.negations:
        return False
    for before in range(place - 1, -1, -1):
        if words[before] in _BREAK:
            return False
        if words[before] in _IF:
            return True
    return False


def _by_first(forms: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first words."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for form in forms:
        words = tuple(form.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _phrase(words: list[str], place: int, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
    """How many words the phrase that begins here has; 0 where none does."""
    found = phrases.get(words[place])
    if not found:
        return 0
    return max((len(each) for each in found if tuple(words[place : place + len(each)]) == each), default=0)


def opposite(side: str) -> str:
    return side[:-1] + ("-" if side.endswith("+") else "+")


def _targets(reading: Reading, negation: int, modals: frozenset[str]) -> list[int]:
    """The words that a negation may stand for: the next ones with a meaning; behind "not intend to" what is intended."""
    found: list[int] = []
    modal = False
    for place in range(negation + 1, len(reading.words)):
        word = reading.words[place]
        if word.lower in _BREAK or len(found) == _REACH:
            break
        if word.lower in modals:
            modal = True
        elif word.keys and word.part != "r" and word.lower not in _BEING and (word.part == "v" or not modal):
            found.append(place)
            if word.part != "j":
                break
    if modal and not found:
        # «вступать в союз не собирается»: the verb stands before
        verbs = (place for place in range(negation - 1, -1, -1) if reading.words[place].part == "v")
        found = list(verbs)[:1]
    return found


def _concord(words: list[str], one: int, other: int) -> bool:
    """Whether two negations of a clause are one: «не выявили ни одного», «никого не выявили»."""
    return (
        one >= 0
        and any(word.startswith("ни") for word in (words[one], words[other]))
        and not _BREAK & set(words[one + 1 : other])
    )


def _before(reading: Reading, negation: int) -> list[int]:
    """The words before a negation that ends its clause («претензий к соседям нет»)."""
    found: list[int] = []
    # «снимать эмбарго отказываются»: what is refused is a verb
    refuses = reading.words[negation].part == "v"
    for place in range(negation - 1, -1, -1):
        word = reading.words[place]
        if word.lower in _BREAK or (len(found) == _REACH and not refuses):
            break
        if refuses and word.part == "v":
            return [place]
        if word.keys and word.part != "r":
            found.append(place)
    return found[:_REACH]


class Negations(NamedTuple):
    """What becomes of a statement's negations in the other: how many stand against a word that it has without one, are its own
    too, find nothing there; `light` are weak ones that find nothing.
    """

    direct: int
    both: int
    loose: int
    light: int


def differ(mine: Polarity, theirs: Polarity, pairs: Pairs) -> bool:
    """Whether one says what the other denies: an odd number of turns between them.

    Turns are opposites that meet, a denial of the whole, and negations that one side alone has. A negation of what the other
    has no word for is none where the other has a dark word of its own ("not resumed", "closed").
    """
    clashing = {side for side in mine.sides if opposite(side) in theirs.sides}
    shared = mine.sides & theirs.sides
    turned = bool({side[:-1] for side in clashing} - {side[:-1] for side in shared})
    left, right = negations(mine, theirs, pairs), negations(theirs, mine, [(b, a) for a, b in pairs])
    known = {*clashing, *map(opposite, clashing)}
    dark = all(
        each.loose or any(side[-1] == "-" for side in its.weighty - others.sides - known)
        for each, its, others in ((left, mine, theirs), (right, theirs, mine))
    )
    here, there = (bool(each.direct or each.loose) for each in (left, right))
    # what is weak here ("without arrests") may be a full negation there
    alone = here != there and not (right.light if here else left.light)
    # "will not take place: it was cancelled" says twice what "cancelled" says
    twice = (mine if here else theirs).parted and any(
        side[-1] == "-" for side in mine.weighty & theirs.weighty
    )
    loosely = not (left.direct or right.direct) and (dark or twice)
    return (turned + (mine.denied != theirs.denied) + (alone and not loosely)) % 2 == 1


def negations(mine: Polarity, theirs: Polarity, pairs: Pairs) -> Negations:
    """What becomes of the negations of one statement in the other."""
    met = dict(pairs)
    direct = both = loose = weak = 0
    for hit, light in mine.hits:
        its = {met[place] for place in hit if place in met}
        sides = {side for place in hit for side in mine.heads.get(place, ())}
        if any(side in theirs.sides or opposite(side) in theirs.sides for side in sides):
            # the opposites say it
            continue
        if its & theirs.negated or any(_darkened(theirs, place) for place in its):
            both += 1
        elif its:
            direct += 1
        elif light:
            weak += 1
        else:
            loose += 1
    return Negations(direct, both, loose, weak)


def _darkened(its: Polarity, place: int) -> bool:
    """Whether a dark word stands shortly before a word: «отменили обязательное ношение» is "no longer compulsory"."""
    return any(place - _DARK_REACH <= head < place and sides & _ENDING for head, sides in its.heads.items())
