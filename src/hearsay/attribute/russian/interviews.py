"""An interview in dashes: questions and answers take turns, and no verb says who answers.

The answers are the words of who was named last before the first question, and the dash is their cue; where the text says who was
talked to («поговорил с X»), theirs, and one question mark is enough. A line may ask without a question mark; a question mark
where an answer is due asks again. What has a verb of speech of its own is left to the layout, and thanks tell nothing.
"""

import re
from collections.abc import Iterator, Sequence

from hearsay.attribute.drafts import Draft, Mention
from hearsay.attribute.quotes import paragraphs
from hearsay.attribute.russian.cues import opens_with_cue
from hearsay.records import Span

_LINE = re.compile(r"[—–-][ \t\u00a0]+(?=\S)")
_FRAMED = re.compile(r"[,.?!…][ \t\u00a0]+[—–-][ \t\u00a0]+(?=[а-яё])")
# fewer questions are a dialogue that a story tells, if nothing says that somebody is interviewed
_QUESTIONS = 2
# question, answer, question, answer
_TURNS = 4
_INTRODUCED = re.compile(
    r"\b(?:поговорил|побеседовал|беседу|беседовал|пообщал|встретил|разговор|говорим\b|говорил|интервью|расспросил"
    r"|ответил\w* на (?:наши )?вопрос|отвечает на (?:наши )?вопрос)",
    re.IGNORECASE,
)
_WITH = re.compile(r"(?:^|\s)со?\s[^.!?…]*$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…]\s+(?=[А-ЯЁ«])|\n")
# so near before the first line it is said who is interviewed, in code points
_BEFORE = 600
_THANKS = re.compile(
    r"\b(?:спасибо|благодарю|пожалуйста|до свидания|всего доброго|до встречи)\b", re.IGNORECASE
)
_THANKS_LONGEST = 6


def drafts(text: str, mentions: Sequence[Mention]) -> Iterator[Draft]:
    """A draft for each answer that nothing else reports."""
    lines = [(match, end) for start, end in paragraphs(text) if (match := _LINE.match(text, start, end))]
    if not lines:
        return
    first = lines[0][0].start()
    questions = sum(text[end - 1] == "?" for _, end in lines)
    people = [mention.span for mention in mentions if mention.sort == "person" and mention.span[1] <= first]
    asked = max(people, default=None)
    introduced = _introduced(text, people, first)
    if introduced and len(lines) >= _TURNS and text[lines[0][1] - 1] == "?":
        asked = introduced
    elif asked is None or questions < _QUESTIONS:
        return
    asking = True
    for match, end in lines:
        if asking or text[end - 1] == "?":
            asking = False  # what follows a question is its answer, and what follows an answer asks
            continue
        asking = True
        if not _framed(text, match.end(), end) and not _thanks(text[match.end() : end]):
            place = match.start(), match.start() + 1
            yield Draft((asked,), place, ((match.end(), end),), "speech", "—", "interview", 1.0)


def _introduced(text: str, people: Sequence[Span], first: int) -> Span | None:
    """Whom the text says to be interviewed: the person of that sentence behind «с», else the last of it."""
    low = max(0, first - _BEFORE)
    found = list(_INTRODUCED.finditer(text, low, first))
    if not found:
        return None
    at = found[-1].start()
    start = max((m.end() for m in _SENTENCE.finditer(text, low, at)), default=low)
    end = next((m.start() for m in _SENTENCE.finditer(text, at, first)), first)
    named = [span for span in people if start <= span[0] < end]
    with_ = [span for span in named if _WITH.search(text[start : span[0]])]
    return next(iter(with_), max(named, default=None))


def _thanks(words: str) -> bool:
    return len(words.split()) < _THANKS_LONGEST and _THANKS.search(words) is not None


def _framed(text: str, start: int, end: int) -> bool:
    """Whether «…, — сказал он» says whose words the line has."""
    return any(opens_with_cue(text[m.end() : m.end() + 120], 6) for m in _FRAMED.finditer(text, start, end))
