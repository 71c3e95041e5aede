"""Through whom and to whom, from a statement's own words: what stands in its sentence beside source, cue and content.

No tree is asked, so that it holds for statements found by rules and by a model. A medium that is told or that tells is `via`;
whom a verb takes in its case («сообщил певице», «призвал НАТО», «потребовал от Карстова») is the addressee.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hearsay.attribute.drafts import Analysis, Draft, Mention
from hearsay.attribute.russian import outlets
from hearsay.attribute.russian.cues import reading
from hearsay.attribute.russian.declension import Sex, plausible
from hearsay.attribute.russian.morphology import forms, words
from hearsay.attribute.russian.spans import trim
from hearsay.attribute.russian.tables import media, nouns
from hearsay.records import Span

_WORD = re.compile(r"[«„“\"]?[^\W_]+(?:[-.’'][^\W_]+)*[»”“\"]?|[,.;:()—–]")
_MARKS = "«»“”„\"'"
# «в интервью X», «на телеканале X»: what opens a place where something is said to a medium
_IN = re.compile(
    r"\b(?:(?:в|во)\s+(?:[а-яё-]+\s+){0,2}?(?:интервью|эфире|разговоре\s+с|беседе\s+с|комментарии|программе|передаче)"
    r"|в\s+ходе\s+программы|на\s+(?:теле)?канале|на\s+радио(?:станции)?|на\s+страницах|дал[аи]?\s+интервью)\s+",
    re.IGNORECASE,
)
# «на шведском телевидении»: a sort of medium that has no name
_ON = re.compile(
    r"\b(?:на|по)\s+([а-яё-]+(?:ом|ой|ому)\s+(?:телевидении|телевидению|радио|телеканале|телеканалу))\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b(?:со\s+ссылкой\s+на|ссылаясь\s+на)\s+", re.IGNORECASE)
# nouns that are told though no person, and words that stand between a verb and whom it tells
_BODIES = words(
    "правительство сми пресса полиция парламент суд власть нато ес оон общественность население коллегия страна народ мир"
    " компания"
)
_MONTHS = words("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")
_BETWEEN = words(
    "также тоже позже ранее тогда затем потом вчера сегодня уже еще ещё сам сама лично публично вновь снова прямо официально"
)
_ADDRESSED = words("обращение обратиться обращаться прошение призыв")
_DEMANDED = words("потребовать требовать добиваться")
_FACED = words("журналист репортер сторонник избиратель парламент депутат")
# code points around a cue in which its own words stand
_REACH = 220
_LONGEST = 80
_SHORT = 5


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


def routed(analysis: Analysis, draft: Draft, parent: Draft | None) -> Draft:
    """The draft with the media and the addressee that its sentence names, where it has none yet."""
    draft = _parted(analysis.text, draft)
    frame = _frame(analysis, draft, parent)
    via = draft.via or tuple(_media(analysis, frame, draft))
    found = replace(draft, via=via)
    if draft.addressee is None and (told := _addressee(analysis, frame, draft)):
        taken = any(a < told[1] and told[0] < b for a, b in via)
        if _outlet(analysis, told):
            found = replace(found, via=via or (outlets.bare(analysis.text, told),))
        elif not taken:
            found = replace(found, addressee=told)
    return found


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


def _media(analysis: Analysis, frame: Frame, draft: Draft) -> Iterator[Span]:
    """The media beside the statement: who passes it on before whom it was told to."""
    text = frame.text
    seen: list[Span] = []
    for mention in _near(analysis, frame.span):
        if mention.sort == "person" or not frame.free(mention.span):
            continue
        if mention.role or outlets.outlet(text, mention.span):
            seen.append(outlets.bare(text, mention.span))
    seen += [match.span(1) for match in _ON.finditer(text, *frame.span) if frame.free(match.span(1))]
    for match in _IN.finditer(text, *frame.span):
        named = _name(text, match.end(), frame.span[1])
        if named and frame.free(named) and not any(a < named[1] and named[0] < b for a, b in seen):
            seen.append(outlets.bare(text, named))
    seen += _quoting(analysis, frame, draft)
    if not seen and (told := _told_medium(text, frame, draft)):
        seen.append(told)
    if not seen and draft.source:
        seen += _source_of(analysis, draft.source[0])
    linked = [m.end() for m in _LINK.finditer(text, *frame.span)]
    # who is referred to comes behind who refers
    seen.sort(key=lambda span: (any(end <= span[0] for end in linked), span))
    yield from seen


_QUOTES = re.compile(r"\b(?:привод[а-я]+|привел[аи]?|цитиру[а-я]+|процитировал[аи]?)\b")


def _quoting(analysis: Analysis, frame: Frame, draft: Draft) -> Iterator[Span]:
    """«пресс-служба приводит слова президента»: who quotes, right before the verb or behind the speaker's name."""
    text = analysis.text
    match = _QUOTES.search(text, frame.span[0], min(frame.span[1], draft.cue[1] + 1))
    if match is None or not draft.source:
        return
    line = text[frame.span[0] : match.start()].rstrip()
    start = frame.span[0] + max((line.rfind(mark) + 1 for mark in ",;:«»—."), default=0)
    words_ = re.match(r"\s*(?:как\s+)?", text[start : match.start()], re.IGNORECASE)
    span = trim(text, start + (words_.end() if words_ else 0), match.start())
    if span and frame.free(span) and span[1] - span[0] <= _LONGEST:
        yield outlets.bare(text, span) if _outlet(analysis, span) else span
        return
    for mention in _near(analysis, (draft.cue[1], frame.span[1])):
        if mention.sort == "organisation" and frame.free(mention.span):
            yield mention.span
            return


