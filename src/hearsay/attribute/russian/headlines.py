"""«Орлов: переговоры сорваны»: in a headline a colon stands for the verb of speech."""

import re
from collections.abc import Iterator

from hearsay.attribute.drafts import Draft
from hearsay.attribute.quotes import paragraphs
from hearsay.attribute.russian.morphology import forms
from hearsay.attribute.russian.morphology import words as words_
from hearsay.attribute.russian.spans import trim

_COLON = re.compile(r"([^:.!?\n«»]{2,60}):\s+(?=\S+\s+\S)")

_DASH = re.compile(r"\s[—–-]\s")
_PREDICATES = ("VERB", "ADJS", "PRTS", "PRED", "GRND", "INFN")
_SHORT = ("ADJS", "PRTS")
_FOR = ("за", "против")
# these head a line that a colon follows, and nobody speaks
_MATTERS = words_(
    "итог итоги вопрос ответ прогноз погода сводка хроника главное новость факт вывод причина результат опрос репортаж"
    " список интервью мнение версия пожар авария взрыв катастрофа война выборы скандал видео фото дело тема день неделя год"
)


def drafts(text: str) -> Iterator[Draft]:
    """A draft if the text's first line is such a headline."""
    first = next(paragraphs(text), None)
    if first is None:
        return
    match = _COLON.match(text, *first)
    if match is None or len(match[1].split()) > 6 or predicated(match[1]) or not _speaks(match[1]):
        return
    content = trim(text, match.end(), first[1])
    if content:
        yield Draft(
            (match.span(1),), (match.end(1), match.end(1) + 1), (content,), "speech", ":", "headline", 1.0
        )


def predicated(words: str) -> bool:
    """Whether the words are a clause with a predicate of its own, so that they name nobody: «мост закрыт», «она не согласна»."""
    if _DASH.search(words):
        return True
    parts = re.findall(r"[\w-]+", words.lower())
    if any(form.pos in _PREDICATES for part in parts for form in forms(part)[:1]):
        return True
    return bool(parts) and (parts[-1] in _FOR or any(f.pos in _SHORT for f in forms(parts[-1])))


def _speaks(words: str) -> bool:
    """Whether the words may name who speaks: no preposition opens them, and no matter or piece of news heads them."""
    first, *_ = re.findall(r"[\w-]+", words.lower()) or [""]
    if any(form.pos == "PREP" for form in forms(first)[:1]):
        return False
    nouns = (form for word in re.findall(r"[\w-]+", words.lower()) for form in forms(word)[:1])
    head = next((form for form in nouns if form.pos == "NOUN"), None)
    return head is None or head.lemma not in _MATTERS
