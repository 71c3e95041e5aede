"""Attributions that stand beside what they attribute: “…,” he said; …, according to X; X: …; By X's account, …

Content is what is left of the sentence; a quotation that the same paragraph goes on with is joined to it.
"""

from collections.abc import Iterator

from hearsay.attribute.english.cues import Cue
from hearsay.attribute.english.frames import announces
from hearsay.attribute.english.phrases import (
    RELATIVE,
    Range,
    adverbials,
    finite,
    noun_phrase_after,
    noun_phrase_before,
    temporal,
    verb_group,
)
from hearsay.attribute.english.subjects import inverted, subject
from hearsay.attribute.english.units import Unit

_DASHES = {"—", "–", "-", "―", "--"}
_PLAIN = {
    "say",
    "add",
    "write",
    "report",
    "note",
    "explain",
    "reply",
    "argue",
    "warn",
    "announce",
    "claim",
    "insist",
    "admit",
    "recall",
}
_STOPS = {")", ".", ",", "!", "?", ";", "—", "–", ":", "...", "-"}


def tail(unit: Unit, verb: int, cue: Cue) -> tuple[Range, list[Range], Range | None, int] | None:
    """Source, pieces of content, recipient and end of "…, X said[, …]" and "…,” said X[, …]"; None if it is none."""
    tokens = unit.tokens
    if tokens[verb].lower.endswith("ing"):
        return None
    found = (_inverted(unit, verb) if _invertible(unit, verb, cue) else None) or _straight(unit, verb)
    if found is None:
        return None
    source, left, right = found
    quotation = unit.quote_before(left)
    if quotation is None and announces(unit, verb, cue):
        return None
    stop = _stop(unit, right, cue)
    if stop is None and quotation is None:
        return None
    if quotation is None and not (_says_something(unit, left) or _within_clause(unit, left, stop)):
        return None
    pieces = list(_pieces(unit, left, stop))
    end = len(tokens) if stop is None else stop
    return (source, pieces, _recipient(unit, verb, cue), end) if pieces else None


def _recipient(unit: Unit, verb: int, cue: Cue) -> Range | None:
    """Whom it was told: "…,” the mayor told [Radio Harbour]."""
    end = noun_phrase_after(unit.tokens, verb + 1, by={"of"})
    told = cue.recipient and end > verb + 1 and not temporal(unit.tokens, (verb + 1, end))
    return (verb + 1, end) if told else None


def _invertible(unit: Unit, verb: int, cue: Cue) -> bool:
    """Whether the subject may follow: with any verb behind a quotation, else with plain verbs of saying only."""
    return not cue.recipient and (unit.quote_before(verb) is not None or cue.lemma in _PLAIN)


def _says_something(unit: Unit, left: int) -> bool:
    """Whether a main clause stands before the parenthesis: "On Monday, he said" and "When asked, he said" report nothing yet."""
    before = unit.tokens[:left]
    if before[0].tag == "SCONJ" or (before[0].tag == "VERB" and before[0].lower.endswith(("ing", "ed"))):
        return sum(token.text == "," for token in before) > 1
    return any(token.tag in {"AUX", "VERB"} for token in before)


def _within_clause(unit: Unit, left: int, stop: int | None) -> bool:
    """Whether the parenthesis parts a subject from its verb: "The bridge, she said, is safe"."""
    tokens = unit.tokens
    after = (
        stop is not None and stop + 1 < len(tokens) and tokens[stop].text == "," and finite(tokens, stop + 1)
    )
    return after and noun_phrase_before(tokens, left - 1) == 0


def quotes_verb(unit: Unit, verb: int) -> bool:
    """Whether a verb that is no known cue stands where a cue stands: “…,” he cracked; he fired back: “…”."""
    after = adverbials(unit.tokens, verb + 1)
    if (
        after + 1 < len(unit.tokens)
        and unit.tokens[after].text == ":"
        and unit.quote_at(after + 1) is not None
    ):
        return True
    found = _inverted(unit, verb) or _straight(unit, verb)
    return (
        found is not None
        and unit.quote_before(found[1]) is not None
        and not unit.tokens[verb].lower.endswith("ing")
    )


def misread(unit: Unit, i: int) -> bool:
    """Whether a word that the tagger took for a noun ends a parenthesis as a verb does: “…,” a voice in the ad states."""
    tokens = unit.tokens
    start = noun_phrase_before(tokens, i)
    ended = i + 1 == len(tokens) or tokens[i + 1].text in _STOPS
    return (
        start is not None and ended and tokens[i].lower.endswith("s") and unit.quote_before(start) is not None
    )


def _inverted(unit: Unit, verb: int) -> tuple[Range, int, int] | None:
    """“…,” said X: the verb directly behind the closing mark or the comma, the noun phrase behind the verb."""
    if verb_group(unit.tokens, verb) != verb or not _closed(unit, verb):
        return None
    source = inverted(unit, verb)
    return (source, verb, source[1]) if source else None


def _straight(unit: Unit, verb: int) -> tuple[Range, int, int] | None:
    source = subject(unit, verb)
    if (
        source is None
        or source[0] > verb
        or not _closed(unit, source[0])
        or unit.tokens[source[0]].lower in RELATIVE
    ):
        return None
    return source, source[0], verb + 1


def _closed(unit: Unit, i: int) -> bool:
    """Whether what stands before token `i` is complete: a comma or the end of a quotation."""
    if i == 0:
        return False
    before = unit.tokens[i - 1]
    if not unit.free(i - 1):
        return unit.quote_before(i) is not None
    return before.text in {",", "—", "–", "?", "!"}


