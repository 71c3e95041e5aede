"""Base forms of source phrases, pronouns, and phrases that name nobody."""

import re
from collections.abc import Sequence

from hearsay.attribute.drafts import Gender, Mention
from hearsay.attribute.russian.declension import CASES, person
from hearsay.attribute.russian.morphology import forms, words
from hearsay.attribute.russian.names import base_of_body, cases_before
from hearsay.attribute.russian.offices import nominative
from hearsay.records import Span

_PRONOUNS: dict[Gender, str] = {
    "masculine": "он его него ему нему им ним нём нем который которого которому которым котором",
    "feminine": "она её ее неё нее ей ней ею нею которая которой которую",
    "neuter": "оно которое там",
    "plural": "они их них ими ними им которые которых которым которыми",
}
_BY_WORD: dict[str, Gender] = {}
for _gender, _words in _PRONOUNS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, _gender)
# these point to nobody that the text could tell
POINTERS = words(
    "тот та то те это эта эти этот кто-то кто-нибудь кто-либо вы вас вам вами ты тебя тебе тобой"
)
_EMPHASIS = words("сам сама само сами самого самой самих же и")
_POINTING = words("этот тот сам самый такой настоящий")
_NOBODY = words(
    "источник собеседник очевидец свидетель аноним некто кто никто многие некоторые все другие один инсайдер "
    "наблюдатель эксперт аналитик критик специалист знакомый"
)
# of these only the bare noun or one called unnamed names nobody: «эксперты» may well stand for a group
_ALWAYS = words("источник собеседник очевидец свидетель аноним некто кто никто инсайдер")
_NEVER = words("источник собеседник инсайдер")
_UNNAMED = words("неназванный анонимный неизвестный некий осведомленный некоторый")


def base(text: str, span: Span, mentions: Sequence[Mention], case: str | None = None) -> str:
    """The words at the span in the nominative, read in `case` if that is known; else one that may be nominative stays.

    Empty for what only points («тот», «вы»).
    """
    if text[slice(*span)].lower() in POINTERS:
        return ""
    inside = [m for m in mentions if span[0] <= m.span[0] and m.span[1] <= span[1]]
    words = text[slice(*span)].strip()
    whole = next((m for m in inside if m.span == span or text[slice(*m.span)] == words.strip('«»“”„"')), None)
    if whole is not None:
        return whole.name
    words = re.sub(r"\s*\([^()]*\)|^\d+-летн[а-яё]+(?=\s)", "", words).strip() or words
    words = re.sub(r"\s+", " ", _without_pointers(_without_clause(words)))
    cases = frozenset({case}) if case else cases_before(text, span[0])
    if case is None and _alone(words):
        cases = frozenset(CASES)  # «О решении политик сообщил»: no genitive of «политика»
    lead = ""
    appositive = next((m for m in reversed(inside) if m.sort == "person" and m.span[1] >= span[1] - 1), None)
    if appositive is not None and appositive.role is not None:
        lead = text[span[0] : appositive.span[0]].strip()
    if (
        appositive is not None
        and appositive.role is not None
        and len(lead.split()) == len(appositive.role.split())
    ):
        role = nominative(_without_pointers(lead), cases) if lead else ""
        return f"{role} {appositive.name}".strip()
    if re.match(r"\d+(?!\d*-)|(?:несколько|много|большинство|ряд|часть)\b", words.lower()) or _counted(words):
        return _lowered(words)
    if case and " " not in words:
        alone = person((words,), cases).base
        if any(
            alone == m.name.rsplit(maxsplit=1)[-1] for m in mentions if m.sort == "person" and " " in m.name
        ):
            return alone  # «Липиной» is the «Юлия Липина» of the text
    if re.fullmatch(r"[«„“\"][^«»„“”\"]+[»“”\"]", words) or " " not in words:
        single = base_of_body(words, cases)
        around = text[max(0, span[0] - 1) : span[0]], text[span[1] : span[1] + 1]
        marked = words[:1] in '«„“"' or (around[0] in tuple('«„“"') and around[1] in tuple('»“”"'))
        return single if inside or marked else _lowered(single)
    if case and _person(words):
        return person(tuple(words.split()), cases).base
    turned = _both(words, cases) or nominative(words, cases)
    return turned if inside and inside[0].span[0] == span[0] else _lowered(turned)


def _alone(words: str) -> bool:
    """Whether one word may be a person in the nominative, and no genitive of one."""
    found = [form for form in forms(words.lower()) if form.pos == "NOUN"]
    return any(f.has("anim", "nomn", "sing") for f in found) and not any(f.has("anim", "gent") for f in found)


def _person(words: str) -> bool:
    """Whether the words are a first name and a surname that the tagger missed."""
    parts = words.split()
    first = any(form.has("Name") for form in forms(parts[0].lower())[:2])
    return len(parts) == _FULL and first and all(part[:1].isupper() and part[1:].islower() for part in parts)


