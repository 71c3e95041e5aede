"""Who does it in a statement and to whom it is done, as far as order, cases and agreement tell.

The doer stands before the verb, in the nominative that agrees with it where there are cases, behind "by" or in the instrumental
of a passive, and behind "from" or "to" of verbs that turn the roles round ("got from", "lost to").
"""

from functools import cache
from typing import NamedTuple

from hearsay.narrate.reading import BEING, OF_NAMES, Pairs, Reading, Word, listed
from hearsay.narrate.words import stem

NOUNS = frozenset("np")
_QUOTES = frozenset({"«", '"', "“", "„", "-"})
_VOWELS = frozenset("аеёиоуыэюя")
# English nouns of those who do something, from so many letters on
_AGENTS, _SHORT = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "men", "man", "ants", "ees"), 5
_OBLIQUE = ("у", "ю", "ой", "ей", "ом", "ем", "ами", "ями", "ы", "и")
_WITHOUT_OBJECT = frozenset(["by", "from", "in", "to", "at", "on", "into", "with", "of"])
# a clause behind the last comma that only says who said it has no more words than this
_SAYING = 8
# or, whatever its verb, than this
_BARE = 4


class Sides(NamedTuple):
    """Places of nouns and names: of who does it, of the rest, and of the rest those behind a second verb; the verb's place."""

    doers: frozenset[int]
    others: frozenset[int]
    deep: frozenset[int]
    verb: int


def may_act(word: Word) -> bool:
    """Whether it names a person or a body; what is done does nothing."""
    return (
        word.part == "p"
        or word.proper
        or word.animate
        or bool(word.keys & _bodies())
        or (word.part == "n" and len(word.lower) > _SHORT and word.lower.endswith(_AGENTS))
    )


@cache
def _bodies() -> frozenset[str]:
    return frozenset(stem(word) for word in listed("bodies")) | {f"ru:{word}" for word in listed("bodies")}


class Roles(NamedTuple):
    """Who does it as far as can be told, and the same only where what is said has a direction."""

    loose: Sides | None
    strict: Sides | None


class Told(NamedTuple):
    """A statement and its roles."""

    reading: Reading
    roles: Roles


def roles_of(reading: Reading) -> Roles:
    """The roles of a statement; no sides where no verb is found."""
    words = reading.words[: _said(reading.words)]
    found = _russian(words) if reading.lang == "ru" else _english(words)
    if found is None:
        return Roles(None, None)
    turned = _turned(reading.lang, words, found)
    loose = turned or found
    # what both do together has no direction, nor has what somebody gets, nobody knows from whom
    aimless = any(word.lower in listed("mutual") for word in words) or (
        turned is None and any(_is(word, reading.lang, "converse") for word in words)
    )
    return Roles(loose, None if aimless else loose)


def other_deed(one: Reading, other: Reading, verbs: tuple[int, int], pairs: Pairs) -> bool:
    """Whether the verb of one stands in the other, but is not what is done there; "filed a complaint" complains."""
    mine, theirs = verbs
    if _is(one.words[mine], one.lang, "light") or _is(other.words[theirs], other.lang, "light"):
        return False
    return any((a == mine) != (b == theirs) for a, b in pairs)


def _said(words: tuple[Word, ...]) -> int:
    """Where a last clause begins that only says who said it ("..., the court ruled")."""
    comma = next(
        (place for place in range(len(words) - 1, 0, -1) if words[place].lower in {",", "-", "—"}), 0
    )
    tail = [word for word in words[comma + 1 :] if word.keys or word.part]
    if not comma or not tail or len(tail) > _SAYING:
        return len(words)
    verbs = [word for word in tail if word.part == "v"]
    # "..., the minister complained", «..., упрекнула Кора Линд»
    relative = any(word.lower.startswith("котор") or word.lower in {"who", "which"} for word in words[:comma])
    ends = words[comma + 1], tail[-1]
    bare = (
        not relative and len(verbs) == 1 and 1 < len(tail) <= _BARE and any(word is verbs[0] for word in ends)
    )
    if bare or any(word.lower in listed("attributing") for word in tail):
        return comma
    return len(words)


def _turned(lang: str, words: tuple[Word, ...], found: Sides) -> Sides | None:
    """The sides where the verb turns the roles round and says whom from or to whom: "got from", "lost to"."""
    for place, word in enumerate(words):
        if word.part != "v" or word.passive:
            continue
        taking, yielding = (_is(word, lang, kind) for kind in ("taking", "yielding"))
        if not taking and not yielding:
            continue
        if lang == "ru":
            giver = _russian_giver(words, place, yielding=yielding)
        else:
            marks = {"from"} if taking else {"to", "behind"}
            at = next((i for i in range(place + 1, len(words)) if words[i].lower in marks), None)
            giver = frozenset() if at is None else _nouns(words, at + 1, _phrase_end(words, at + 1))
        if any(may_act(words[each]) for each in giver):
            return Sides(giver, (found.doers | found.others) - giver, frozenset(), found.verb)
    return None


