"""Through whom and to whom, from a statement's own words: what stands in its sentence beside source, cue and content.

No tree is asked, so that it holds for statements found by rules and by a model. A medium that is told or that tells is `via`;
whom a verb takes in its case («сообщил певице», «призвал НАТО», «потребовал от Карстова») is the addressee.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hearsay.attribute.drafts import Analysis, Draft, Mention
from hearsay.attribute.russian import addressees, carriers, outlets
from hearsay.attribute.russian.cues import reading
from hearsay.attribute.russian.morphology import forms, words
from hearsay.attribute.russian.spans import trim
from hearsay.attribute.russian.tables import media
from hearsay.records import Span

_WORD = re.compile(r"[«„“\"]?[^\W_]+(?:[-.’'][^\W_]+)*[»”“\"]?|[,.;:()—–]")
_MARKS = "«»“”„\"'"
# «в интервью X», «на телеканале X»: what opens a place where something is said to a medium
_IN = re.compile(
    r"\b(?:(?:в|во)\s+(?:[а-яё-]+\s+){0,2}?(?:интервью|эфире|разговоре\s+с|беседе\s+с|комментарии|программе|передаче"
    r"|выпуске|подкасте|студии|ток-шоу)"
    r"|в\s+ходе\s+программы|на\s+(?:теле)?канале|на\s+радио(?:станции)?|на\s+страницах|дал[аи]?\s+интервью)\s+",
    re.IGNORECASE,
)
# «на шведском телевидении»: a sort of medium that has no name
_ON = re.compile(
    r"\b(?:на|по)\s+([а-яё-]+(?:ом|ой|ому)\s+(?:телевидении|телевидению|радио|телеканале|телеканалу))\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b(?:со\s+ссылкой\s+на|ссылаясь\s+на)\s+", re.IGNORECASE)
# code points around a cue in which its own words stand
_REACH = 220
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Frame:
    """A statement's sentence, without its content and source."""

    text: str
    span: Span
    gone: tuple[Span, ...]

    def free(self, span: Span) -> bool:
        """Whether the words lie in the sentence and in no part of the statement."""
        inside = self.span[0] <= span[0] and span[1] <= self.span[1]
        return inside and not any(a < span[1] and span[0] < b for a, b in self.gone)


def routed(analysis: Analysis, draft: Draft, parent: Draft | None) -> tuple[Draft, str | None]:
    """The draft with the media and the addressee that its sentence names, where it has none yet; and the addressee's case."""
    whole = draft
    draft = _parted(analysis.text, carriers.without_relay(analysis.text, draft))
    frame = _frame(analysis, draft, parent)
    draft, carrier = carriers.requoted(analysis, draft, frame.span)
    if carrier is not None:
        return replace(draft, via=draft.via or (carriers.title(analysis.text, carrier),)), None
    media_ = tuple(_media(analysis, frame, draft, whole))
    via = draft.via if len(draft.via) >= len(media_) else media_
    found = replace(draft, via=via)
    addressed = addressees.Told(analysis, frame.span, draft).addressee()
    if addressed is None:
        return found, None
    told, case = addressed
    if _outlet(analysis, told) or _telling_marks(analysis.text, draft, told):
        return replace(found, via=via or (outlets.bare(analysis.text, told),), addressee=None), None
    if any(a < told[1] and told[0] < b for a, b in via):
        return found, None
    return replace(found, addressee=told), case


_LAST_IN_MARKS = re.compile(r"(?<=\s)[«„“\"]([^«»„“”\"]+)[»”“\"]$")


def _parted(text: str, draft: Draft) -> Draft:
    """«в посольстве «Вестнику» сказали»: a medium in the dative is no part of the source."""
    if len(draft.source) != 1 or draft.via:
        return draft
    start, end = draft.source[0]
    match = _LAST_IN_MARKS.search(text, start, end)
    found = forms(match[1].split()[-1].lower()) if match else ()
    if (
        match is None
        or not any(f.has("datv") for f in found)
        or any(f.has("nomn") or f.has("gent") for f in found)
    ):
        return draft
    cue = reading(text[slice(*draft.cue)].rsplit(maxsplit=1)[-1].lower())
    before = trim(text, start, match.start())
    if cue is None or cue[0].addressee != "dat" or before is None:
        return draft
    return replace(draft, source=(before,), via=(match.span(1),))