def _stop(unit: Unit, i: int, cue: Cue) -> int | None:
    """The end of the parenthesis: adverbials and a recipient may follow the verb, nothing else."""
    tokens, n = unit.tokens, len(unit.tokens)
    if cue.recipient:
        end = noun_phrase_after(tokens, i, by={"of"})
        i = end if all(unit.free(j) for j in range(i, end)) else i
    for _ in range(2):
        if i >= n or (tokens[i].text in _STOPS and unit.free(i)) or unit.quote_at(i) is not None:
            return i
        if tokens[i].lower in {"of", "about"}:
            end = noun_phrase_after(tokens, i + 1)
            i = end if end > i + 1 else i
        elif tokens[i].tag == "SCONJ" or tokens[i].lower in {
            "as",
            "when",
            "after",
            "before",
            "during",
            "while",
        }:
            return n
        else:
            i = adverbials(tokens, i)
    return i if i >= n or tokens[i].text in _STOPS or unit.quote_at(i) is not None else None


def _pieces(unit: Unit, left: int, stop: int | None) -> Iterator[Range]:
    """What stands before the parenthesis, and what the sentence goes on with after it."""
    quotation = unit.quote_before(left)
    if left > 0:
        yield _content_start(unit, left), left
    tokens, n = unit.tokens, len(unit.tokens)
    if stop is None or stop >= n:
        return
    if unit.quote_at(stop) is not None:
        yield stop, n
    elif (
        (stop + 1 < n and unit.quote_at(stop + 1) is not None)
        or (stop + 2 < n and tokens[stop + 1].tag == "CCONJ" and unit.quote_at(stop + 2) is not None)
        or (
            (
                quotation is None
                and tokens[stop].text == ","
                and stop + 1 < n
                and tokens[stop + 1].tag not in {"CCONJ", "SCONJ"}
            )
            and not tokens[stop + 1].lower.endswith("ing")
        )
    ):
        yield stop + 1, n


def _content_start(unit: Unit, left: int) -> int:
    """A quotation that stands alone, after a colon or a dash, is the content; one within a clause has the clause with it."""
    quotation = unit.quote_before(left)
    bracket = _bracket(unit, left)
    if quotation is None:
        return bracket
    first = next(i for i in range(left) if unit.tokens[i].start >= quotation.start)
    before = next((unit.tokens[i].text for i in range(first - 1, -1, -1)), ":")
    return first if before in {":", "—", "–", "-", ".", "!", "?"} else bracket


def _bracket(unit: Unit, left: int) -> int:
    """The token behind a bracket that is still open at token `left`, else the first."""
    depth = 0
    for i in range(left - 1, -1, -1):
        depth += (unit.tokens[i].text == ")") - (unit.tokens[i].text == "(")
        if depth < 0:
            return i + 1
    return 0


def according(unit: Unit, i: int) -> tuple[Range, Range, list[Range], list[Range]] | None:
    """Cue, source, content and media of "according to X[, citing Y]" at token `i`."""
    tokens, n = unit.tokens, len(unit.tokens)
    if tokens[i].lower != "according" or i + 1 >= n or tokens[i + 1].lower != "to":
        return None
    start = i + 2
    end = noun_phrase_after(tokens, start)
    if end == start:
        return None
    while end < n and unit.free(end) and tokens[end].text not in {",", ".", ";", "—", "–", ":"}:
        end += 1
    cue, source, outlets = (i, i + 2), (start, end), list[Range]()
    if end + 2 < n and tokens[end].text == "," and tokens[end + 1].lower in {"citing", "quoting"}:
        cited = noun_phrase_after(tokens, end + 2)
        if cited > end + 2:
            outlets, source, end = [source], (end + 2, cited), cited
    if i == 0 or (i == 1 and tokens[0].tag in {"CCONJ", "ADV"}):
        return cue, source, [(end + 1, n)] if end + 1 < n else [], outlets
    pieces = [(0, i)]
    if (
        end < n
        and tokens[end].text == ","
        and end + 1 < n
        and tokens[end + 1].tag not in {"SCONJ", "CCONJ", "PRON", "DET"}
    ):
        pieces.append((end + 1, n))
    return cue, source, pieces, outlets


def signature(unit: Unit) -> tuple[Range, Range, Range] | None:
    """Source, cue and content of a quotation that a name signs: “…” – Jane Roe, mayor."""
    tokens = unit.tokens
    for i in range(1, len(tokens) - 1):
        if (
            tokens[i].text in _DASHES
            and unit.free(i)
            and unit.quote_before(i) is not None
            and unit.quote_at(0) is not None
        ):
            end = noun_phrase_after(tokens, i + 1)
            ended = end == len(tokens) or tokens[end].text in {",", ".", "("}
            return (
                ((i + 1, end), (i, i + 1), (0, i))
                if end > i + 1 and tokens[i + 1].capitalised and ended
                else None
            )
    return None


def headline(unit: Unit) -> tuple[Range, Range, Range] | None:
    """Source, cue and content of "Minister: talks failed" and of a speaker's line in a transcript."""
    tokens = unit.tokens
    end = noun_phrase_after(tokens, 0)
    if (
        (
            0 < end <= 6
            and end < len(tokens) - 1
            and tokens[end].text == ":"
            and tokens[0].capitalised
            and tokens[end - 1].text not in {"Q", "A"}
            and unit.free(end)
        )
        and tokens[end - 1].tag in {"PROPN", "NOUN"}
        and not any(t.tag == "NUM" for t in tokens[:end])
    ):
        return (0, end), (end, end + 1), (end + 1, len(tokens))
    return None
