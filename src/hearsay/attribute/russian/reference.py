"""What the language-neutral search for speakers asks of Russian: who speaks as "I", what is relative, what heads a phrase."""

from collections.abc import Sequence

from hearsay.attribute.drafts import Gender, Mention
from hearsay.attribute.russian.morphology import forms, words
from hearsay.attribute.russian.tables import offices
from hearsay.records import Span

FIRST_PERSON = words("я мне меня мной мой моя моё мои мы нас нам нами наш наша наше наши")
_CALLINGS = words(
    "эксперт политолог аналитик собеседник дипломат чиновник политик спикер парламентарий сенатор"
)
RELATIVE = words("который которая которое которые которого которой которых которому которым кто")


def heads(text: str, source: Span, name: Span, mentions: Sequence[Mention]) -> bool:
    """Whether the name is who the source is: it opens the phrase, has its office before it, or stands in the nominative.

    «Глава МИД Орлов» is Orlov; «сторонники Орлова» has a name that is only a part.
    """
    if name[0] - source[0] <= 1:
        return True
    return any(m.span == name and (m.role is not None or text[slice(*name)] == m.name) for m in mentions)


def stands_in(words: str) -> Gender | None:
    """A bare office («политолог», «представительница»), with the gender of the noun where it tells one."""
    top = forms(words.lower())[:1]
    if " " in words or not top or (top[0].lemma not in offices() and top[0].lemma not in _CALLINGS):
        return None
    return "feminine" if "femn" in top[0].grammemes else "plural"


def head(base: str) -> str:
    """The first noun of the phrase, on which the rest hangs: «бывший министр иностранных дел» -> «министр»."""
    found = (forms(word.strip('«»“”„",.').lower())[:1] for word in base.split())
    return next((top[0].lemma for top in found if top and top[0].pos == "NOUN"), "")


def compared(base: str) -> list[str]:
    """The words of a base form as lemmas, so that «министра» in a role's genitive meets «министр»."""
    parts = [word.strip('«»“”„",.').lower() for word in base.split()]
    return [top[0].lemma if (top := forms(part)) else part for part in parts if part]
