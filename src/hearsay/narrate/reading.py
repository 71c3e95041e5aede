"""A statement word by word, for comparing who does what: what each word may mean in any language, and its part in the sentence.

Russian cases and verbs are pymorphy's; English parts of speech are what a form mostly is (training/narrate/english.py). Of other
languages only words, names and values are known.
"""

import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Protocol

import hearsay_models

from hearsay.narrate import signs
from hearsay.narrate.values import Values, values
from hearsay.narrate.words import Token, parses, stem, stemmed, tokens

# how likely pymorphy must hold a reading before its case counts
_LIKELY = 0.08
_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})
_VERBS = frozenset({"VERB", "INFN", "PRTS", "GRND"})
_NAMES = ("Name", "Surn", "Patr", "Geox", "Orgn")
# a translation of less than this share aligns by chance
_SHARE = 0.1
_ROOT, _ROOTED = 6, 6
# English "c" before these is the sound of «с» or «ц»; "j" may be «й» as well
_DIPHTHONG = re.compile("(?<=[ae])u")
_NAME_ENDING = re.compile("(?:ами|ями|ого|ому|ыми|ими|ом|ем|ым|им|ах|ях|ой|ей)$")
_SHORTEST = 2
_SOFT = re.compile("c(?=[eiy])")
_CONTENT = frozenset("npjvr")
# cases of names that no dictionary has; others end in a consonant
_ENDINGS = (
    *((ending, ("nomn", "gent", "accs")) for ending in ("ова", "ева", "ёва", "ина", "ына")),
    *((ending, ("ablt",)) for ending in ("ой", "ей", "ом", "ем", "ами", "ями")),
    ("ия", ("nomn",)),
    # «Дреска» is of Dresk, or Dreska
    *((ending, ("nomn", "gent")) for ending in ("а", "я")),
    *((ending, ("accs", "datv")) for ending in ("у", "ю")),
    *((ending, ("gent",)) for ending in ("ы", "и")),
    ("е", ("datv", "loct")),
)
_SKELETON = 5
# names whose skeletons begin with so many sounds alike may be one; of two sounds, both
_ALIKE = 3
# readings of which more is kept than their words: some kilobytes each, for those compared lately
_AT_HAND = 1 << 12
# adjectives that no dictionary has are of names: «велийский», «торванскими»
OF_NAMES = tuple(
    f"ск{ending}" for ending in ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
)


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of a kind in `narrate/data/grammar.tsv`, of all languages."""
    text = (resources.files("hearsay.narrate") / "data" / "grammar.tsv").read_text(encoding="utf8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return frozenset(word for _, its, forms, _ in rows if its == kind for word in forms.split())


# places of words in two readings
Pairs = list[tuple[int, int]]


class Dictionary(Hashable, Protocol):
    """What of the lexicon is needed here: English forms of a word, with their shares."""

    def entry(self, word: str, lang: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A word: `keys` are what it may stand for, none for one that means nothing by itself.

    `part` is "v" for a finite verb, "n" noun, "p" name, "j" adjective, "r" adverb, "i" preposition, "a" auxiliary, "" for
    another or an unknown one; `cases` are those that a Russian form may have, `forms` the genders and numbers in which it agrees
    with a verb ("m", "f", "n", "p" for many, "s" for one of any gender). `proper`: a name, or an adjective of one («велийский»).
    """

    lower: str
    keys: frozenset[str]
    part: str
    passive: bool = False
    cases: frozenset[str] = frozenset()
    animate: bool = False
    forms: frozenset[str] = frozenset()
    proper: bool = False
    infinitive: bool = False
    reflexive: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """All words and marks of a statement in order, and its values; words are shared between readings.

    `content` are the places of words with a meaning of their own, those that only say who said it and when left out. It is
    equal to itself alone, so that what is made of it is found again in no time.
    """

    lang: str
    words: tuple[Word, ...]
    values: Values
    content: frozenset[int]


@lru_cache(maxsize=_AT_HAND)
def _places(reading: Reading) -> Mapping[str, Sequence[int]]:
    """Where the words of each key stand."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(reading.words):
        for key in word.keys:
            found.setdefault(key, []).append(place)
    return found


@lru_cache(maxsize=_AT_HAND)
def _beginnings(reading: Reading) -> frozenset[str]:
    """How its words' skeletons begin: two sounds, three, and "=" before those that have but two."""
    return frozenset(
        begins
        for word in reading.words
        for each in _bones(word.keys)
        for begins in (each[:2], each[:3] if len(each) > 2 else f"={each}")
    )


