"""Does a Russian place name act here, or is it a place? By its case, its preposition, and the verb or noun that it belongs to.

A subject of a verb of speech or will acts («Минск ответил»), «в» makes a place of it unless nobody else speaks («в Кремле
заявили»); genitives and objects go by their head word. Words are `data/metonym_words_ru.tsv`; probabilities are rough ranks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pymorphy3

from hearsay.link.phrases import folded, word_set
from hearsay.link.tables import rows
from hearsay.records import Span

_TOKEN = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
_SENTENCE = re.compile(r"(?<![А-ЯA-Z])[.!?…]+[»\"”)]?\s+(?=[«\"“(—–-]?\s?[А-ЯЁA-Z0-9])|\n")
_PLACES = word_set(
    "в во на из под перед передо возле около у близ внутри вокруг вдоль через сквозь до за над при"
    " из-под мимо по неподалеку вблизи"
)
_COMPANY = frozenset(["с", "со"])
_SURE, _LIKELY, _MAYBE, _HARDLY, _NOT = 0.95, 0.85, 0.6, 0.25, 0.06
_ABSTRACT = tuple(
    "ние ния нию нием нии ость ости остью ство ства ству ством ция ции цию цией".split()  # noqa: SIM905 -- endings read as one line
)
_OWN_ADJECTIVES = word_set("официальный официальная нынешний нынешняя сам сама")
_LISTING = word_set("и или , как так")
_OFFICIAL = word_set("официальный официального официальному официальным официальном сам сама саму самой")
_BETWEEN = word_set("не также пока уже ранее в свою очередь же это этом тем временем")
_DASHES = frozenset("—–-")
_QUOTES = frozenset('«»"“”„')
_CASES = {"nomn", "gent", "datv", "accs", "ablt", "loct"}


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("metonym_words_ru"):
        found.setdefault(row["use"], set()).add(row["word"])
    return {use: frozenset(words) for use, words in found.items()}


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=65536)
def _parses(word: str) -> tuple[Any, ...]:
    return tuple(_analyzer().parse(word))


@lru_cache(maxsize=65536)
def _lemmas(word: str) -> frozenset[str]:
    """The lemmas that a word may have, «ё» as «е»."""
    return frozenset(folded(p.normal_form) for p in _parses(word)[:4])


@lru_cache(maxsize=65536)
def _tags(word: str) -> frozenset[str]:
    """The likeliest reading's grammemes."""
    parses = _parses(word)
    return frozenset(map(str, parses[0].tag.grammemes)) if parses else frozenset()


def _is(word: str, use: str) -> bool:
    return bool(_lemmas(word.lower()) & _words()[use])