def _source_of(analysis: Analysis, source: Span) -> Iterator[Span]:
    """«источник Интерфакса», «источники издания»: what the source told it came through the medium."""
    text = analysis.text
    places = list(re.finditer(r"[\w.-]+", text[slice(*source)]))
    if len(places) < 2 or not any(f.lemma in _TELLERS for f in forms(places[0].group().lower())):
        return
    for place in places[1:3]:
        span = (source[0] + place.start(), source[1])
        if _outlet(analysis, span) or outlets.noun(place.group()):
            stop = _first_name(text, span)
            yield outlets.bare(text, stop)
            return


_TELLERS = words("источник собеседник корреспондент сотрудник")


def _first_name(text: str, span: Span) -> Span:
    """The words up to a preposition: «РИА Новости [в правоохранительных органах]»."""
    match = re.search(r"\s(?:в|из|на|при|около|с)\s", text[slice(*span)])
    return (span[0], span[0] + match.start()) if match else span


def _told_medium(text: str, frame: Frame, draft: Draft) -> Span | None:
    """A name in marks or Latin letters right behind a verb of telling: «сообщил «Кречету»», «told» Harbour Times."""
    match = _UNKNOWN.match(text, draft.cue[1], frame.span[1])
    cue = text[slice(*draft.cue)].rsplit(maxsplit=1)[-1].lower()
    found = reading(cue)
    telling = found is not None and found[0].addressee == "dat"
    if match is None or not telling or not frame.free(match.span(1)):
        return None
    return outlets.bare(text, match.span(1))


_UNKNOWN = re.compile(r"\s+([«\"][^«»\"]{2,40}[»\"]|[A-Z][\w.]*(?:\s[A-Z][\w.]*)*)(?=[\s,.:—])")


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


def _addressee(analysis: Analysis, frame: Frame, draft: Draft) -> Span | None:
    """Whom the cue addresses, by the case that it takes."""
    text = analysis.text
    cue = text[slice(*draft.cue)].split()
    verb = next((found for word in reversed(cue) if (found := reading(word.lower())) is not None), None)
    noun = next((f.lemma for f in forms(cue[-1].lower())[:1] if f.lemma in nouns()), None) if cue else None
    lemma = verb[0].lemma if verb else noun or ""
    wanted = {"dat": "datv", "acc": "accs"}.get(verb[0].addressee) if verb else "datv" if noun else None
    behind = draft.cue[1]
    if wanted and (told := _phrase(text, frame, behind, wanted)):
        return told
    for match in _PREPOSITIONS.finditer(text, draft.cue[1], min(len(text), draft.cue[1] + 60)):
        case = match[1].lower()
        gap = text[draft.cue[1] : match.start()]
        if any(mark in gap for mark in ".,;:«"):
            break
        if case in ("к", "ко") and (lemma in _ADDRESSED or lemma.startswith("обра")):
            return _phrase(text, frame, match.end(), "datv", anyone=True)
        if case in ("от", "у") and (lemma in _DEMANDED or case == "у"):
            return _phrase(text, frame, match.end(), "gent", anyone=True)
        if case == "перед":
            return _phrase(text, frame, match.end(), "ablt", anyone=True)
    if not wanted:
        return None
    return _before(text, frame, draft, wanted) or _in_case(analysis, frame, wanted)


def _in_case(analysis: Analysis, frame: Frame, case: str) -> Span | None:
    """The one person whom the sentence names in the case that the verb takes, outside of the statement's parts."""
    text = analysis.text
    found = [
        m.span
        for m in _near(analysis, frame.span)
        if m.sort == "person"
        and frame.free(m.span)
        and text[slice(*m.span)] != m.name
        and case in plausible(tuple(text[slice(*m.span)].split()), _sex(m))
        and _bare(text, m.span[0])
    ]
    return found[0] if len(found) == 1 else None


