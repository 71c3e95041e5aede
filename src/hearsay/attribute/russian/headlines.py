"""«Орлов: переговоры сорваны»: in a headline a colon stands for the verb of speech."""

import re
from collections.abc import Iterator

from hearsay.attribute.drafts import Draft
from hearsay.attribute.quotes import paragraphs
from hearsay.attribute.russian.layout import timed
from hearsay.attribute.russian.morphology import forms
from hearsay.attribute.russian.morphology import words as words_
from hearsay.attribute.russian.parse import sentences
from hearsay.attribute.russian.spans import trim
from hearsay.attribute.russian.tables import bodies

_COLON = re.compile(r"([^:.!?\n«»]{2,60}):\s+(?=\S+\s+\S)")

# words before the colon
_LONGEST = 6
_CLOSING = {"«": "»", "„": "“", "“": "”", '"': '"'}
_DASH = re.compile(r"\s[—–-]\s")
_PREDICATES = ("VERB", "ADJS", "PRTS", "PRED", "GRND", "INFN")
_SHORT = ("ADJS", "PRTS")
_FOR = ("за", "против")
# these head a line that a colon follows, and nobody speaks
_MATTERS = words_(
    "итог итоги вопрос ответ прогноз погода сводка хроника главное новость факт вывод причина результат опрос репортаж"
    " список интервью мнение версия пожар авария взрыв катастрофа война выборы скандал видео фото дело тема день неделя год"
    " смерть гибель убийство беспорядок теракт цунами наводнение ураган шторм стрельба перестрелка драка арест суд митинг"
)
# an event by its ending («нападение», «открытие»), where it is no body («управление»)
_EVENTS = ("ние", "тие")
_GATHERED = words_("собрание объединение отделение учреждение")


def drafts(text: str) -> Iterator[Draft]:
    """A draft if the text's first line is such a headline, and of each entry of a live blog that begins so."""
    for i, (first, end) in enumerate(paragraphs(text)):
        start = timed(text, first, end)
        match = _COLON.match(text, start, end) if i == 0 or start > first else None
        if match is None or len(match[1].split()) > _LONGEST or predicated(match[1]) or not _speaks(match[1]):
            continue
        # a headline is said whole; of an entry of a live blog the first sentence
        content = trim(text, match.end(), end if start == first else _entry(text, match.end(), end))
        if content:
            yield Draft(
                (match.span(1),), (match.end(1), match.end(1) + 1), (content,), "speech", ":", "headline", 1.0
            )


def _entry(text: str, start: int, end: int) -> int:
    """Where the first sentence or the quotation ends that an entry begins with."""
    closing = _CLOSING.get(text[start])
    close = text.find(closing, start + 1, end) if closing else -1
    return close + 1 if close >= 0 else sentences(text, start, end)[0][1]


def predicated(words: str) -> bool:
    """Whether the words are a clause with a predicate of its own, so that they name nobody: «мост закрыт», «она не согласна»."""
    if _DASH.search(words):
        return True
    first, *rest = re.findall(r"[\w-]+", words) or [""]
    parts = [first.lower(), *(part for part in rest if part.islower())]
    if any(form.pos in _PREDICATES for part in parts for form in forms(part)[:1]):
        return True
    last = rest[-1] if rest else ""
    return last.islower() and (last in _FOR or any(form.pos in _SHORT for form in forms(last)))


def _speaks(words: str) -> bool:
    """Whether the words may name who speaks: no preposition opens them, and no matter or piece of news heads them."""
    first, *_ = re.findall(r"[\w-]+", words.lower()) or [""]
    if any(form.pos == "PREP" for form in forms(first)[:1]):
        return False
    nouns = (form for word in re.findall(r"[\w-]+", words.lower()) for form in forms(word)[:1])
    head = next((form for form in nouns if form.pos == "NOUN"), None)
    if head is None:
        return True
    event = head.lemma.endswith(_EVENTS) and head.lemma not in bodies() | _GATHERED
    return not event and head.lemma not in _MATTERS
