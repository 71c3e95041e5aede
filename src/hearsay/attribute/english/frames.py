"""What stands to the right of a cue verb, and so what is attributed: the frames of English reporting verbs.

A frame is named by the complement: "that", "clause", "quotation", "infinitive", "of", "object" … How often a lemma with a
frame is a cue at all is learned from counts (`confidence`), so the frames themselves may be generous.
"""

from dataclasses import dataclass

from hearsay.attribute.english import cues
from hearsay.attribute.english.cues import Cue
from hearsay.attribute.english.phrases import Range, adverbials, finite, noun_phrase_after, temporal
from hearsay.attribute.english.units import Unit

_WH = {"whether", "if", "how", "why", "what", "when", "where", "who", "which"}
_COMPLEMENT_OF = {
    "of",
    "for",
    "about",
    "on",
    "against",
    "to",
    "with",
    "as",
    "in",
    "over",
    "at",
    "from",
    "by",
    "toward",
    "towards",
}
_CLAUSES = {"that", "clause", "wh", "quotation", "colon"}
_PARTICLES = {"out", "up", "back", "down", "off", "away"}
_END_MARKS = {".", "!", "?", ";", "—", "–", "...", ")", ":"}


@dataclass(frozen=True, slots=True)
class Complement:
    """A frame with the tokens of the content, and of the recipient where one stands between."""

    frame: str
    content: Range
    recipient: Range | None = None


def complement(unit: Unit, verb: int, cue: Cue) -> Complement | None:
    """What the verb at index `verb` reports, to its right; None where nothing does."""
    tokens, n = unit.tokens, len(unit.tokens)
    i = verb + 1
    if i < n and tokens[i].lower in _PARTICLES and tokens[i].tag in {"ADP", "ADV"}:
        i += 1
    recipient = _recipient(unit, i) if cue.recipient else None
    after = recipient[1] if recipient else i
    if found := _opening(unit, after, cue):
        return Complement(found, _until_end(unit, after, found), recipient)
    beyond = adverbials(tokens, after)
    found = _far(unit, beyond) if beyond > after else None
    if found is None and beyond < n and tokens[beyond].text == "," and unit.free(beyond):
        beyond += 1
        found = far if (far := _far(unit, beyond)) in {"quotation", "that", "colon"} else None
    if found:
        return Complement(found, _until_end(unit, beyond, found), recipient)
    if recipient is not None and (at := _preposition(unit, after)):
        return Complement(at, _until_end(unit, after, at), recipient)
    return _near(unit, i)


def _recipient(unit: Unit, i: int) -> Range | None:
    """The noun phrase to whom it was said: "told [the court] that"."""
    end = noun_phrase_after(unit.tokens, i, by={"of"})
    if end == i or not unit.free(end - 1) or temporal(unit.tokens, (i, end)) or finite(unit.tokens, end):
        return None
    return i, end


def _opening(unit: Unit, i: int, cue: Cue) -> str | None:
    """The frame that the word at `i` opens at once."""
    tokens = unit.tokens
    if i >= len(tokens):
        return None
    token = tokens[i]
    comma = token.text in ",:" and unit.free(i) and unit.quote_at(i + 1) is not None
    if unit.quote_at(i) is not None or comma:
        return "quotation"
    if (
        token.lower == "that"
        and token.tag in {"SCONJ", "DET", "PRON"}
        and (token.tag == "SCONJ" or _clause(unit, i + 1))
    ):
        return "that"
    if token.lower in _WH and token.tag != "VERB":
        return "wh"
    if (token.lower == "to" and token.tag == "PART") or (
        token.lower == "not" and i + 1 < len(tokens) and tokens[i + 1].lower == "to"
    ):
        return "infinitive"
    if token.text == ":" and cue.kind == "speech":
        return "colon"
    return "clause" if _clause(unit, i) else None


