"""Phrases for people and bodies without a name: «юный гимнаст», «глава ведомства», «его адвокаты», «заявление компании».

What a description may mean is told by the nouns and their forms; which office equals which, by `equals_ru.tsv`.
"""

import re
from functools import lru_cache
from typing import Any

from hearsay.attribute.drafts import Description
from hearsay.attribute.russian import offices
from hearsay.attribute.russian.declension import CASES, as_in, genitive
from hearsay.attribute.russian.morphology import Form, forms, parses, words
from hearsay.attribute.russian.tables import relations
from hearsay.attribute.tables import rows
from hearsay.records import Span

_ONE = words("один одна одно одного одной одному одним")
_ANY = words("некий некая некто какой-то неназванный неизвестный")
# nouns for people that name nobody by themselves, so that a complement makes them somebody new
_SERVING = words(
    "представитель представительница сотрудник сотрудница источник корреспондент житель жительница участник участница"
    " помощник помощница"
)
# adjectives that tell nothing of an office
_LOOSE = words(
    "новый нынешний действующий официальный сам главный бывший прежний теперешний тогдашний наш местный"
)
_REFLEXIVE = words("свой своя свое своё свои своего своей своему своим своем своём свою своих своими")
_POSSESSIVE = words("его её ее их")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def reflexive(word: str) -> bool:
    """Whether the word is a form of «свой»."""
    return word.lower() in _REFLEXIVE


def describes(base: str) -> Description | None:
    """What a phrase in the nominative says of a person or of people; None where its head is no noun for people."""
    parts = base.split(",", maxsplit=1)[0].split()
    new = bool(parts) and parts[0].lower() in _ONE | _ANY | _POSSESSIVE
    at = next((i for i, part in enumerate(parts) if _noun(part) is not None), None)
    if at is None:
        return None
    word, noun = parts[at].strip('«»“”"').lower(), _noun(parts[at])
    if (
        noun is None
        or not (parts[at][:1].islower() or (offices.is_office(noun.lemma) and not _nameable(word)))
        or not (offices.is_office(noun.lemma) or noun.has("anim"))
        or noun.grammemes & _NAMED
    ):
        return None
    several = parts[0].lower() not in _ONE
    plural = several and not any(form.has("NOUN", "sing", "nomn") for form in forms(word))
    bare = at == len(parts) - 1
    new = new or (not bare and noun.lemma in _SERVING) or relations().get(noun.lemma) == "tie"
    woman = any(form.has("NOUN", "femn", "nomn", "sing", "anim") for form in forms(word)[:2])
    return Description(noun.lemma, "plural" if plural else "feminine" if woman else None, bare, new)


_DUBBED = re.compile(
    r"((?:[а-яё-]+\s+)*?(?:комментатор|пользователь|блогер|читатель|посетитель|участник|рэпер|хакер|автор)[а-яё]*)"
    r"(?:\s+(?:форума|сети|сайта|блога|канала))?(?:\s+под\s+(?:ником|псевдонимом|именем))?"
    r"\s+[«\"]([А-ЯЁA-Z][^«»\"]+)[»\"]$",
    re.IGNORECASE,
)


def dubbed(text: str, source: Span) -> tuple[str, str] | None:
    """The assumed name that ends a phrase for a person, and what he is called before it."""
    match = _DUBBED.match(text, *source)
    if match is None or not match[2][:1].isupper():
        return None
    role_ = offices.nominative(match[1], frozenset(CASES))
    return match[2], role_[:1].lower() + role_[1:]


def stated(text: str, source: Span, name: Span) -> str | None:
    """What a source says of the person whose name is in it: «мать одного из них, Анна Коваль», «совладелец завода Олег Марш»."""
    lead = re.sub(r"\s*\([^()]*\)", "", text[source[0] : name[0]])
    lead = re.split(r",\s+(?:(?:в|на|из|с|у|к|о|об|за|от|для)\s+)?(?:котор|где\b|чь|извест|зан|явля)", lead)[
        0
    ]
    lead = re.sub(r"^(?:\d+-летн[а-яё]+|сам[аи]?|[Ии]х|[Ее][её]|[Ее]го)\s+", "", lead.strip(" ,—–")).strip()
    parts = lead.split()
    at = next((i for i, part in enumerate(parts) if _noun(part) is not None), None)
    noun = _noun(parts[at]) if at is not None else None
    if (
        noun is None
        or at is None
        or not (offices.is_office(noun.lemma) or noun.has("anim"))
        or len(parts) > _LONGEST
    ):
        return None
    if noun.grammemes & _NAMED or not noun.has("sing") or noun.lemma in offices.NO_CALLINGS:
        return None
    turned = offices.nominative(" ".join(parts), frozenset(CASES))
    return turned if turned[1:2].isupper() else turned[:1].lower() + turned[1:]


