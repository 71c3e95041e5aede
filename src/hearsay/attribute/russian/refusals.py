"""Drafts that are no statements: a number speaks, a question is put to the reader, a thing «говорит о» another."""

import re

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian.headlines import predicated
from hearsay.attribute.russian.morphology import Form, forms, words
from hearsay.attribute.russian.tables import media, nouns, settings

_READER = words("вы ты")
_TELLING = words("говорить сказать свидетельствовать")
# words that nobody in particular says; «в легенде говорится» is a report of the text all the same
_SAWS = words(
    "песня песенка гимн поговорка пословица присловье прибаутка частушка сказка притча басня легенда предание миф былина"
    " стих стихотворение поэма баллада романс молитва псалом анекдот мудрость примета афоризм"
)
_SOMEBODYS = ("по слово", "по мнение")
_ANSWERING = words("ответить отвечать")
_QUESTIONS = re.compile(r"на (?:[\w-]+ ){0,2}вопрос\w*(?: [^,:;.]*)?")
_MUCH = re.compile(r"(?:много (?:чего|всего)|много|всякое|разное|разные вещи|что угодно|что-то)\.?")
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"})


def refused(text: str, draft: Draft) -> bool:
    """Whether the draft reports nobody's words."""
    if not draft.source:
        return draft.frame.startswith("as he said") and _proverbial(text, draft)
    if draft.lemma in _SOMEBODYS and _saw(text[slice(*draft.source[0])]):
        return True
    source = text[slice(*draft.source[0])]
    if not any(letter.isalpha() for letter in source) or _empty(text, draft):
        return True
    if draft.lemma == ":" and predicated(source):
        return True
    if source.lower() in _READER:
        end = max(b for _, b in (draft.cue, *draft.content))
        return text[end - 1] == "?" or text[end : end + 1] == "?"
    return draft.lemma in _TELLING and draft.frame == "prepositional о, subject" and _thing(source)


def _empty(text: str, draft: Draft) -> bool:
    """«ответил на вопросы «Вестника»», «говорит много чего»: that somebody spoke, and nothing that he said."""
    content = " ".join(text[slice(*piece)] for piece in draft.content).lower()
    if draft.lemma in _ANSWERING and not text[slice(*draft.cue)].lower().startswith("не "):
        return _QUESTIONS.fullmatch(content) is not None
    return draft.lemma in _TELLING and _MUCH.fullmatch(content) is not None


def _saw(words_: str) -> bool:
    """Whether a proverb, song or tale heads the phrase, and no name in capitals stands in it."""
    found = [form for word in re.findall(r"[\w-]+", words_.lower()) for form in forms(word)[:1]]
    noun = next((form for form in found if form.pos == "NOUN"), None)
    return noun is not None and noun.lemma in _SAWS


def _proverbial(text: str, draft: Draft) -> bool:
    """«Как говорится, …», «как поётся в песне, …»."""
    if draft.lemma != "говориться":
        return False
    behind = re.match(r"\s+(?:во?|на)\s+([^,.:;]+)", text[draft.cue[1] :])
    return behind is None or _saw(behind[1])


def _thing(source: str) -> bool:
    """Whether a thing that holds no words heads the phrase: «дорога», «состояние моста»."""
    found = (forms(word.strip('«»„“”",.').lower())[:1] for word in source.split())
    noun: Form | None = next((top[0] for top in found if top and top[0].pos in ("NOUN", "NPRO")), None)
    if noun is None or not noun.has("NOUN", "inan") or noun.grammemes & _NAMES:
        return False
    return noun.lemma not in settings() and noun.lemma not in nouns() and noun.lemma not in media()
