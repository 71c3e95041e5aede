"""Drafts of the statements in one unit of English text, cue by cue."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.english import cues
from hearsay.attribute.english.cues import Cue
from hearsay.attribute.english.frames import Complement, clause_end, complement, trimmed
from hearsay.attribute.english.media import medium, passed_through
from hearsay.attribute.english.phrases import (
    RELATIVE,
    Range,
    adverbials,
    finite,
    noun_phrase_after,
    passive,
    verb_group,
)
from hearsay.attribute.english.subjects import by_agent, possessor, subject
from hearsay.attribute.english.tails import according, headline, misread, quotes_verb, signature, tail
from hearsay.attribute.english.units import Unit
from hearsay.records import Kind, Span

_BE = {
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "'s",
    "'re",
    "'m",
    "am",
    "seems",
    "seemed",
    "remains",
    "remained",
    "feels",
    "felt",
    "became",
}
# tokens; a sentence that is longer is a list or a table, and its parts would be tried against each other
_LONGEST = 1500
# tokens between "quoted" and "as saying"
_NEAR = 12
_CLAUSES = {"that", "clause", "wh", "infinitive"}
_PARENTHETIC = {"think", "believe", "hope", "fear", "know", "guess", "suppose"}
_QUOTING = {"quote", "cite"}
_THOUGHT = {"it", "there"}


def drafts(unit: Unit) -> Iterator[Draft]:
    """All that the cues of the unit may report; at most one draft a cue."""
    if len(unit.tokens) > _LONGEST:
        return
    if found := headline(unit):
        source, cue, content = found
        yield from _draft(unit, source, cue, [content], "speech", ":", "headline")
    if found := signature(unit):
        source, cue, content = found
        yield from _draft(unit, source, cue, [content], "speech", "–", "signature")
    for i, token in enumerate(unit.tokens):
        if not unit.free(i):
            continue
        if token.lower == "according" and (at := according(unit, i)):
            cue, source, pieces, outlets = at
            yield from _draft(unit, source, cue, pieces, "speech", "according to", "according", via=outlets)
        elif (token.tag == "VERB" and (verb := cues.verb(token.lower))) or (
            token.tag == "NOUN" and (verb := cues.verb(token.lower)) and misread(unit, i)
        ):
            yield from _verb(unit, i, verb)
        elif token.tag == "VERB" and quotes_verb(unit, i):
            yield from _verb(unit, i, Cue("*", "verb", "speech"))
        elif token.tag == "NOUN" and (noun := cues.noun(token.lower)):
            yield from _noun(unit, i, noun)
        elif token.tag in {"ADJ", "VERB", "ADV"} and (adjective := cues.adjective(token.lower)):
            yield from _adjective(unit, i, adjective)


def announcement(unit: Unit, quotation: Span) -> Draft | None:
    """The draft of a quotation in a line of its own, announced by the line before: "He said:"."""
    tokens = unit.tokens
    if not tokens or tokens[-1].text != ":":
        return None
    for i in range(len(tokens) - 2, -1, -1):
        if tokens[i].tag == "VERB" and unit.free(i) and (source := subject(unit, i)):
            cue = cues.verb(tokens[i].lower)
            span = _span(unit, (verb_group(tokens, i), i + 1))
            return Draft(
                (_span(unit, source),),
                span,
                (quotation,),
                "speech",
                cue.lemma if cue else "*",
                "announced",
                1.0,
            )
    return None


def _verb(unit: Unit, i: int, cue: Cue) -> Iterator[Draft]:
    start = verb_group(unit.tokens, i)
    if passive(unit.tokens, start, i):
        yield from _passive(unit, start, i, cue)
        return
    source_range = subject(unit, i)
    if source_range is not None and _supposed(unit, i, source_range):
        return
    if i and unit.tokens[i - 1].lower == "as" and unit.tokens[i].lower.endswith("ing"):
        return  # "quoted him as saying" belongs to "quoted"
    right = complement(unit, i, cue)
    if _may_stand_beside(unit, i, cue, right) and (beside := tail(unit, i, cue)):
        source, pieces, recipient, stop = beside
        via = list(passed_through(unit, i + 1, stop))
        frame = "tail quoted" if any(unit.quote_at(p[0]) for p in pieces) else "tail"
        yield from _draft(unit, source, (start, i + 1), pieces, cue.kind, cue.lemma, frame, recipient, via)
        return
    if right is None:
        return
    frame = right.frame + (" to" if start and unit.tokens[start - 1].lower == "to" else "")
    if source_range is None:
        frame += " unsaid"
    elif unit.tokens[source_range[0]].lower in _THOUGHT:
        frame += " it"
    if right.frame == "object as" and cue.lemma in _QUOTING and (said := _as_saying(unit, right.content)):
        passed, content = said
        via = [source_range] if source_range else []
        yield from _draft(unit, passed, (start, i + 1), [content], "speech", cue.lemma, "as saying", via=via)
        return
    if source_range is not None and unit.tokens[source_range[0]].lower in RELATIVE:
        right = replace(right, content=(right.content[0], _relative_end(unit, right.content)))
    via = list(passed_through(unit, right.recipient[1] if right.recipient else i + 1, right.content[0]))
    yield from _draft(
        unit, source_range, (start, i + 1), [right.content], cue.kind, cue.lemma, frame, right.recipient, via
    )


def _relative_end(unit: Unit, content: Range) -> int:
    """A relative clause ends where the main clause goes on: "who asked not to be named[, said]"."""
    tokens = unit.tokens
    commas = (k for k in range(*content) if tokens[k].text == "," and unit.free(k) and finite(tokens, k + 1))
    return next(commas, content[1])


def _as_saying(unit: Unit, phrase: Range) -> tuple[Range, Range] | None:
    """Source and content of "[quoted] the minister as saying that …"."""
    tokens = unit.tokens
    for i in range(phrase[0] + 1, phrase[1] - 2):
        if tokens[i].lower == "as" and tokens[i + 1].lower in {
            "saying",
            "telling",
            "claiming",
            "warning",
            "writing",
        }:
            return (phrase[0], i), (i + 2, phrase[1])
    return None


def _supposed(unit: Unit, i: int, source: Range) -> bool:
    """Whether nobody is reported to have spoken: "If he said sorry", "Do you regret it?"."""
    first = source[0]
    conditional = first > 0 and unit.tokens[first - 1].lower == "if"
    asked = unit.tokens[first].lower == "you" and any(t.text == "?" for t in unit.tokens[i:])
    return conditional or asked


def _may_stand_beside(unit: Unit, i: int, cue: Cue, right: Complement | None) -> bool:
    """Whether the verb may be a parenthesis: no clause of its own follows, and it is one of saying or thinking."""
    quotation = any(unit.quote_before(j) is not None for j in range(max(0, i - 12), i + 1))
    if right is not None and right.frame in _CLAUSES and not quotation:
        return False
    return cue.kind == "speech" or cue.lemma in _PARENTHETIC


def _passive(unit: Unit, start: int, i: int, cue: Cue) -> Iterator[Draft]:
    """A passive ("was accused of lying by the mayor"): the complement is the content, the agent the source."""
    if cue.lemma in _QUOTING and (found := _quoted_as_saying(unit, i)):
        source, content, via = found
        yield from _draft(unit, source, (start, i + 1), [content], "speech", cue.lemma, "as saying", via=via)
        return
    right = complement(unit, i, Cue(cue.lemma, cue.part, cue.kind))
    agent = by_agent(unit, i + 1)
    if right is None or right.frame == "by":
        patient = subject(unit, i)
        if agent is None or patient is None:
            return
        yield from _draft(unit, agent, (start, i + 1), [patient], cue.kind, cue.lemma, "passive by")
        return
    yield from _draft(
        unit, agent, (start, i + 1), [right.content], cue.kind, cue.lemma, "passive " + right.frame
    )


def _quoted_as_saying(unit: Unit, verb: int) -> tuple[Range, Range, list[Range]] | None:
    """Source, content and media of "X was quoted as saying [by Z] that …" and of “…,” X was quoted by Z as saying."""
    tokens, n = unit.tokens, len(unit.tokens)
    saying = next(
        (
            k
            for k in range(verb, min(n, verb + _NEAR))
            if tokens[k].lower == "saying" and tokens[k - 1].lower == "as"
        ),
        None,
    )
    source = subject(unit, verb)
    if saying is None or source is None:
        return None
    via: list[Range] = []
    after = saying + 1
    for k in (verb + 1, saying + 1):
        if k < n and tokens[k].lower == "by" and (end := noun_phrase_after(tokens, k + 1, by={"of"})) > k + 1:
            via.append((k + 1, end))
            after = max(after, end)
    after = adverbials(tokens, after)
    if after < n and tokens[after].text in {",", ":"} and unit.quote_at(after + 1) is not None:
        after += 1
    if after < n - 1 and tokens[after].text not in {".", ","}:
        return source, (after, clause_end(unit, after)), via
    return (source, (0, source[0]), via) if source[0] > 0 else None


def _noun(unit: Unit, i: int, cue: Cue) -> Iterator[Draft]:
    """A noun that reports ("her claim that …", "the mayor's call for …"); without "that" or "to" only where somebody's."""
    tokens = unit.tokens
    if i + 1 >= len(tokens):
        return
    after = tokens[i + 1]
    source = possessor(unit, i)
    if after.lower == "that" and after.tag in {"SCONJ", "PRON"}:
        frame = "noun that"
    elif after.lower == "to" and after.tag == "PART":
        frame = "noun to"
    elif source is not None and after.lower in {"of", "for", "about", "on", "against"}:
        frame = "noun " + after.lower
    else:
        return
    frame += "" if source else " unsaid"
    yield from _draft(
        unit, source, (i, i + 1), [(i + 1, clause_end(unit, i + 1))], cue.kind, cue.lemma, frame
    )