# words of the longest role that a source may state
_LONGEST = 16


def behind(role_: str) -> str | None:
    """The body that a spokesman's role speaks for, in the nominative."""
    match = re.match(
        r"(?:[а-яё-]+\s+)?(?:представитель|представительница|пресс-секретарь)\s+(.+)$", role_, re.IGNORECASE
    )
    if match is None or (_noun(match[1].split()[0]) is None and not match[1][:1].isupper()):
        return None
    return offices.nominative(match[1], frozenset({"gent"}))


def group(text: str, start: int, end: int, *, first: bool) -> Span | None:
    """The first or last noun phrase in the nominative for several people («спасатели», «жители посёлка»), with its genitives."""
    words_ = list(_WORD.finditer(text, start, end))
    for match in words_ if first else reversed(words_):
        found = forms(match.group().lower())
        several = (
            found
            and found[0].has("NOUN", "anim", "plur")
            and any(f.has("anim", "nomn", "plur") for f in found)
        )
        if not several or (match.group()[:1].isupper() and found[0].grammemes & _NAMED):
            continue
        before = next(
            (f for w in words_ if w.end() + 1 == match.start() for f in forms(w.group().lower())[:1]), None
        )
        if before is not None and before.pos in ("PREP", "NUMR"):
            continue
        return match.start(), match.end() + len(_genitives(text, match.end()))
    return None


def country(name: str) -> bool:
    """Whether a place is a country: one that an adjective of the table means, or by its end («Лавония», «Узбекистан»)."""
    lower = name.lower()
    meant = any(len(means) == 1 and lower in means for _, means in _equals())
    return meant or lower.endswith(("истан", "ия"))


_NAMED = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})


def _nameable(word: str) -> bool:
    return any(form.grammemes & _NAMED for form in forms(word))


def _noun(word: str) -> Form | None:
    """The reading of a word as a noun: the first, or one for a person."""
    bare = word.strip('«»“”"').lower()
    if bare in _ONE | {"из"} or (not bare.isascii() and bare.endswith("-летний")):
        return None
    found = [form for form in forms(bare)[:3] if form.pos == "NOUN"]
    top = forms(bare)[:1]
    if not found or (
        top and top[0].pos in ("ADJF", "PREP", "NUMR") and not offices.is_office(found[0].lemma)
    ):
        return None
    return next((form for form in found if form.has("anim")), found[0]) if top[0].pos != "NOUN" else found[0]


def role(base: str) -> str:
    """The description as a role: one of several is one («один из советников губернатора» -> «советник губернатора»)."""
    match = re.match(r"(?:один|одна|одного|одной|одному|одним)\s+из\s+(.+)$", base, re.IGNORECASE)
    parts = (match[1] if match else base).split(",")[0].split()
    if not match:
        return " ".join(parts)
    at = next((i for i, part in enumerate(parts) if _noun(part) is not None), None)
    if at is None:
        return match[1]
    turned = [_single(part) if i <= at else part for i, part in enumerate(parts)]
    return " ".join(turned)


def _single(word: str) -> str:
    for parse in parses(word.lower()):
        if "plur" in parse.tag and (found := parse.inflect({"nomn", "sing"})):
            return as_in(str(found.word), word)
    return word


@lru_cache(maxsize=1)
def _equals() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((words(row["words"]), words(row["means"])) for row in rows("equals_ru"))


@lru_cache(maxsize=8192)
def _meanings(lemmas: tuple[str, ...]) -> frozenset[frozenset[str]]:
    """The sets of lemmas that a phrase may stand for; countries in one form."""
    found = {frozenset(lemmas)}
    for said, meant in _equals():
        found |= {(meaning - said) | meant for meaning in found if said <= meaning}
    return frozenset(found)


def same_office(described: tuple[str, ...], head: str, role: tuple[str, ...], holds: str) -> bool:
    """Whether a description (lemmas, head) may be of who holds the role: the same office, and nothing that the role lacks."""
    for one in _meanings(described):
        for other in _meanings(role):
            alike = head == holds
            # an office that only an equation brings in, not one that the other serves («пресс-секретарь президента»)
            alike = alike or holds in one - frozenset(described) or head in other - frozenset(role)
            if alike and (one - _LOOSE <= other or (other <= one and len(other) > 1)):
                return True
    return False