def _sex(mention: Mention) -> Sex | None:
    return mention.gender if mention.gender in ("masculine", "feminine") else None


def _bare(text: str, start: int) -> bool:
    """Whether no preposition governs the name."""
    before = re.findall(r"[^\W\d_]+", text[max(0, start - 60) : start])
    return not any(f.pos == "PREP" for word in before[-1:] for f in forms(word.lower())[:1])


_PREPOSITIONS = re.compile(r"\b(к|ко|от|перед)\s+", re.IGNORECASE)
_RELATIVE = {
    "datv": words("которому которой которым"),
    "accs": words("которого которую которых"),
    "gent": words(""),
    "ablt": words(""),
}
_PRONOUNS = {
    "datv": words("ему ей им мне нам вам"),
    "accs": words("его её ее их меня нас вас"),
    "gent": words("него нее неё них"),
    "ablt": words("ним ней ними"),
}


def _before(text: str, frame: Frame, draft: Draft, case: str) -> Span | None:
    """Whom a clause names before its verb: «ему предъявили», «генеральному секретарю направлено»."""
    line = text[frame.span[0] : draft.cue[0]]
    start = max(line.rfind(mark) for mark in ",;:—.") + 1 + frame.span[0]
    for match in re.finditer(r"[^\W\d_]+", text[start : draft.cue[0]]):
        span = (start + match.start(), start + match.end())
        if not frame.free(span):
            continue
        if match.group().lower() in _RELATIVE[case] | (_PRONOUNS[case] if case == "datv" else frozenset()):
            return span
        if case == "accs" and match.group().lower() in _PRONOUNS[case] and draft.cue[0] - span[1] <= _SHORT:
            return span
        if case == "datv" and (found := _phrase(text, frame, span[0], case)) and found[1] <= draft.cue[0]:
            return found
    return None


def _phrase(text: str, frame: Frame, start: int, case: str, *, anyone: bool = False) -> Span | None:
    """The noun phrase in a case that begins behind `start`, headed by a person, a name or a body that can be told."""
    first: int | None = None
    end, head, skipped = start, False, 0
    for match in _WORD.finditer(text, start, frame.span[1]):
        word, span = match.group(), match.span()
        bare = word.strip(_MARKS)
        lower = bare.lower()
        if not frame.free(span) or word in ",.;:()—–":
            break
        if first is None and lower in _PRONOUNS.get(case, ()):
            return span
        if first is None and lower in _BETWEEN and skipped < 2:
            skipped += 1
            continue
        found = forms(lower)
        if not head:
            if any(f.pos in ("ADJF", "PRTF") and f.has(case) for f in found[:3]) and not _named(bare, case):
                first = span[0] if first is None else first
                end = span[1]
                continue
            if not _told(bare, case, anyone=anyone):
                return None
            first = span[0] if first is None else first
            head, end = True, span[1]
            continue
        if word == "и" and end + 1 == span[0]:
            rest = _phrase(text, frame, span[1], case, anyone=anyone)
            return (first or start, rest[1]) if rest else (first or start, end)
        if not _attached(bare):
            break
        end = span[1]
    return (first, end) if head and first is not None else None


def _named(bare: str, case: str) -> bool:
    return bare[:1].isupper() and any(f.has("NOUN", case) for f in forms(bare.lower()))


def _told(bare: str, case: str, *, anyone: bool) -> bool:
    """Whether the word can head whom something is said to: a person, a name, a body."""
    found = [f for f in forms(bare.lower())[:5] if f.pos == "NOUN" and f.has(case)]
    if bare.isupper() and len(bare) > 1:
        return True
    top = forms(bare.lower())[:1]
    if not found or top[0].pos in ("PREP", "CONJ", "PRCL", "VERB", "ADVB", "NPRO"):
        return False
    if found[0].lemma in _MONTHS:
        return False
    if found[0].lemma in media() and media()[found[0].lemma] == "noun":
        return True
    if bare[:1].isupper():
        return True
    people = any(f.has("anim") for f in found)
    return people or anyone or any(f.lemma in _BODIES for f in found)


def _attached(bare: str) -> bool:
    """Whether a word goes on with the phrase: in the genitive, a name, a name in marks."""
    readings = forms(bare.lower())[:4]
    if not readings or readings[0].pos in ("VERB", "INFN", "PREP", "CONJ", "GRND", "ADVB", "PRCL", "NPRO"):
        return bare[:1].isupper()
    if bare[:1].isupper():
        return True
    return any(f.has("gent") and f.pos in ("NOUN", "ADJF", "PRTF") for f in readings)