def _is(word: Word, lang: str, kind: str) -> bool:
    if lang == "ru":
        return not word.keys.isdisjoint(_lemmas(kind))
    return word.lower in listed(kind)


@cache
def _lemmas(kind: str) -> frozenset[str]:
    return frozenset(f"ru:{word}" for word in listed(kind))


def _russian_giver(words: tuple[Word, ...], verb: int, *, yielding: bool) -> frozenset[int]:
    for place, word in enumerate(words):
        if word.lower in {"от", "у"} or (word.lower == "стороны" and place):
            end = place + 1
            while end < len(words) and (words[end].part in {"j", *NOUNS} or words[end].lower in _QUOTES):
                end += 1
            return frozenset(i for i in range(place + 1, end) if words[i].part in NOUNS or words[i].proper)
        if (
            yielding
            and word.part in NOUNS
            and place > verb
            and "datv" in word.cases
            and not _governed(words, place)
        ):
            return frozenset(_with_dependents(words, place))
    return frozenset()


def _english(words: tuple[Word, ...]) -> Sides | None:
    verb = next(
        (
            place
            for place, word in enumerate(words)
            if word.part == "v"
            and word.lower not in listed("speech")
            and word.lower not in BEING
            and any(each.part in NOUNS and each.keys for each in words[:place])
            and not (place and words[place - 1].lower in {"to", "of", "the", "a", "who", "which", "that"})
            and not word.lower.endswith("ing" if not _after_being(words, place) else "\0")
        ),
        None,
    )
    if verb is None:
        return None
    begin = _clause_begin(words, verb)
    subject = _nouns(words, begin, verb)
    # "In Oss, the council voted": what stands behind a preposition at the beginning does nothing
    if words[begin].part == "i" or words[begin].lower in {"in", "on", "at", "for", "after", "by", "from"}:
        cut = next((place for place in range(begin, verb) if words[place].lower == ","), None)
        subject = _nouns(words, cut + 1, verb) if cut is not None else frozenset(sorted(subject)[-1:])
    rest = _nouns(words, verb + 1, len(words))
    second = next(
        (
            place
            for place in range(verb + 1, len(words) - 1)
            if words[place].lower in {"to", "from"} and _verbal(words[place + 1])
        ),
        None,
    )
    deep = frozenset(place for place in rest if second is not None and place > second)
    by = next((place for place in range(verb, len(words)) if words[place].lower == "by"), None)
    # "minister removed from office by the king": a participle alone
    passive = words[verb].passive or (
        by is not None
        and words[verb + 1].lower in _WITHOUT_OBJECT
        and not any(word.part == "v" for word in words[verb + 1 : by])
    )
    if not passive:
        return Sides(subject, rest, deep, verb)
    doers = _nouns(words, by + 1, _phrase_end(words, by + 1)) if by is not None else frozenset[int]()
    return Sides(doers, (subject | rest) - doers, deep - doers, verb)


def _verbal(word: Word) -> bool:
    return word.part == "v" or word.lower.endswith("ing")


def _after_being(words: tuple[Word, ...], place: int) -> bool:
    return any(
        word.lower in {"is", "are", "was", "were", "be", "been"} for word in words[max(0, place - 2) : place]
    )


def _clause_begin(words: tuple[Word, ...], verb: int) -> int:
    marks = [
        place
        for place in range(verb)
        if (words[place].lower == "that" and not (place and words[place - 1].lower in listed("directing")))
        or words[place].lower in {";", ":", "because", "after", "if"}
        # "prosecutors say the mayor took": what is said begins behind
        or (words[place].lower in listed("speech") and _nouns(words, place + 1, verb))
    ]
    return marks[-1] + 1 if marks and marks[-1] + 1 < verb else 0


def _nouns(words: tuple[Word, ...], start: int, end: int) -> frozenset[int]:
    return frozenset(place for place in range(start, end) if words[place].part in NOUNS and words[place].keys)


def _phrase_end(words: tuple[Word, ...], start: int) -> int:
    for place in range(start, len(words)):
        if words[place].part in {"v", "i"} or words[place].lower in {",", ".", ";"}:
            # "by the government of Lurania" goes on
            if words[place].lower == "of":
                continue
            return place
    return len(words)