def _far(unit: Unit, i: int) -> str | None:
    """The frame that may stand behind adverbials: "said on Monday [that …]", "said in a statement: …"."""
    if i >= len(unit.tokens):
        return None
    token = unit.tokens[i]
    if unit.quote_at(i) is not None:
        return "quotation"
    if token.lower == "that" and token.tag == "SCONJ":
        return "that"
    if token.text == ":" and unit.free(i):
        return "colon"
    if token.lower in {"whether", "if", "how", "why"}:
        return "wh"
    return "clause" if _clause(unit, i) else None


def _clause(unit: Unit, i: int) -> bool:
    """Whether a clause with a subject of its own starts at token `i`."""
    tokens = unit.tokens
    if i < len(tokens) and tokens[i].lower == "there" and finite(tokens, i + 1):
        return True
    end = noun_phrase_after(tokens, i)
    if end == i:
        return False
    if end < len(tokens) and tokens[end].text == ",":
        return False
    return finite(tokens, end)


def _preposition(unit: Unit, i: int) -> str | None:
    if i < len(unit.tokens) and unit.tokens[i].tag == "ADP" and unit.tokens[i].lower in _COMPLEMENT_OF:
        return unit.tokens[i].lower
    return None


def _near(unit: Unit, i: int) -> Complement | None:
    """Objects and prepositional complements, which are cues with some verbs only."""
    tokens, n = unit.tokens, len(unit.tokens)
    if i >= n:
        return None
    if at := _preposition(unit, i):
        return Complement(at, _until_end(unit, i, at))
    if tokens[i].tag == "VERB" and tokens[i].lower.endswith("ing"):
        return Complement("gerund", _until_end(unit, i, "gerund"))
    end = noun_phrase_after(tokens, i)
    if end == i:
        return None
    if end < n and tokens[end].lower == "to" and tokens[end].tag == "PART":
        return Complement("object to", _until_end(unit, i, "object"))
    if end < n and tokens[end].lower in {"as", "for", "of", "that"}:
        return Complement("object " + tokens[end].lower, _until_end(unit, i, "object"))
    return Complement("object", _until_end(unit, i, "object"))


def _until_end(unit: Unit, i: int, frame: str) -> Range:
    """From token `i` to where the content ends."""
    if frame in {"quotation", "colon"} and unit.tokens[i].text in ",:":
        i += 1
    if frame == "quotation" and (quote := unit.quote_at(i)) is not None:
        return i, _quotation_end(unit, i, quote.end)
    return i, clause_end(unit, i, phrase=frame not in _CLAUSES)


def _quotation_end(unit: Unit, i: int, quote_end: int) -> int:
    """A quotation that its sentence goes on with ("said “the deal” was dead") is a clause, else it ends with its mark."""
    tokens = unit.tokens
    j = i
    while j < len(tokens) and tokens[j].start < quote_end:
        j += 1
    if j < len(tokens) and (
        tokens[j].tag in {"AUX", "VERB", "ADP", "NOUN", "PROPN", "PART"}
        or (tokens[j].lower == "and" and _next_quote(unit, j))
    ):
        return clause_end(unit, i)
    return j


def _next_quote(unit: Unit, i: int) -> bool:
    return any(unit.quote_at(j) is not None for j in range(i + 1, min(i + 4, len(unit.tokens))))


def clause_end(unit: Unit, start: int, *, phrase: bool = False) -> int:
    """The token behind the content: the sentence's end, or where somebody's other statement begins.

    A `phrase` (an object, an infinitive) ends where another clause is coordinated: "called it a fraud[, and people left]".
    """
    tokens = unit.tokens
    brackets = 0
    for i in range(start, len(tokens)):
        brackets += (tokens[i].text == "(") - (tokens[i].text == ")")
        if brackets < 0:
            return i
        if i == start or not unit.free(i):
            continue
        if tokens[i].text == "," and (_other_statement(unit, i + 1) or _tag(unit, i + 1)):
            return i
        if start == 1 and tokens[i].text == "," and tokens[0].lower.endswith("ed") and _clause(unit, i + 1):
            return i  # "Asked whether she would run[, the mayor shrugged]"
        if (
            phrase
            and tokens[i].text == ","
            and i + 2 < len(tokens)
            and tokens[i + 1].tag in {"CCONJ", "SCONJ"}
            and _clause(unit, i + 2)
        ):
            return i
        if tokens[i].lower in {"and", "but"} and tokens[i].tag == "CCONJ" and _reports(unit, i + 1):
            return i - 1 if tokens[i - 1].text == "," else i
        if tokens[i].text == ";":
            return i
    return len(tokens)