def _frame(analysis: Analysis, draft: Draft, parent: Draft | None) -> Frame:
    at = bisect_right(analysis.sentences, draft.cue[0], key=lambda span: span[0]) - 1
    start, end = analysis.sentences[max(0, at)] if analysis.sentences else (0, len(analysis.text))
    start, end = max(start, draft.cue[0] - _REACH), min(end, draft.cue[1] + _REACH)
    if parent is not None:
        start = max(start, min(a for a, _ in parent.content))
        end = min(end, max(b for _, b in parent.content))
    return Frame(analysis.text, (start, end), (*draft.content, *draft.source, draft.cue))


def _near(analysis: Analysis, span: Span) -> Iterator[Mention]:
    """The mentions within a span."""
    first = bisect_left(analysis.mentions, span, key=lambda m: m.span)
    for mention in analysis.mentions[first:]:
        if mention.span[0] >= span[1]:
            break
        if mention.span[1] <= span[1]:
            yield mention


def _outlet(analysis: Analysis, span: Span) -> bool:
    """Whether the phrase is a medium: by its words, or by the noun before the name in it."""
    if outlets.outlet(analysis.text, span):
        return True
    return any(m.sort != "person" and m.role for m in _near(analysis, span))


def _media(analysis: Analysis, frame: Frame, draft: Draft, whole: Draft) -> Iterator[Span]:
    """The media beside the statement: who passes it on before whom it was told to, then who is referred to."""
    text = frame.text
    seen = list(dict.fromkeys(carriers.passing_on(analysis, frame.span, whole, frame.gone)))
    if quoting := carriers.quoting(analysis, frame.span, draft):
        seen.append(carriers.title(text, quoting))
    first = len(seen)
    for span in _named_media(analysis, frame, draft):
        if frame.free(span) and not any(a < span[1] and span[0] < b for a, b in seen):
            seen.append(carriers.title(text, span))
    if len(seen) == first and (told := _told_medium(text, frame, draft)):
        seen.append(told)
    if not seen and draft.source and (told := carriers.sources_medium(analysis, draft.source[0])):
        seen.append(told)
    if not seen and re.search(r"\bинтервью\b", text[slice(*frame.span)]) and (told := _interviewer(analysis)):
        seen.append(told)
    seen += [span for span in _sources_referred(text, frame, draft) if span not in seen]
    linked = [m.end() for m in _LINK.finditer(text, *frame.span)]
    relayed = seen[:first]
    # who passes on comes before whom it was told to, who is referred to behind both
    seen.sort(key=lambda span: (any(end <= span[0] for end in linked), span not in relayed, span))
    yield from seen


_SOURCES = re.compile(r"со\s+ссылкой\s+на\s+(?:(?:свои|собственные)\s+)?((?:[а-яё]+ые\s+)?источники)\b")


def _sources_referred(text: str, frame: Frame, draft: Draft) -> Iterator[Span]:
    """«газета сообщила со ссылкой на неназванные источники»: they told the medium that speaks."""
    if draft.source and outlets.outlet(text, draft.source[0]):
        for match in _SOURCES.finditer(text, *frame.span):
            if frame.free(match.span(1)):
                yield match.span(1)


_TAKEN = re.compile(
    r"(?:^|[.\n]\s*)([^.,\n]{3,60}?)\s+(?:взял[аио]?|пров[её]л[аио]?)\s+интервью", re.MULTILINE
)


def _interviewer(analysis: Analysis) -> Span | None:
    """The one medium that the text says an interview was given to, for a sentence that only says "in the interview"."""
    text, found = analysis.text, list[Span]()
    for match in _TAKEN.finditer(text):
        if name := carriers.named(analysis, match.start(1), match.end(1)):
            found.append(name)
    for match in _IN.finditer(text):
        if "интервью" in match.group().lower() and (name := _name(text, match.end(), match.end() + _LONGEST)):
            found.append(carriers.title(text, name))
    names = {text[slice(*span)].strip(_MARKS).lower() for span in found}
    return found[0] if len(names) == 1 else None