@lru_cache(maxsize=4096)
def _cases(name: str) -> frozenset[str]:
    """The cases that the name may stand in; all for what does not decline."""
    head = next((word for word in name.split() if word[:1].isupper()), name).rpartition("-")[2].lower()
    proper = [p for p in _parses(head) if "Geox" in p.tag] or list(_parses(head))
    known = any(p.is_known for p in proper)
    if name.isupper() or any("Fixd" in p.tag for p in proper) or (not known and re.search(r"[иуюэо]$", head)):
        return frozenset(_CASES)
    return frozenset(str(p.tag.case) for p in proper if p.tag.case and p.tag.number != "plur") or frozenset(
        str(p.tag.case) for p in proper if p.tag.case
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """The words outside of the list of names that the name may stand in, and the name's own cases and number."""

    left: Sequence[str]
    right: Sequence[str]
    cases: frozenset[str]
    listed: bool
    plural: bool


def _seen(text: str, span: Span) -> _Seen:
    start, end = span
    before, after = text[max(0, start - 400) : start], text[end : end + 400]
    cut = list(_SENTENCE.finditer(before))
    before = before[cut[-1].end() :] if cut else before
    stop = _SENTENCE.search(after)
    after = after[: stop.start() + 1] if stop else after
    left = [word for word in _TOKEN.findall(before) if word not in _QUOTES]
    right = [word for word in _TOKEN.findall(after) if word not in _QUOTES]
    outer_left, outer_right = _outside_left(left), _outside_right(right)
    listed = (len(outer_left), len(outer_right)) != (len(left), len(right))
    name = text[start:end]
    plural = name.isupper() or "plur" in _tags(name.rpartition(" ")[2].lower())
    return _Seen(outer_left, outer_right, _cases(name), listed, plural)


def _outside_left(words: list[str]) -> list[str]:
    """Without «Москва, Минск и » before the name, and without «официальный» in front of it."""
    at = len(words)
    while at:
        last = words[at - 1].lower()
        if last in _LISTING and at > 1 and words[at - 2][:1].isupper():
            at -= 2
        elif last in {"ни", "и"} and at > 2 and words[at - 2] == "," and words[at - 3][:1].isupper():
            at -= 3
        elif last in _OFFICIAL or (last in {"ни", "и"} and at == 1):
            at -= 1
        else:
            break
    return words[:at]


def _outside_right(words: list[str]) -> list[str]:
    at = 0
    while at + 1 < len(words) and (words[at].lower() in {"и", "или", "с"} or words[at] == ","):
        step = 2 if words[at] == "," and words[at + 1].lower() in {"ни", "и"} else 1
        if not words[at + step : at + step + 1] or not words[at + step][:1].isupper():
            break
        at += step + 1
    return words[at:]


def acts(text: str, span: Span) -> float:
    """The probability that the place name at the span stands for its government or its people's representatives."""
    seen = _seen(text, span)
    last = seen.left[-1].lower() if seen.left else ""
    if re.match(r"-\d", text[span[1] :]) or _in_title(text, span, seen.left) or _is_sport(seen):
        return _NOT
    if (joined := _joined(seen)) is not None:
        return joined
    if last in _PLACES:
        return _after_place_word(seen, last)
    if last in _COMPANY or last == "между":
        return _in_company(seen, last)
    if last in {"к", "ко", "от"}:
        return _HARDLY if _moves(seen) else _LIKELY
    if last in _words()["actor_phrase"]:
        return _HARDLY if _is_town(seen) else _LIKELY
    if last in {"о", "об", "про"}:
        return _NOT if any(_is(word, "told") for word in seen.left[-4:-1]) else _MAYBE
    score = max(_by_case(seen), _HARDLY / 2)
    weak = score <= _MAYBE or any(_is(word, "town_verb") for word in seen.right[:3])
    return min(score, _HARDLY) if weak and _is_town(seen) else score


def _in_title(text: str, span: Span, left: Sequence[str]) -> bool:
    """«Берлин плюс», гостиница «Москва», «Эхо Москвы», Москва-Сити, штат Вашингтон: part of another name."""
    before, after = text[max(0, span[0] - 32) : span[0]], text[span[1] : span[1] + 34]
    opened = re.search(r"[«“„](?:[^«»”“.!?,]{1,24} )?$", before)
    closed = re.match(r"(?:[ -][^«»”.!?,]{2,30})?[»”](?!,?\s?[—–-])", after)
    if opened and closed:
        return True
    if re.match(r"-(?:[а-яё]|Сити)", after):
        return True
    return (
        bool(left)
        and before.endswith(" ")
        and _is(left[-1], "named")
        and not before.rstrip().endswith((",", "»"))
    )


def _joined(seen: _Seen) -> float | None:
    """«Рейс Москва – Бишкек» is a route, «переговоры Москва – Киев» are two who talk; None where no dash joins two names."""
    left, right = seen.left, seen.right
    before = len(left) > 1 and left[-1] in _DASHES and left[-2][:1].isupper()
    after = len(right) > 1 and right[0] in _DASHES and right[1][:1].isupper()
    if not (before or after):
        return None
    words = [*left[-5:], *right[:4]]
    if any(_is(word, "distance") for word in words):
        return _NOT
    return _LIKELY if any(_is(word, "between") or _is(word, "of_actor") for word in words) else None


def _is_sport(seen: _Seen) -> bool:
    return any(_is(word, "sport") for word in (*seen.left, *seen.right))


def _is_town(seen: _Seen) -> bool:
    """Whether weather, traffic or the life of a town is spoken of."""
    return any(_is(word, "town") for word in (*seen.left, *seen.right))


def _after_place_word(seen: _Seen, preposition: str) -> float:
    """A place, unless nobody else is there to do the speaking: «в Москве заявили»."""
    if preposition in {"в", "во", "на"} and (_speak_they(seen.right) or _said_they(seen.left[:-1])):
        return _SURE
    if preposition in {"в", "на"} and any(_is(word, "sources") for word in seen.left[-3:-1]):
        return _LIKELY  # «источник в Кремле»
    if preposition == "перед" and any(_is(word, "owes") for word in seen.left[-4:-1]):
        return _LIKELY
    if preposition == "на" and "accs" in seen.cases and any(_is(word, "onto") for word in seen.left[-4:-1]):
        return _LIKELY
    if preposition == "до" and any(_is(word, "reaches") for word in (*seen.left[-4:], *seen.right[:2])):
        return _LIKELY
    if (
        preposition in {"на", "за"}
        and {"accs"} & seen.cases
        and any(_is(w, "of_actor") for w in seen.left[-3:-1])
    ):
        return _LIKELY  # «давление на Минск»
    if preposition == "за" and any(_is(w, "of_actor") or w.lower() == "решать" for w in seen.left[-4:-1]):
        return _LIKELY
    if preposition == "из" and any(_is(word, "orders") for word in (*seen.left[-3:-1], *seen.right[:1])):
        return _LIKELY
    if preposition == "у" and any(_is(w, "says") for w in seen.left[-4:-1]):
        return _LIKELY  # «попросил у Москвы»
    if preposition == "у" and any(_is(w, "of_actor") for w in seen.right[:4]):
        return _LIKELY  # «у Варшавы есть план»
    if (
        preposition == "за"
        and seen.left[-2:-1]
        and seen.left[-2].lower() in {"вслед", "следом", "слово", "дело", "очередь", "выбор"}
    ):
        return _LIKELY
    if preposition == "при" and any(
        w.lower() in {"посредничестве", "поддержке", "участии"} for w in seen.left[-3:]
    ):
        return _LIKELY
    return _NOT


def _speak_they(words: Sequence[str]) -> bool:
    """Whether a verb of speech in the plural comes with no subject before it: the people in that place speak."""
    for place, word in enumerate(words[:7]):
        lower = word.lower()
        tags = _tags(lower)
        if {"VERB", "ADJS", "PRTS"} & tags:
            plural = "plur" in tags
            subject = any(
                "NOUN" in _tags(w.lower()) and "nomn" in _tags(w.lower())
                for w in words[place + 1 : place + 3]
            )
            return plural and _voices(lower, words[place + 1 : place + 3]) and not subject
        if lower in _BETWEEN:
            continue
        if {"NOUN", "nomn", "plur"} <= tags:
            return False
        if lower in {",", "."}:
            return False
    return False


def _voices(verb: str, follows: Sequence[str]) -> bool:
    """Whether people who are not named can be meant by the verb; «отметили» only where their words follow."""
    if "отметить" in _lemmas(verb):
        return not follows or follows[0] in {",", ":"}
    return _is(verb, "voices")


def _said_they(words: Sequence[str]) -> bool:
    """The same with the verb in front: «как считают в Минске», «дали понять в Кремле»."""
    for place, word in reversed(list(enumerate(words[-4:]))):
        lower = word.lower()
        tags = _tags(lower)
        if "VERB" in tags:
            before = words[-4:][max(0, place - 2) : place]
            subject = any({"NOUN", "nomn"} <= _tags(w.lower()) or "NPRO" in _tags(w.lower()) for w in before)
            return "plur" in tags and _voices(lower, ()) and not subject
        if not {"ADVB", "PRCL", "INFN", "CONJ"} & tags:
            return False
    return False


def _in_company(seen: _Seen, preposition: str) -> float:
    if seen.left[-2:-1] and seen.left[-2].lower() in {
        "рядом",
        "соседству",
        "граничит",
        "граничащий",
        "параллельно",
    }:
        return _NOT
    heads = seen.left[-6:-1]
    if any(_is(word, "distance") for word in (*heads, *seen.right[:3])):
        return _NOT if preposition == "между" else _HARDLY
    if preposition == "между" or any(
        _is(w, "between") or _is(w, "says") or _is(w, "of_actor") for w in heads
    ):
        return _LIKELY
    return _LIKELY if "ablt" in seen.cases else _HARDLY


def _moves(seen: _Seen) -> bool:
    return any(_is(word, "distance") for word in (*seen.left[-6:-1], *seen.right[:2])) or any(
        word.isdigit() for word in seen.left[-4:-1]
    )


def _by_case(seen: _Seen) -> float:
    """Without a preposition: a subject, an object, or the genitive of a noun."""
    found = [0.0]
    head = _head(seen.left)
    if len(seen.cases) == len(_CASES) and head and "NOUN" in _tags(head):
        return _as_genitive(head)
    if "accs" in seen.cases and head and ("INFN" in _tags(head) or {"VERB", "plur"} <= _tags(head)):
        return _as_object(seen)
    if "nomn" in seen.cases and (score := _as_subject(seen)) is not None:
        return score
    if "gent" in seen.cases and head and "NOUN" in _tags(head):
        found.append(_as_genitive(head))
        if found[-1] == _NOT:
            return _NOT
    if "accs" in seen.cases and head:
        found.append(_as_object(seen))
    if "datv" in seen.cases and ("gent" not in seen.cases or not {"NOUN"} & _tags(head)):
        found.append(_LIKELY)
    if "ablt" in seen.cases:
        found.append(_LIKELY)
    best = max(found)
    return best or (_MAYBE if "nomn" in seen.cases else _HARDLY)


def _as_genitive(head: str) -> float:
    """By the noun that the name belongs to; where it is not known, an abstract one is rather an actor's."""
    if _is(head, "of_actor"):
        return _LIKELY
    if _is(head, "of_place"):
        return _NOT
    return _MAYBE if head.endswith(_ABSTRACT) else _HARDLY


def _head(words: Sequence[str]) -> str:
    """The nearest word before that is no adverb or particle."""
    for word in reversed(words[-3:]):
        lower = word.lower()
        if lower.isalpha() and not {"ADVB", "PRCL", "CONJ"} & _tags(lower):
            return lower
        if not lower.isalpha():
            return ""
    return ""


def _as_subject(seen: _Seen) -> float | None:
    """What a name in the nominative does; None where it seems to be no subject."""
    if seen.right[:1] and (seen.right[0] == ":" or seen.right[0].lower() in {"о", "об", "за", "против"}):
        return _SURE  # a headline: «Кремль о пошлинах», «Пекин против»
    if seen.right[:1] and seen.right[0] in _DASHES and len(seen.right) > 1:
        tags = _tags(seen.right[1].lower())
        return _HARDLY if {"NOUN", "nomn"} <= tags or "ADJF" in tags else _MAYBE
    last = seen.left[-1].lower() if seen.left else ""
    if ("ADJF" in _tags(last) and "nomn" in _tags(last) and last not in _OWN_ADJECTIVES) or last in {
        "вся",
        "весь",
    }:
        return _HARDLY
    for place, word in enumerate(seen.right[:9]):
        lower = word.lower()
        tags = _tags(lower)
        if "COMP" in tags:
            return _HARDLY
        if {"VERB"} & tags or "PRED" in tags or "ADJS" in tags or "PRTS" in tags:
            if not seen.listed and "accs" in seen.cases and _is_object(lower, plural=seen.plural):
                return _LIKELY if _is(lower, "to_actor") else _HARDLY
            follows = [w.lower() for w in seen.right[place + 1 : place + 4]]
            return _of_verb(lower, next((w for w in follows if "INFN" in _tags(w)), None))
        if lower in {".", ":", ";"}:
            break
    if (
        seen.right[:1]
        and "PREP" in _tags(seen.right[0].lower())
        and not any("VERB" in _tags(w.lower()) for w in (*seen.left, *seen.right))
    ):
        return _SURE if seen.right[0].lower() == "против" else _HARDLY
    for word in reversed(seen.left[-6:]):
        tags = _tags(word.lower())
        if "VERB" in tags and ("sing" in tags or len(seen.cases) == 1):
            subject = "accs" not in seen.cases or _is(word.lower(), "says") or _has_object(seen.left)
            return _of_verb(word.lower(), None) if subject else None
    return None


def _is_object(verb: str, *, plural: bool) -> bool:
    """Whether a name that may be subject or object is the verb's object: «Киев обесточили», «Лондон затянуло туманом»."""
    tags = _tags(verb)
    if "VERB" in tags and ("neut" in tags or ("plur" in tags and not plural)):
        return True
    return _is(verb, "to_place") and not _is(verb, "says")


def _has_object(words: Sequence[str]) -> bool:
    """Whether another word before is plainly in the accusative: «эту идею продвигает Париж»."""
    return any({"NOUN", "accs"} <= _tags(w.lower()) and w.lower().endswith(("у", "ю")) for w in words)


def _of_verb(verb: str, infinitive: str | None) -> float:
    words = [verb, infinitive] if infinitive else [verb]
    if "PRTS" in _tags(verb) and not _is(verb, "voices"):
        return _HARDLY
    if any(_is(word, "says") and not _is(word, "stands") for word in words):
        return _SURE
    if any(_is(word, "stands") for word in words):
        return _HARDLY / 2
    if "PRTS" in _tags(verb):
        return _HARDLY
    return _MAYBE


def _as_object(seen: _Seen) -> float:
    for word in reversed(seen.left[-4:]):
        lower = word.lower()
        if {"VERB", "INFN", "GRND", "PRTF"} & _tags(lower):
            if _is(lower, "to_actor"):
                return _LIKELY
            return _NOT if _is(lower, "to_place") else _MAYBE * 0.8
    return 0.0
