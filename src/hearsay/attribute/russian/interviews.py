"""An interview in dashes: questions and answers take turns, and no verb says who answers.

The answers are the words of who was named last before the first question, and the dash is their cue. A line may ask without a
question mark; a question mark where an answer is due asks again. What has a verb of speech of its own is left to the layout.
"""

import re
from collections.abc import Iterator, Sequence

from hearsay.attribute.drafts import Draft, Mention
from hearsay.attribute.quotes import paragraphs
from hearsay.attribute.russian.cues import opens_with_cue
from hearsay.records import Span

_LINE = re.compile(r"[—–-][ \t\u00a0]+(?=\S)")
_FRAMED = re.compile(r"[,.?!…][ \t\u00a0]+[—–-][ \t\u00a0]+(?=[а-яё])")
# fewer questions are a dialogue that a story tells
_QUESTIONS = 2


def drafts(text: str, mentions: Sequence[Mention]) -> Iterator[Draft]:
    """A draft for each answer that nothing else reports."""
    lines = [(match, end) for start, end in paragraphs(text) if (match := _LINE.match(text, start, end))]
    if sum(text[end - 1] == "?" for _, end in lines) < _QUESTIONS:
        return
    asked = _asked(mentions, lines[0][0].start())
    if asked is None:
        return
    asking = True
    for match, end in lines:
        if asking or text[end - 1] == "?":
            asking = False  # what follows a question is its answer, and what follows an answer asks
            continue
        asking = True
        if not _framed(text, match.end(), end):
            place = match.start(), match.start() + 1
            yield Draft((asked,), place, ((match.end(), end),), "speech", "—", "interview", 1.0)


def _asked(mentions: Sequence[Mention], first: int) -> Span | None:
    """Who was named last before the first line."""
    people = [mention.span for mention in mentions if mention.sort == "person" and mention.span[1] <= first]
    return max(people, default=None)


def _framed(text: str, start: int, end: int) -> bool:
    """Whether «…, — сказал он» says whose words the line has."""
    return any(opens_with_cue(text[m.end() : m.end() + 120], 6) for m in _FRAMED.finditer(text, start, end))
