"""What the language-neutral search for speakers asks of Russian: who speaks as "I", what is relative, what heads a phrase."""

import re
from collections.abc import Sequence

from hearsay.attribute.drafts import Gender, Mention
from hearsay.attribute.russian.declension import plausible
from hearsay.attribute.russian.morphology import forms, words
from hearsay.attribute.russian.offices import relational
from hearsay.attribute.russian.tables import offices
from hearsay.records import Span

_MARKS = "«»“”„\"'.,"
# what stands in a relative clause is no head
_CLAUSE = re.compile(r",\s+(?:(?:в|на|из|с|у|к|о|об|за|от|для)\s+)?(?:котор[а-яё]+|где|чь[а-яё]+)\s")
# who is only one of those meant
_AMONG = re.compile(r",\s+(?:в\s+том\s+числе|включая|особенно|прежде\s+всего|среди\s+котор[а-яё]+)\s")
FIRST_PLURAL = words("мы нас нам нами наш наша наше наши нашего нашей нашему нашим наших")
FIRST_PERSON = words("я мне меня мной мой моя моё мои мы нас нам нами наш наша наше наши")
_CALLINGS = words(
    "эксперт политолог аналитик собеседник дипломат чиновник политик спикер парламентарий сенатор"
)
RELATIVE = words("который которая которое которые которого которой которых которому которым кто")


def heads(text: str, source: Span, name: Span, mentions: Sequence[Mention]) -> bool:
    """Whether the name is who the source is: it opens the phrase, or its office, or a noun for a person in its case.

    «Глава МИД Орлов» is Orlov; «сторонники Орлова» and «штаб Орлова» have a name that is only a part.
    """
    later = (m for m in mentions if m.sort == "person" and " " in m.name and m.span[0] > name[1])
    if any(_closes(text, source, m) for m in later if m.span[1] == source[1]):
        return False  # «вратарь Карсна, Лиам Келлер»
    if name[0] - source[0] <= 1:
        return True
    mention = next((m for m in mentions if m.span == name), None)
    if mention is None:
        return False
    if _AMONG.search(text, source[0], name[0]):
        return False
    if _CLAUSE.search(text, source[0], name[0]):
        return _closes(text, source, mention)
    lead = text[source[0] : name[0]].split()
    held = _held(lead, mention.role)
    if held is not None and (_nominative(lead[-held:]) or _closes(text, source, mention)):
        return True
    if held is not None:
        outer = lead[: len(lead) - held]
        return _noun(outer) is None or (outer[-1][-1:] in ",и" and _human(_noun(outer)))
    noun = _noun(lead)
    if _closes(text, source, mention):
        return True
    if noun is None:
        return text[slice(*name)] == mention.name
    full = " " in mention.name and "gent" not in plausible(tuple(mention.name.split()))
    last = mention.name.split()[-1]
    woman = any(m.gender == "feminine" and m.name.split()[-1] == last for m in mentions if m.sort == "person")
    apposed = full or (_human(noun) and not _whose(lead[-1], mention.name, woman=woman))
    return text[slice(*name)] == mention.name and apposed


def _nominative(role: Sequence[str]) -> bool:
    """Whether the words of an office before a name show the nominative: then so is the name, whatever stands before both."""
    word = next(
        (w.strip(_MARKS).lower() for w in role if any(f.pos == "NOUN" for f in forms(w.lower())[:1])), ""
    )
    found = [f for f in forms(word) if f.has("NOUN", "sing")]
    return any(f.has("nomn") for f in found) and not any(f.has("gent") for f in found)


def _closes(text: str, source: Span, mention: Mention) -> bool:
    """Whether a name in the nominative closes the phrase behind a comma: «историк, автор книг, Веннер»."""
    before = text[source[0] : mention.span[0]].rstrip()
    return (
        mention.span[1] == source[1]
        and before.endswith(",")
        and text[slice(*mention.span)] == mention.name
        and _human(_noun(before.split()))
    )


def _held(lead: Sequence[str], role: str | None) -> int | None:
    """How many of the last words before a name are its role, None if it stands elsewhere or there is none."""
    size = len(role.split()) if role else 0
    if not role or not 0 < size <= len(lead):
        return None
    mine, stated = ({f.lemma for f in forms(w.lower())} for w in (lead[-size], role.split()[0]))
    return size if mine & stated else None


def _noun(lead: Sequence[str]) -> str | None:
    """The first noun of the words, on which the others hang."""
    for word in (word for word in lead if word[0] not in "«„“"):
        bare = word.strip('»”",.').lower()
        if any(f.pos == "NOUN" and (i == 0 or f.has("anim", "nomn")) for i, f in enumerate(forms(bare)[:2])):
            return bare
    return None


def _human(noun: str | None) -> bool:
    """Whether the noun may be a person in the nominative."""
    return noun is not None and any(form.has("NOUN", "anim", "nomn", "sing") for form in forms(noun)[:2])


def _whose(noun: str, name: str, *, woman: bool) -> bool:
    """Whether a name that never changes may be that of whom the noun calls for («брат Сабо»)."""
    fixed = name[-1].lower() in "оэуюие" or (woman and " " not in name and name[-1].lower() not in "ая")
    return relational(noun) is not None and fixed


def stands_in(words: str) -> Gender | None:
    """A bare office («политолог», «представительница»), with the gender of the noun where it tells one."""
    top = forms(words.lower())[:1]
    if " " in words or not top or (top[0].lemma not in offices() and top[0].lemma not in _CALLINGS):
        return None
    return "feminine" if "femn" in top[0].grammemes else "plural"


def verb(cue: str) -> Gender | None:
    """The gender of the subject of a verb in the past tense, which the last word of the cue mostly is."""
    for word in reversed(cue.lower().split()):
        top = forms(word)[:1]
        if top and top[0].has("VERB", "past", "sing") and not top[0].has("neut"):
            return "feminine" if top[0].has("femn") else "masculine"
    return None


def head(base: str) -> str:
    """The first noun of the phrase, on which the rest hangs: «бывший министр иностранных дел» -> «министр»."""
    found = (forms(word.strip('«»“”„",.').lower())[:1] for word in base.split())
    return next((top[0].lemma for top in found if top and top[0].pos == "NOUN"), "")


def compared(base: str) -> list[str]:
    """The words of a base form as lemmas, so that «министра» in a role's genitive meets «министр»."""
    parts = [word.strip('«»“”„",.').lower() for word in base.split()]
    return [top[0].lemma if (top := forms(part)) else part for part in parts if part]