def _named_media(analysis: Analysis, frame: Frame, draft: Draft) -> Iterator[Span]:
    """The media that a sentence names: by a noun or the table, as the place of an interview, as who asked."""
    text = frame.text
    for mention in _near(analysis, frame.span):
        if mention.sort != "person" and (mention.role or outlets.outlet(text, mention.span)):
            yield mention.span
    yield from (match.span(1) for match in _ON.finditer(text, *frame.span))
    for match in _IN.finditer(text, *frame.span):
        behind = (a for a, _ in (*draft.source, draft.cue, *draft.content) if a >= match.end())
        limit = min(behind, default=frame.span[1])
        latin = carriers.LATIN.match(text, match.end(), limit)
        named = latin.span() if latin else _name(text, match.end(), limit)
        person = named and any(m.sort == "person" for m in _near(analysis, named))
        if named and (not person or outlets.outlet(text, named)):
            yield named
    yield from carriers.asking(analysis, frame.span, frame.gone)


def _telling_marks(text: str, draft: Draft, told: Span) -> bool:
    """Whether a verb of telling tells a name in marks or Latin letters: a medium, known or not."""
    found = reading(text[slice(*draft.cue)].rsplit(maxsplit=1)[-1].lower())
    words_ = text[slice(*told)]
    marked = words_[:1] in tuple('«"„“') or (words_.isascii() and words_[:1].isupper())
    return marked and found is not None and found[0].addressee == "dat" and "речь" in found[0].takes


def _told_medium(text: str, frame: Frame, draft: Draft) -> Span | None:
    """A name in marks or Latin letters right behind a verb of telling: «сообщил «Кречету»», «told» Harbour Times."""
    at = draft.cue[1]
    if draft.source and 0 <= draft.source[0][0] - at <= 1:
        at = draft.source[0][1]
    match = _UNKNOWN.match(text, at, frame.span[1])
    cue = text[slice(*draft.cue)].rsplit(maxsplit=1)[-1].lower()
    found = reading(cue)
    telling = found is not None and found[0].addressee == "dat"
    if match is None or not telling or not frame.free(match.span(1)):
        return None
    return outlets.bare(text, match.span(1))


_UNKNOWN = re.compile(
    r"\s+([«\"][^«»\"]{2,40}[»\"]|[A-Z](?:\w|\.(?=\w))*(?:\s[A-Z](?:\w|\.(?=\w))*)*)(?=[\s,.:—])"
)


def _name(text: str, start: int, end: int) -> Span | None:
    """The medium behind «в интервью»: nouns for a medium with their adjectives, then its name; no medium, no span."""
    last, named = start, False
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        bare = word.strip(_MARKS)
        found = forms(bare.lower())[:3]
        opened = text.count("«", start, match.start()) > text.count("»", start, match.start())
        closed = text[start:last].rstrip().endswith(("»", '"'))
        goes_on = word[:1] in '«"' or (bare[:1].isupper() and (bare.isascii() or not closed))
        if named and not opened and not goes_on:
            break
        if word in ",.;:()—–" and not opened:
            break
        noun = any(media().get(f.lemma) == "noun" for f in found)
        proper = bare[:1].isupper() or word[:1] in '«"'
        if not (
            opened
            or proper
            or noun
            or any(f.lemma in _REPORTERS for f in found)
            or any(f.pos == "ADJF" for f in found)
        ):
            break
        named = named or proper
        last = match.end()
        if noun and not named and not _names_follow(text, last, end):
            return start, last
    return (start, last) if named else None


_REPORTERS = words("корреспондент журналист репортер обозреватель ведущий")


def _names_follow(text: str, start: int, end: int) -> bool:
    return re.match(r"\s+(?:[«\"]|[A-ZА-ЯЁ])", text[start:end]) is not None