@lru_cache(maxsize=1)
def _posts() -> frozenset[str]:
    return frozenset(word for said, meant in _equals() for word in said | meant)


def post(head: str) -> bool:
    """Whether the noun is that of an office which a state or body has one of: «президент», «глава»."""
    return head in _posts()


# what only a law does
_RULES = re.compile(
    r"\s+(?:также\s+)?(?:предусматрива|запреща|устанавлива|обязыва|предписыва|гласи|регламентиру|разреша|предполага(?=ет\s+как\s))[а-яё]+"
)


def inside(text: str, source: Span) -> bool:
    """Whether a pronoun is a text: behind «в», where something is said in it, or before a verb that only a law has."""
    word = text[slice(*source)].lower()
    if word in ("он", "она", "оно", "они"):
        return _RULES.match(text, source[1]) is not None
    return (
        word in ("нём", "нем", "ней", "них")
        and text[max(0, source[0] - 3) : source[0]].lower().strip() == "в"
    )


def owner(text: str, source: Span) -> Span | None:
    """Whose it is: a possessive that opens the phrase, or what stands in the genitive behind its head."""
    places = [
        (m.start() + source[0], m.end() + source[0], m.group()) for m in _WORD.finditer(text[slice(*source)])
    ]
    if not places:
        return None
    if places[0][2].lower() in _POSSESSIVE | _REFLEXIVE:
        return places[0][:2]
    at = next((i for i, (_, _, word) in enumerate(places) if _noun(word) is not None), None)
    if at is None or at + 1 >= len(places):
        return None
    if places[at + 1][2].lower() in ("в", "на") and at + 2 < len(places):
        return places[at + 2][0], source[1]  # «сообщения в прессе»
    end = text.find(",", places[at][1], source[1])
    start = places[at + 1][0]
    if start > 0 and text[start - 1] in '«“„"':
        start -= 1
    stop = end if end > start else source[1]
    following = places[at + 1][2]
    genitive_ = following[:1].isupper() or any(f.has("gent") for f in forms(following.lower()))
    preposition = any(f.pos in ("PREP", "CONJ") for f in forms(following.lower())[:1])
    return (start, stop) if genitive_ and not preposition and "," not in text[places[at][1] : start] else None


def owned(base: str, name: str, possessor: str) -> str:
    """«его адвокаты» with «Глеб Сорокин»: «адвокаты Глеба Сорокина»."""
    parts = base.split()
    rest = parts[1:] if parts and parts[0].lower() in _POSSESSIVE | _REFLEXIVE else parts
    kept = " ".join(rest)
    if possessor and rest == parts and f" {possessor}," in base:
        return base.replace(f" {possessor},", f" {genitive(name)},", 1)  # «муж певицы, бизнесмен»
    if kept == base and possessor and base.endswith(possessor):
        kept = base[: -len(possessor)].rstrip()
    return f"{kept} {genitive(name)}"


def implied(word: str, *, passive: bool) -> bool:
    """Whether a verb without a subject in a nested statement is by form the speaker's own: «хочу», «намерена», «решила»."""
    found: tuple[Any, ...] = forms(word.lower())
    if any(form.has("VERB", "1per", "sing") for form in found[:2]):
        return True
    top = found[:1]
    if not top or passive or word.lower().endswith(("ся", "сь")):
        return False
    if word.lower() == "жаль":
        return True
    finite = top[0].has("VERB", "sing") and not top[0].has("neut")
    short = next((form for form in found[:2] if form.pos == "ADJS"), None)  # «намерена» is no participle
    return finite or (short is not None and short.has("sing") and not short.has("neut"))