_FULL = 2


def _both(words: str, cases: frozenset[str]) -> str | None:
    """Two nouns joined by «и», each in the nominative («израильтян и палестинцев»), where the second is in an open case too."""
    one, joint, other = words.partition(" и ")
    if not joint or " и " in other or "," in words:
        return None
    first, second = nominative(one, cases), nominative(other, cases)
    head = next((f for w in one.split() for f in forms(w.lower())[:1] if f.pos == "NOUN"), None)
    shared = {f for w in other.split()[:3] for form in forms(w.lower())[:3] for f in form.grammemes & cases}
    agreeing = any(f.grammemes & shared for w in one.split() for f in forms(w.lower())[:4] if f.pos == "NOUN")
    # «Киев и Москву» in the accusative
    same = first == one and (len(cases) > 1 or second == other)
    if head is None or same or not agreeing:
        return None
    return f"{first} и {second}"


def _counted(words: str) -> bool:
    """Whether a numeral opens the phrase: its nouns have cases of their own («два собеседника»)."""
    return any(form.pos == "NUMR" for word in words.split(maxsplit=1)[:1] for form in forms(word.lower())[:1])


def _without_pointers(words: str) -> str:
    parts = words.split()
    while len(parts) > 1 and _points(parts[0].lower()):
        parts = parts[1:]
    return " ".join(parts)


def _points(word: str) -> bool:
    return word.startswith("данн") or any(form.lemma in _POINTING for form in forms(word)[:1])


_ADDED = re.compile(
    r",\s+(?:(?:в\s+том\s+числе|включая|особенно|прежде\s+всего|главным\s+образом|среди\s+которых)\b"
    r"|(?:[а-яё]+\s+){1,3}котор(?:ый|ая|ое|ые|ого|ой|ых|ому|ым|ыми|ую|ом)\b"
    r"|(?:в\s+настоящее\s+время|ныне|сейчас|недавно|ранее|до\s+сих\s+пор)\s+[а-яё]+(?:щ|вш|нн|т)(?:ий|ая|ее|ие|ый|ое|ые)\b)"
)


def _without_clause(words: str) -> str:
    """The phrase without what a comma adds to it: a participle's or relative clause («клуб, где …», «мятежники, сообщившие …»,
    «штат, в составе которого …»), some of those meant («жители, особенно …», «сторонники, в том числе …»).
    """
    if added := _ADDED.search(words):
        words = words[: added.start()]
    for match in re.finditer(r",\s+(?:в\s+|на\s+|из\s+)?([а-яё]+)", words):
        word = match[1]
        top = forms(word)[:1]
        if word.startswith("котор") or word in ("где", "кто", "что") or (top and top[0].pos == "PRTF"):
            return words[: match.start()]
    return words


def _lowered(words: str) -> str:
    """A sentence's capital on a common noun or adjective goes."""
    first = words.split(maxsplit=1)[0]
    top = forms(first.lower())[:1]
    proper = (
        not top or top[0].grammemes & {"Geox", "Orgn", "Name", "Surn", "Abbr", "Trad"} or first[1:2].isupper()
    )
    return words if proper or (not first.isalpha() and "-" not in first) else words[:1].lower() + words[1:]


def pronoun(word: str) -> Gender | None:
    """The gender or number of a pronoun of the third person, alone or with what only points («сам он», «он же»)."""
    parts = [part for part in word.lower().split() if part not in _EMPHASIS]
    return _BY_WORD.get(parts[0]) if len(parts) == 1 else None


def unnamed(words: str) -> bool:
    """Whether the phrase names nobody: «источник», «собеседник агентства», «неназванный чиновник»."""
    if words.lower() in POINTERS:
        return True
    lemmas = [{form.lemma for form in forms(word.lower())[:2]} for word in re.findall(r"[\w-]+", words)]
    if not lemmas:
        return True
    if _several(words):
        return any(found & _NEVER for found in lemmas[:3])
    if any(found & _UNNAMED for found in lemmas[:2]):
        return not any(word[:1].isupper() for word in words.split()[1:])
    heads = lemmas[:3] if words[:1].islower() or len(lemmas) == 1 else lemmas[:1]
    return any(found & _ALWAYS for found in heads)


def _several(words: str) -> bool:
    """Whether the phrase names a group («очевидцы», «некоторые аналитики»), which stands for itself."""
    parts = [word.lower() for word in re.findall(r"[\w-]+", words)]
    head = next((form for part in parts for form in forms(part)[:1] if form.pos == "NOUN"), None)
    return head is not None and head.has("plur") and not parts[0].startswith(("один", "одн"))


def name(words: str) -> str:
    """A person's name in the nominative, out of context."""
    return person(tuple(words.split()), frozenset(CASES)).base