def _other_statement(unit: Unit, i: int) -> bool:
    """Whether ", according to", ", adding that", ", he said", ", but he denied" starts at token `i`."""
    tokens = unit.tokens
    if i >= len(tokens):
        return False
    token = tokens[i]
    if token.lower == "according":
        return True
    if token.tag == "VERB" and token.lower.endswith("ing"):
        cue = cues.verb(token.lower)
        return cue is not None and cue.kind == "speech"
    if token.tag == "CCONJ":
        return _reports(unit, i + 1)
    if token.lower in {"while", "although", "though", "whereas"} and token.tag == "SCONJ":
        return _reports(unit, i + 1) or _says(unit, i + 1)
    return token.tag != "VERB" and _reports(unit, i)


def _reports(unit: Unit, i: int) -> bool:
    """Whether "[he] said" follows: a verb of speech, with or without a subject of its own."""
    tokens = unit.tokens
    end = noun_phrase_after(tokens, i)
    for j in range(end, min(end + 4, len(tokens))):
        if not unit.free(j):
            return False
        if tokens[j].tag == "VERB":
            cue = cues.verb(tokens[j].lower)
            return cue is not None and cue.kind == "speech" and announces(unit, j, cue)
        if tokens[j].tag not in {"AUX", "ADV"}:
            return False
    return False


def _tag(unit: Unit, i: int) -> bool:
    """Whether nothing but somebody's "two officials said" or "wrote the Harbour Times" follows to the end."""
    tokens, n = unit.tokens, len(unit.tokens)
    end = noun_phrase_after(tokens, i)
    verb = max(i, end)
    cue = (
        cues.verb(tokens[verb].lower) if verb < n and tokens[verb].tag == "VERB" and unit.free(verb) else None
    )
    if cue is None or cue.kind != "speech":
        return False
    after = noun_phrase_after(tokens, verb + 1) if cue.recipient or verb == i else verb + 1
    after = adverbials(tokens, after)
    return (verb > i or after > verb + 1) and (after >= n or tokens[after].text in {".", ";"})


def _says(unit: Unit, i: int) -> bool:
    """Whether a subject and a verb of speech follow, whatever its complement: "while Roe urged calm"."""
    end = noun_phrase_after(unit.tokens, i)
    cue = (
        cues.verb(unit.tokens[end].lower)
        if i < end < len(unit.tokens) and unit.tokens[end].tag == "VERB"
        else None
    )
    return cue is not None and cue.kind == "speech"


def announces(unit: Unit, verb: int, cue: Cue) -> bool:
    """Whether a quotation or a clause follows the verb, over a recipient and adverbials: In May, he told the court, “…”."""
    tokens = unit.tokens
    i = verb + 1
    if cue.recipient:
        i = noun_phrase_after(tokens, i, by={"of"})
    i = adverbials(tokens, i)
    if i + 1 < len(tokens) and tokens[i].text in {",", ":"} and unit.quote_at(i + 1) is not None:
        return True
    return _far(unit, i) is not None


def trimmed(unit: Unit, content: Range) -> Range:
    """The content without what only ends the sentence."""
    start, end = content
    while end > start and (unit.tokens[end - 1].text in _END_MARKS | {",", "-"}) and unit.free(end - 1):
        end -= 1
    while start < end and unit.tokens[start].text in {",", "—", "–", ":", ";", "-"}:
        start += 1
    return start, end