def reading(text: str, lang: str | None, dictionary: Dictionary) -> Reading:
    """The statement as it is compared."""
    lang = lang or ""
    words: tuple[Word, ...] = ()
    for token in tokens(signs.plain(text).replace("–", "-").replace("-", " - ")):
        words += _words(token, lang, dictionary)
    words = _verbs(_passives(words)) if lang == "en" else _people(words)
    framing = _framing()
    content = frozenset(
        place
        for place, word in enumerate(words)
        if word.keys and word.part in _CONTENT and not word.lower[0].isdigit() and word.lower not in framing
    )
    said = values([word.lower for word in words if word.lower != "-"], lang)
    return Reading(lang, words, said, content)


@lru_cache(maxsize=1 << 16)
def _words(token: Token, lang: str, dictionary: Dictionary) -> tuple[Word, ...]:
    return tuple(_word(part, lang, dictionary) for part in _unprefixed(token, lang))


@cache
def _framing() -> frozenset[str]:
    return listed("speech") | listed("attributing") | listed("times")


def _unprefixed(token: Token, lang: str) -> list[Token]:
    """A word that negates itself as two: "unharmed" is "not harmed", «нетрезв» is «не трезв»."""
    lower = token.lower
    rest = lower[2:]
    if (
        len(rest) > 3
        and lower not in listed("whole")
        and (
            (lang == "en" and lower.startswith("un") and _english().get(rest) in {"v", "j"})
            or (lang == "ru" and lower.startswith("не") and _is_adjective(lower) and _is_adjective(rest))
        )
    ):
        prefix = "un-" if lang == "en" else "не-"
        return [Token(prefix, prefix, name=False), Token(rest, rest, name=False)]
    return [token]


@lru_cache(maxsize=1 << 16)
def _is_adjective(word: str) -> bool:
    found = parses(word)
    if not found:
        return False
    best = found[0]
    part = str(best.tag.POS)
    return part in {"PRTF", "PRTS"} or (bool(best.is_known) and part in {"ADJF", "ADJS"})


def _word(token: Token, lang: str, dictionary: Dictionary) -> Word:
    lower = token.lower
    if not token.is_word and not token.is_number:
        return Word(lower, frozenset(), "")
    capital = token.text[0].isupper()
    empty = lower in listed("empty") and not (token.name and lang == "ru")
    keys = frozenset[str]() if empty else _keys(lower, lang, dictionary, capital=capital)
    if lang == "ru" and token.is_word:
        return _russian(lower, keys, capital=capital, within=token.name)
    if lang == "en":
        tag = _english().get(lower, "")
        # a capital within the sentence, or at its beginning a word that is none otherwise
        named = (token.name and tag != "n") or (capital and tag in {"", "p"})
        part = "p" if named else "n" if tag == "p" or lower == "prime" else tag or _by_ending(lower)
        return Word(lower, keys, "v" if lower in listed("past") and not named else part, proper=named)
    return Word(lower, keys, "p" if token.name else "", proper=token.name)


def _by_ending(word: str) -> str:
    if word.endswith("ed"):
        return "v"
    return "r" if word.endswith("ly") else "n"


@cache
def _english() -> dict[str, str]:
    text = hearsay_models.path("narrate_english.tsv").read_text(encoding="utf8")
    rows = [line.split("\t") for line in text.splitlines()]
    return {word: "" if tag == "x" else tag for word, tag in rows}