def _adjective(unit: Unit, i: int, cue: Cue) -> Iterator[Draft]:
    """A state of mind: "is confident that", "was worried about"."""
    tokens = unit.tokens
    start = verb_group(tokens, i)
    if start == i or i + 1 >= len(tokens) or not any(t.lower in _BE for t in tokens[start:i]):
        return
    source = subject(unit, i)
    right = complement(unit, i, cue)
    if right is None or right.frame in {"object", "quotation"}:
        return
    if source is not None and tokens[source[0]].lower in _THOUGHT:
        source = None
    frame = "adjective " + right.frame + ("" if source else " unsaid")
    yield from _draft(unit, source, (start, i + 1), [right.content], cue.kind, cue.lemma, frame)


def _draft(
    unit: Unit,
    source: Range | None,
    cue: Range,
    content: list[Range],
    kind: Kind,
    lemma: str,
    frame: str,
    recipient: Range | None = None,
    via: Sequence[Range] = (),
) -> Iterator[Draft]:
    pieces = [p for p in (trimmed(unit, piece) for piece in content) if p[1] > p[0]]
    if not pieces:
        return
    told = [recipient] if recipient and medium(unit.tokens, recipient) else []
    yield Draft(
        source=(_span(unit, source),) if source else (),
        cue=_span(unit, cue),
        content=tuple(_span(unit, piece) for piece in pieces),
        kind=kind,
        lemma=lemma,
        frame=frame,
        confidence=1.0,
        via=tuple(_span(unit, outlet) for outlet in (*told, *via)),
        addressee=_span(unit, recipient) if recipient and not told else None,
    )


def _span(unit: Unit, tokens: Range) -> Span:
    """The place of the tokens, with both marks of a quoted name of which it holds one."""
    start, end = unit.tokens[tokens[0]].start, unit.tokens[tokens[1] - 1].end
    for quote in unit.names:
        if start <= quote.start < end and end == quote.inner[1]:
            end = quote.end
        if start == quote.inner[0] and quote.end <= end + 1:
            start, end = quote.start, max(end, quote.end)
    return start, end
