"""«Орлов: переговоры сорваны»: in a headline a colon stands for the verb of speech."""

import re
from collections.abc import Iterator

from hearsay.attribute.drafts import Draft
from hearsay.attribute.quotes import paragraphs
from hearsay.attribute.russian.morphology import forms
from hearsay.attribute.russian.spans import trim

_COLON = re.compile(r"([^:.!?\n«»]{2,60}):\s+(?=\S+\s+\S)")


def drafts(text: str) -> Iterator[Draft]:
    """A draft if the text's first line is such a headline."""
    first = next(paragraphs(text), None)
    if first is None:
        return
    match = _COLON.match(text, *first)
    if match is None or len(match[1].split()) > 6 or _verbal(match[1]):
        return
    content = trim(text, match.end(), first[1])
    if content:
        yield Draft(
            (match.span(1),), (match.end(1), match.end(1) + 1), (content,), "speech", ":", "headline", 1.0
        )


def _verbal(words: str) -> bool:
    return any(form.pos == "VERB" for word in words.lower().split() for form in forms(word)[:1])