def _people(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Adjectives and participles that no noun follows stand for people: «протестующих», «военные»."""
    if not any(word.part == "j" and word.cases for word in words):
        return words
    after = (*words[1:], Word("", frozenset(), ""))
    return tuple(
        replace(word, part="n", animate=True)
        if word.part == "j" and word.cases and following.part not in {"j", "n", "p"}
        else word
        for word, following in zip(words, after, strict=True)
    )


BEING = frozenset("is are was were be been being get gets got stands stood 's ’s".split())  # noqa: SIM905
_MODAL = frozenset("will would may might can could should must shall cannot did does do".split())  # noqa: SIM905
_BEFORE_NOUNS = frozenset(["the", "a", "an", "its", "his", "her", "their"])


def _passives(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Participles after a form of "to be", up to two adverbs between, are verbs: passive ones, or those that go on."""
    found = list(words)
    for place, word in enumerate(words):
        back = place - 1
        while back >= 0 and place - back < 3 and (words[back].part == "r" or words[back].lower == "not"):
            back -= 1
        if (
            back >= 0
            and words[back].lower in BEING
            and (
                word.lower.endswith(("ed", "en", "wn", "nt", "ld", "ught", "ut", "ught")) or word.part == "v"
            )
            and not word.lower.endswith("ing")
            and word.part != "p"
        ):
            found[place] = Word(word.lower, word.keys, "v", passive=True)
        elif back >= 0 and words[back].lower in BEING and word.lower.endswith("ing") and word.part != "p":
            found[place] = Word(word.lower, word.keys, "v")
        elif back >= 0 and words[back].lower in _MODAL and word.part in {"n", "j", ""} and word.keys:
            found[place] = replace(word, part="v")
        elif (
            word.part == "v"
            and place
            and words[place - 1].lower in _BEFORE_NOUNS
            and (place + 1 == len(words) or words[place + 1].part not in {"n", "p", "j"})
        ):
            # "the accused"
            found[place] = replace(word, part="n")
    return tuple(found)


def _verbs(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Forms in -s behind a name and before an object are verbs, as are those behind a noun where no other verb is found: "Velia
    sells more weapons", "Ardmere trains pilots".
    """
    none = not any(word.part == "v" and word.lower not in BEING for word in words)
    for place in range(1, len(words) - 1):
        word, before = words[place], words[place - 1]
        known = _english().get(word.lower[:-1]) == "v" or before.part in {"p", "r"}
        object_follows = before.part == "p" and words[place + 1].lower in {*_BEFORE_NOUNS, "that", "to"}
        if (
            none
            and word.part == before.part == "n"
            and before.lower.endswith("s")
            and not word.lower.endswith("s")
            and words[place + 1].lower in _BEFORE_NOUNS
        ):
            # "foreign instructors train the army"
            return (*words[:place], replace(word, part="v"), *words[place + 1 :])
        if (
            (none or object_follows)
            and word.part == "n"
            and word.lower.endswith("s")
            and not word.lower.endswith(("ss", "'s", "’s"))
            and before.part in {"p", "n", "r"}
            and known
            and words[place + 1].lower not in {"of", ",", "and"}
        ):
            return (*words[:place], replace(word, part="v"), *words[place + 1 :])
    return words


def aligned(one: Reading, other: Reading) -> Pairs:
    """Pairs of words that may be one another, each word in at most one pair, most keys in common first."""
    places = _places(other)
    pairs = Counter(
        (a, b) for a, word in enumerate(one.words) for key in word.keys if key in places for b in places[key]
    )
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for _, a, b in sorted((-common, a, b) for (a, b), common in pairs.items()):
        if a not in left and b not in right:
            left.add(a)
            right.add(b)
            found.append((a, b))
    return sorted(found)


def alike(one: Word, other: Word) -> bool:
    """Whether two names may be one: a key in common, or skeletons of which one begins the other or both begin alike."""
    if one.keys & other.keys:
        return True
    return any(_begin_alike(mine, theirs) for mine in _bones(one.keys) for theirs in _bones(other.keys))


def _begin_alike(one: str, other: str) -> bool:
    short = min(len(one), len(other), _ALIKE)
    return one[:short] == other[:short]


def met(word: Word, other: Reading) -> bool:
    """Whether any word of the other statement is alike."""
    if not word.keys.isdisjoint(_places(other)):
        return True
    begin = _beginnings(other)
    return any(
        bones in begin if len(bones) < _ALIKE else bones[:_ALIKE] in begin or f"={bones[:2]}" in begin
        for bones in _bones(word.keys)
    )


@lru_cache(maxsize=1 << 16)
def _bones(keys: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(key[1:] for key in keys if key[0] == "~"))


def _skeletons(word: str, base: str, lang: str, *, capital: bool) -> set[str]:
    """The skeletons that a word may have; of a name also as it stands, for its lemma may be a guess («Ковел», «ковести»)."""
    sounds = {base} if lang != "en" else {_SOFT.sub("s", _DIPHTHONG.sub("v", base)), base.replace("j", "y")}
    if capital and lang == "ru":
        sounds.add(_NAME_ENDING.sub("", word))
    found = {signs.skeleton(sound)[:_SKELETON] for sound in sounds}
    if capital and all(len(each) < _SHORTEST for each in found):
        # "Zoya", «Зоя»: the first letters are all there is
        found = {signs.latin(sound)[:_SHORTEST] for sound in sounds}
    return {each for each in found if len(each) >= _SHORTEST}


@lru_cache(maxsize=1 << 16)
def _keys(word: str, lang: str, dictionary: Dictionary, *, capital: bool) -> frozenset[str]:
    """English stems, and the skeletons for names; a number is its own."""
    if word[0].isdigit():
        return frozenset({word})
    base = whole = stemmed(word, lang)
    if lang == "ru" and word.endswith(OF_NAMES):
        # «торванский» has the bones of «Торва»
        base = base.removesuffix("ский")
    found = {f"~{each}" for each in _skeletons(word, base, lang, capital=capital)}
    if lang == "en":
        return frozenset({*found, stem(word)})
    entry = dictionary.entry(word, lang)
    if entry is not None:
        found |= {
            stem(form.lower())
            for form, share in zip(entry.forms, entry.shares, strict=True)
            if share >= _SHARE
        }
    found.add(f"{lang}:{whole}")
    if lang == "ru" and len(whole) > _ROOTED:
        found.add(f"ru*{whole[:_ROOT]}")
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def _russian(word: str, keys: frozenset[str], *, capital: bool, within: bool) -> Word:
    likely = [each for each in parses(word) if each.score >= _LIKELY]
    if not likely:
        return Word(word, keys, "p" if capital else "", proper=capital)
    best = likely[0]
    if best.tag.POS == "ADJS" and not capital:
        # «избит» is what was done
        best = next((each for each in likely if each.tag.POS == "PRTS"), best)
    part = str(best.tag.POS)
    forms = frozenset(form for each in likely for form in _forms(each.tag))
    if part in _VERBS and not (capital and not best.is_known):
        passive = part == "PRTS" or ("impf" in best.tag and word.endswith(("ся", "сь")))
        reflexive = passive and part != "PRTS"
        kind = "v" if part != "GRND" else "r"
        return Word(
            word, keys, kind, passive=passive, forms=forms, infinitive=part == "INFN", reflexive=reflexive
        )
    if part == "PREP":
        return Word(word, keys, "i")
    cases = frozenset(str(each.tag.case) for each in likely if each.tag.case in _CASES)
    known = bool(best.is_known) and any(mark in each.tag for each in likely for mark in _NAMES)
    if part == "ADJF" and not best.is_known and word.endswith(OF_NAMES):
        return Word(word, keys, "j", cases=cases, forms=forms, proper=True)
    named = capital and (within or known or not best.is_known)
    if named and not known and part not in {"ADJF", "PRTF"}:
        # the dictionary has another word of these letters, or none: the ending tells more
        ending = next((cases for ending, cases in _ENDINGS if word.endswith(ending)), ("nomn", "accs"))
        return Word(word, keys, "p", cases=frozenset(ending), forms=_name_forms(word), proper=True)
    if named and "nomn" not in cases and word.endswith(("а", "я")):
        # another name of these letters: «Тамира» the country, or of Tamir
        cases |= {"nomn", "accs"}
        forms = _name_forms(word)
    kind = "p" if named else {"NOUN": "n", "ADJF": "j", "PRTF": "j", "ADVB": "r"}.get(part, "")
    animate = any("anim" in each.tag for each in likely)
    return Word(word, keys, kind, cases=cases, animate=animate, forms=forms, proper=named)


def _name_forms(word: str) -> frozenset[str]:
    """The gender of a name that no dictionary has, in the nominative."""
    if word.endswith(("а", "я")):
        return frozenset("f")
    return frozenset("m") if word[-1] not in "оеуюыиэь" else frozenset()


def _forms(tag: Any) -> tuple[str, ...]:
    """Gender or number of a form in the nominative, or of a verb."""
    if tag.POS in {"NOUN", "NPRO"} and tag.case != "nomn":
        return ()
    if tag.number == "plur":
        return ("p",)
    return ({"masc": "m", "femn": "f", "neut": "n"}.get(str(tag.gender), "s"),) if tag.number else ()
