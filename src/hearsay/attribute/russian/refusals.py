"""Drafts that are no statements: a number speaks, a question is put to the reader, a thing «говорит о» another."""

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian.morphology import Form, forms, words
from hearsay.attribute.russian.tables import media, nouns, settings

_READER = words("вы ты")
_TELLING = words("говорить сказать свидетельствовать")
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"})


def refused(text: str, draft: Draft) -> bool:
    """Whether the draft reports nobody's words."""
    if not draft.source:
        return False
    source = text[slice(*draft.source[0])]
    if not any(letter.isalpha() for letter in source):
        return True
    if source.lower() in _READER:
        end = max(b for _, b in (draft.cue, *draft.content))
        return text[end - 1] == "?" or text[end : end + 1] == "?"
    return draft.lemma in _TELLING and draft.frame == "prepositional о, subject" and _thing(source)


def _thing(source: str) -> bool:
    """Whether a thing that holds no words heads the phrase: «дорога», «состояние моста»."""
    found = (forms(word.strip('«»„“”",.').lower())[:1] for word in source.split())
    noun: Form | None = next((top[0] for top in found if top and top[0].pos in ("NOUN", "NPRO")), None)
    if noun is None or not noun.has("NOUN", "inan") or noun.grammemes & _NAMES:
        return False
    return noun.lemma not in settings() and noun.lemma not in nouns() and noun.lemma not in media()
