"""A relay at a sentence's border: «…, передаёт «Кречет»», «Как передаёт «Кречет» со ссылкой на X, …».

The form is so fixed that the words tell it better than the tree; the statement is the speaker's, the medium
goes to `via`, and only where nobody else speaks is the medium the source.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian import outlets
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import trim
from hearsay.records import Span

_VERB = r"(переда[её]т|передают|сообщает|сообщают|пишет|пишут)"
_NAME = r"((?:[а-яё-]+\s+){0,2}(?:[А-ЯЁ][\w-]*\s+)?[«\"][^«»\"]+[»\"]|[А-ЯЁA-Z][\w.-]*\w)"
_TAIL = re.compile(rf",\s+{_VERB}\s+{_NAME}\s*\.?$")
_LEAD = re.compile(rf"Как\s+{_VERB}\s+{_NAME}(?:\s+со ссылкой на\s+{_NAME})?,\s+")
# a statement that makes up this much of what is relayed is all of it
_MOST = 0.6


def settled(text: str, tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence with its relay taken out of them."""
    start, end = tree.words[0].start, tree.words[-1].end
    match = _TAIL.search(text, start, end) or _LEAD.match(text, start, end)
    if match is None or not outlets.medium(text, match.span(2)):
        return list(drafts)
    rest = trim(text, start, match.start()) if match.re is _TAIL else trim(text, match.end(), end)
    if rest is None:
        return list(drafts)
    names = [match.span(2)] + ([match.span(3)] if match.re is _LEAD and match[3] else [])
    via = tuple(outlets.bare(text, name) for name in names)
    others = [_cut(draft, rest) for draft in drafts if not _inside(draft.cue, match.span())]
    spoken = [i for i, draft in enumerate(others) if _fills(text, draft, rest)]
    if spoken:
        others[spoken[0]] = replace(others[spoken[0]], via=via)
        return others
    if any(draft.via == via for draft in others):
        return others
    relay = Draft(
        (match.span(2),), match.span(1), (rest,), "speech", "передавать", "parenthesis, subject", 1.0
    )
    return [*others, replace(relay, source=(names[-1],), via=via[:-1])]


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _cut(draft: Draft, rest: Span) -> Draft:
    """The draft without the relay's words at the border of its content."""
    pieces = tuple(
        (max(a, rest[0]), min(b, rest[1])) if a < rest[1] and rest[0] < b else (a, b)
        for a, b in draft.content
    )
    return replace(draft, content=pieces)


def _fills(text: str, draft: Draft, rest: Span) -> bool:
    """Whether somebody's statement makes up most of what is relayed."""
    spans = (draft.cue, *draft.source, *draft.content)
    part = {i for a, b in spans for i in range(a, b) if rest[0] <= i < rest[1] and text[i].isalnum()}
    whole = sum(letter.isalnum() for letter in text[slice(*rest)])
    return bool(draft.source) and len(part) >= _MOST * whole