def fuller(text: str, base: str, before: int | None = None) -> str | None:
    """The fullest phrase of the text that has the words and a name or a subject: «суд» - «Вершинский суд Карстова».

    With `before`, of those that are begun before that place the last, and what holds all of its words and more.
    """
    lemmas = [f.lemma for word in base.split() for f in forms(word.lower())[:1]]
    head = next((f.lemma for word in base.split() for f in forms(word.lower())[:1] if f.pos == "NOUN"), None)
    if head is None:
        return None
    stem = head[: max(3, len(head) - 3)]
    far = 0 if before is None else max(0, before - _FAR)
    places = re.compile(rf"(?<!\w){re.escape(stem)}\w*", re.IGNORECASE).finditer(
        text, far, before or len(text)
    )
    grown = (
        _grown(text, match.span())
        for match in places
        if any(f.lemma == head for f in forms(match.group().lower())[:2])
    )
    found = [p for p in grown if p and (len(lemmas) == 1 or set(lemmas) < _lemmas(p))]
    if before is not None and found:
        found = [phrase for phrase in found if _lemmas(found[-1]) <= _lemmas(phrase)]
    return max(found, key=len, default=None)


def _lemmas(phrase: str) -> set[str]:
    return {top[0].lemma for word in _WORD.findall(phrase.lower()) if (top := forms(word)[:1])}


# how far back a phrase may be that a short one means, in code points
_FAR = 20000

# legal texts, which stand for themselves and not for who signed them
_ACTS = words(
    "закон законопроект приказ распоряжение постановление поправка договор соглашение конституция кодекс резолюция директива"
    " указ регламент устав декрет"
)
# «документ» is the legal text named this near before it, in code points
_SINCE = 400


def act(text: str, source: Span, base: str) -> str | None:
    """The legal text that a phrase means, by its fullest phrase in the text; None where it means none."""
    head = next((f.lemma for word in base.split() for f in forms(word.lower())[:1] if f.pos == "NOUN"), "")
    if head == "документ" and " " not in base:
        before = [
            top[0].lemma
            for match in _WORD.finditer(text, max(0, source[0] - _SINCE), source[0])
            if (top := forms(match.group().lower())[:1]) and top[0].lemma in _ACTS
        ]
        return (fuller(text, before[-1]) or before[-1]) if before else None
    if head not in _ACTS:
        return None
    full = fuller(text, head) if len(base.split()) < _TITLED else None
    return full or base


# words of a legal text's name that are its title
_TITLED = 3

_BEHIND = re.compile(
    r"\s+(?:(?:по|о|об)\s+(?:[а-яё-]+\s+){0,2}[а-яё-]+(?:\s+«[^«»]{2,40}»)?(?:\s+[а-яё]{3,})?|№\s*[\w-]+|«[^«»]{2,60}»|[A-Z][\w-]*)"
)


def _grown(text: str, span: Span) -> str | None:
    """The noun with the adjectives before it and what hangs on it behind, in the nominative; None where nothing does."""
    start, end = span
    before = re.search(r"((?:[А-ЯЁа-яё-]+\s+){0,3})$", text[max(0, start - 60) : start])
    left: list[str] = []
    for word in reversed(before[1].split() if before else []):
        if not any(f.pos in ("ADJF", "PRTF") and not f.has("Apro") for f in forms(word.lower())[:2]):
            break
        left.insert(0, word)
    noun = text[slice(*span)]
    own = _BEHIND.match(text, end)
    tail = own.group() if own else _genitives(text, end)
    if own and own.group().split()[0] in ("о", "об"):
        tail += _genitives(text, own.end())  # «о блокировке «зеркал» пиратских сайтов»
    proper = any(word[:1].isupper() for word in left) or any(
        letter.isupper() or letter in "«№" for letter in tail
    )
    about = own is not None and own.group().split()[0] in ("по", "о", "об")
    if not tail.strip() and not proper:
        return None
    if not proper and not about:
        return None
    phrase = offices.nominative(" ".join([*left, noun]), frozenset(CASES))
    phrase = phrase if left and left[0][:1].isupper() and proper else phrase[:1].lower() + phrase[1:]
    return (phrase + " " + " ".join(tail.split())).strip()


# what has its name behind it, in any case («округа Харрис»)
_CALLED = re.compile(r"(?:округа|города|штата|посёлка|поселка|села|деревни|провинции)\s$")


def _genitives(text: str, end: int) -> str:
    """What stands in the genitive right behind a noun, as far as it goes."""
    stop = end
    for match in _WORD.finditer(text, end, end + 90):
        gap = text[stop : match.start()]
        word = match.group()
        called = word[:1].isupper() and _CALLED.search(text[max(0, match.start() - 12) : match.start()])
        if gap.strip() or not (
            called
            or any(f.has("gent") and f.pos in ("NOUN", "ADJF", "PRTF") for f in forms(word.lower())[:4])
        ):
            break
        stop = match.end()
    return text[end:stop]