def _russian(words: tuple[Word, ...]) -> Sides | None:
    verbs = [
        place for place, word in enumerate(words) if word.part == "v" and word.lower not in listed("speech")
    ]
    if not verbs:
        return None
    nouns = [place for place, word in enumerate(words) if (word.part in NOUNS or word.proper) and word.keys]
    alone = [place for place in nouns if words[place].part in NOUNS and not _governed(words, place)]
    free = [place for place in alone if not dependent(words, place)]
    marks = [place for place, word in enumerate(words) if word.lower in {":", ";"}]
    begin = max((place for place in marks if place < verbs[0]), default=-1)
    end = min((place for place in marks if place > verbs[0]), default=len(words))
    found = _doers(words, verbs[0], [place for place in free if begin < place < end])
    whole = frozenset(each for place in found for each in _with_dependents(words, place))
    second = next((place for place in verbs if words[place].infinitive and place > verbs[0]), None)
    rest = frozenset(nouns) - whole
    deep = frozenset(place for place in rest if second is not None and place > second)
    return Sides(whole, rest, deep, verbs[0])


def _doers(words: tuple[Word, ...], verb: int, free: list[int]) -> list[int]:
    """Who of the nouns without a preposition does it."""
    if words[verb].passive:
        naming = _is(words[verb], "ru", "naming")
        # «приказом» is no doer, nor is «председателем» where somebody is elected
        able = [
            place
            for place in free
            if words[place].cases
            and words[place].cases <= {"ablt", "gent"}
            and may_act(words[place])
            and not (naming and words[place].part == "n" and words[place].animate)
        ]
        able = [place for place in able if "ablt" in words[place].cases] or able
        # «занимается», «значится» are no passives
        if able or not words[verb].reflexive:
            return able
    forms = words[verb].forms
    sure = [
        place
        for place in free
        if "nomn" in words[place].cases
        and "accs" not in words[place].cases
        and ("gent" not in words[place].cases or words[place].part == "p")
    ]
    maybe = [place for place in free if {"nomn", "accs"} <= words[place].cases]
    agreeing = [place for place in [*sure, *maybe] if _agree(words[place].forms, forms)]
    acting = [place for place in maybe if may_act(words[place])]
    for some in (*([each for each in its if each in agreeing] for its in (sure, acting)), sure, acting):
        if some:
            return some if some[0] in sure else [place for place in some if place < verb][:1] or some[:1]
    # a thing does it where nothing else may, and a name of which the dictionary has another word
    alone = [place for place in maybe if place in agreeing and place < verb]
    named = [
        place
        for place in free
        if place < verb and words[place].part == "p" and not words[place].lower.endswith(_OBLIQUE)
    ]
    return alone if len(alone) == 1 else named[:1]


def _agree(noun: frozenset[str], verb: frozenset[str]) -> bool:
    """Whether a noun may be the subject of a verb; names have no forms and agree with any."""
    return not noun or not verb or bool(noun & verb) or ("s" in verb and noun != {"p"})


def dependent(words: tuple[Word, ...], place: int) -> bool:
    """Whether the noun or name belongs to the noun before it: «улицы Дреска», «министра Оды Бринт», «оператором «Трансвел»»."""
    back, quoted = place - 1, False
    while back >= 0 and (words[back].part == "j" or words[back].lower in _QUOTES):
        if words[back].part == "j" and "nomn" in words[back].cases and "gent" not in words[back].cases:
            return False
        quoted = quoted or words[back].lower in _QUOTES
        back -= 1
    if back < 0 or words[back].part not in NOUNS or not words[back].keys:
        return False
    if words[back].lower in listed("times"):
        # «В среду Кельда сообщила»
        return False
    its, head = words[place], words[back]
    if its.part != "p":
        return "gent" in its.cases
    if its.lower[-1] in "ая" and not its.lower.endswith("ия") and head.cases and "nomn" not in head.cases:
        # «дипломатов Ланна»
        return True
    if head.part == "p" or head.animate:
        # a surname that ends in a consonant may be a woman's, which has no cases
        return quoted or bool(its.cases & head.cases) or its.lower[-1] not in _VOWELS
    return quoted or "gent" in its.cases or its.lower[-1] == "а"


def _governed(words: tuple[Word, ...], place: int) -> bool:
    """Whether a preposition stands before the noun, adjectives between."""
    back = place - 1
    while back >= 0 and (words[back].part == "j" or words[back].lower in {"«", '"', "-"}):
        back -= 1
    return back >= 0 and words[back].part == "i"


def _with_dependents(words: tuple[Word, ...], place: int) -> list[int]:
    """A noun with names' adjectives before it, and the genitives, names and origins that follow it: «министр Бреннии Ян Рой»."""
    found = [place]
    for each in range(place - 1, -1, -1):
        if words[each].part != "j" and not (words[each].proper and words[each].lower.endswith(OF_NAMES)):
            break
        if words[each].proper:
            found.append(each)
    origin = ""
    for each in range(place + 1, len(words)):
        word = words[each]
        if word.part in NOUNS and ("gent" in word.cases or (word.part == "p" and origin != "с")):
            found.append(each)
        elif word.lower in {"из", "с"}:
            origin = word.lower
        elif word.part != "j" and word.lower not in {"«", '"', "»", "-"}:
            break
    return found
