"""Speech that its layout alone tells: turns of a transcript ("ROE: …"), quotations signed by name (“…” ― Jane Roe), interviews.

A transcript is told by labels in capitals of which one comes back; a line or two with a colon is none. What the model found
with the same cue gives way, what it found within a turn stays.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hearsay.attribute.drafts import Draft
from hearsay.attribute.english import interviews
from hearsay.attribute.quotes import paragraphs
from hearsay.records import Span

_LABEL = r"[A-Z][A-Z.'’-]*[A-Z]\.?(?: [A-Z][A-Z.'’-]*){0,4}"
_TURN = re.compile(
    rf"(?P<mark>[\"“]?)(?P<who>{_LABEL})(?: \([^()]{{1,40}}\))?(?P<cue>:)[ \u00a0]+(?P<said>\S.*)"
)
# an interview: "Q: … A: …"
_ASKED = re.compile(r"(?:Q|QUESTION|Question)\s?[.:]\s+\S")
_ANSWER = re.compile(r"(?P<who>A|ANSWER|Answer)\s?(?P<cue>[.:])\s+(?P<said>\S.*)")
# a whole sentence in marks and a name, nothing behind it: a list of references has titles, sites and days
_SIGNED = re.compile(
    r"(?P<said>[\"“].{20,}?[.?!…][\"”])\s*(?P<cue>[―—–]|--?)\s*(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]*\.?){1,4})"
)
# labels of a page's furniture
_NOBODY = frozenset(
    {
        "NOTE",
        "UPDATE",
        "RELATED",
        "WATCH",
        "READ MORE",
        "PHOTOS",
        "VIDEO",
        "MORE",
        "SEE ALSO",
        "READ",
        "Q",
        "A",
    }
)
_TURNS = 3
# of nine such turns in PolNeAR train six are annotated (in the rest the speaker asks); dev, where there are more, is not counted
_SURE = 0.67


def laid_out(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those that the layout tells, in the place of what has the same cue."""
    own = [*_turns(text), *_signed(text)]
    answers, asked = _interview(text)
    if asked:
        # what is asked, and what a question says that others say, is the interviewer's
        drafts = [d for d in drafts if not any(a <= d.cue[0] < b for a, b in asked)]
        labels = {draft.cue for draft in answers}
        drafts = [*(d for d in drafts if d.cue not in labels), *answers]
    if not own:
        return sorted(drafts, key=lambda draft: draft.cue)
    known = {draft.cue for draft in drafts if any(_alike(draft, other) for other in own)}
    new = [draft for draft in own if draft.cue not in known]
    cues = {draft.cue for draft in new}
    return sorted([*(d for d in drafts if d.cue not in cues), *new], key=lambda draft: draft.cue)


def _alike(draft: Draft, other: Draft) -> bool:
    """Whether the model has the same statement already: the cue, and most of the content."""
    held = sum(max(0, min(b, d) - max(a, c)) for a, b in draft.content for c, d in other.content)
    return draft.cue == other.cue and held * 10 >= 9 * sum(b - a for a, b in other.content)


def _turns(text: str) -> Iterator[Draft]:
    lines = list(paragraphs(text))
    turns = [(at, match) for at, (a, b) in enumerate(lines) if (match := _TURN.fullmatch(text, a, b))]
    turns = [(at, match) for at, match in turns if match["who"] not in _NOBODY]
    often = Counter(match["who"] for _, match in turns)
    if len(turns) < _TURNS or max(often.values()) < 2:
        return
    begins = {at for at, _ in turns}
    for at, match in turns:
        content = [match.span("said")]
        follows = at + 1
        # a quoted transcript opens each paragraph of a turn with the mark again
        while match["mark"] and follows < len(lines) and follows not in begins:
            a, b = lines[follows]
            if text[a] != match["mark"] or text[a + 1] == "(":
                break
            content.append((a, b))
            follows += 1
        yield _draft(match.span("who"), match.span("cue"), content)


def _interview(text: str) -> tuple[list[Draft], list[Span]]:
    """The answers of an interview whose questions and answers are labelled, and its questions.

    They are whose name the text before says was asked; without one nobody's, and nothing is found.
    """
    lines = list(paragraphs(text))
    asked = [at for at, (a, b) in enumerate(lines) if _ASKED.match(text, a, b)]
    answers = [(at, match) for at, (a, b) in enumerate(lines) if (match := _ANSWER.fullmatch(text, a, b))]
    if not asked or not answers:
        return [], []
    who = interviews.answers(text, lines[asked[0]][0])
    begins = sorted({*asked, *(at for at, _ in answers)})
    ends = dict(zip(begins, [*begins[1:], len(lines)], strict=True))
    found = []
    if who:
        for at, match in answers:
            # the last answer is its paragraph: what follows may be the article
            rest = lines[at + 1 : ends[at]] if ends[at] < len(lines) else []
            found.append(_draft(who, match.span("cue"), [match.span("said"), *rest]))
    return found, [(lines[at][0], lines[ends[at] - 1][1]) for at in asked]


def _signed(text: str) -> Iterator[Draft]:
    for a, b in paragraphs(text):
        if match := _SIGNED.fullmatch(text, a, b):
            yield _draft(match.span("who"), match.span("cue"), [match.span("said")])


def _draft(source: Span, cue: Span, content: Sequence[Span]) -> Draft:
    return Draft((source,), cue, tuple(content), "speech", ":", "outer", _SURE)
