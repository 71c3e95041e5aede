"""Where quoted speech stands, and the words that frame it: «…», — заявил он; X: «…»; dash dialogue; free
continuation.

A quotation is *speech* when a frame follows or leads it or when it makes up whole sentences; any other stays
a part of its sentence (a title, a scare quote, a mixed quotation). Frames and the insides of speech are
stretches to be parsed apart.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from hearsay.attribute.quotes import Quote, paragraphs
from hearsay.attribute.russian.cues import opens_with_cue
from hearsay.attribute.russian.parse import sentences
from hearsay.records import Span

_DASHES = "—–-"
_LOWER = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
# no frame is as long, in code points; the rest of a line need not be cut into sentences for it
_FRAME_LONGEST = 800
_FRAME = re.compile(r"[,.!?…]*(?:\[\d+\])?['\s\u00a0]*(?:,|[—–-])[\s\u00a0]*(?=[а-яё])")
_INNER = re.compile(r"(?<=[,.!?…»])[\s\u00a0]+[—–-][\s\u00a0]*(?=[а-яё])")
_RESUMES = re.compile(r"[\s\u00a0]*[.,:;]?[\s\u00a0]*[—–-][\s\u00a0]*$")
_FRAME_END = re.compile(r"[.,!?:;][\s\u00a0]*[—–-](?=[\s\u00a0]*[А-ЯЁA-Zа-яё«„“\"])")
# where somebody else takes the word in one line of a dialogue
_TURN = re.compile(r"(?<=[.!?…])[\s\u00a0]+[—–-][\s\u00a0]+(?=[А-ЯЁ«„“\"])")
_NAME = re.compile(r"(?<![^\s\u00a0«])[А-ЯЁ][а-яё-]{2,}")
_ASKS = re.compile(r"(?:пере)?спр[оа]с|(?:по)?интерес|осведом")
_ANSWERS = re.compile(r"ответ|отвеч|возра[зж]|отрез|париру|парирова|(?:по)?обеща")
_GOES_ON = re.compile(r"добав|продолж|заключ|подытож|поясн|подчерк|уточн|отмет|вздохн")
# the time that opens an entry of a live blog: «12:20. », «14:51 — »
_TIME = re.compile(
    r"[\[(]?(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d|[.:]\d)[\])]?(?:[ \u00a0](?:мск|МСК))?[.,:]?[\s\u00a0]+(?:[—–|-][\s\u00a0]+)?"
)


@dataclass(slots=True)
class Utterance:
    """Quoted speech in its pieces; `frame` holds the words that report it, `leads` tells that they stand
    before it.
    """

    pieces: list[Span]
    frame: Span | None = None
    leads: bool = False
    dialogue: bool = False
    block: bool = False


@dataclass(slots=True)
class Layout:
    """A text cut up: the utterances, and the stretches outside and inside them that are parsed alone."""

    utterances: list[Utterance] = field(default_factory=list)
    stretches: list[Span] = field(default_factory=list)

    def free_after(self, text: str, span: Span) -> list[Span]:
        """Up to three quotations of whole sentences without a frame that follow a stretch at once."""
        found: list[Span] = []
        end = span[1]
        for start, stop in sorted((u.pieces[0][0], u.pieces[-1][1]) for u in self.utterances if _free(u)):
            if start < end:
                continue
            if len(found) == 3 or any(letter.isalnum() for letter in text[end:start]):
                break
            found.append((start, stop))
            end = stop
        return found


def _free(utterance: Utterance) -> bool:
    return utterance.frame is None and bool(utterance.pieces)


def another_speaks(frame: str, later: str) -> bool:
    """Whether the words that frame the next piece of a dialogue name somebody else: «спросила Лунт», «возразил Дорн»."""
    if _GOES_ON.match(later):
        return False
    asks, answers = bool(_ASKS.match(frame)), bool(_ANSWERS.match(later))
    if asks and answers:
        return True
    before = {name[:4] for name in _NAME.findall(frame)}
    names = {name[:4] for name in _NAME.findall(later)}
    return bool(names) and names.isdisjoint(before) and bool(before or asks or answers)


def timed(text: str, start: int, end: int) -> int:
    """Where a paragraph begins behind the time of a live blog; its start where it has none."""
    match = _TIME.match(text, start, end)
    return match.end() if match and text[match.end() : match.end() + 1].strip(_LOWER) else start


def lay_out(text: str, quotes: Sequence[Quote]) -> Layout:
    """Cuts a text into utterances, their frames and plain sentences."""
    layout = Layout()
    outer = [quote for quote in quotes if quote.depth == 0]
    lead: Span | None = None
    for first, end in paragraphs(text):
        start = timed(text, first, end)
        marks = [q for q in outer if start <= q.start < end]
        utterances = len(layout.utterances)
        _Paragraph(text, start, end, layout).cut(marks)
        if lead is not None and text[end - 1] != ":" and "\n\n\n" not in text[lead[1] : start]:
            _block(layout, utterances, lead, (start, end))
        lead = layout.stretches[-1] if text[end - 1] == ":" and layout.stretches else None
    for quote in quotes:
        if quote.depth == 1:
            _nested(text, layout, quote, outer)
    return layout


def _nested(text: str, layout: Layout, quote: Quote, outer: Sequence[Quote]) -> None:
    """«… Он сказал: „…“ …»: speech in speech, led by the sentence before it."""
    at = bisect_right(outer, quote.start, key=lambda q: q.start) - 1
    if at < 0:
        return
    around = outer[at]
    before = text[around.start + 1 : quote.start].rstrip(" \u00a0")
    if not before.endswith(":") or not before.strip(" :"):
        return
    led = sentences(text, around.start + 1, around.start + 1 + len(before))
    if led and opens_with_cue(text[slice(*led[-1])], 8):
        layout.stretches.append(led[-1])
        layout.utterances.append(Utterance([quote.span], led[-1], leads=True))


def _block(layout: Layout, known: int, lead: Span, paragraph: Span) -> None:
    """A lead that ends its paragraph in a colon leads the whole next one, marks or none."""
    if len(layout.utterances) == known:
        layout.utterances.append(Utterance([paragraph], lead, leads=True, block=True))
    elif layout.utterances[known].frame is None:
        layout.utterances[known].frame, layout.utterances[known].leads = lead, True


class _Paragraph:
    def __init__(self, text: str, start: int, end: int, layout: Layout) -> None:
        self.text, self.start, self.end, self.layout = text, start, end, layout
        self.open: Utterance | None = None

    def cut(self, quotes: list[Quote]) -> None:
        """Reads the paragraph from left to right, quotation by quotation."""
        if self.text[self.start] in _DASHES and self.text[self.start + 1 : self.start + 2].isspace():
            self._dialogue()
            return
        at = self.start
        for quote in quotes:
            if quote.start < at:
                continue
            led = self._leads(at, quote)
            frame = self._frame_after(quote.end) if led or self._opens(at, quote) else None
            if frame is None and led is None and not self._stands_free(at, quote):
                continue
            at = self._speech(at, quote, frame, led)
        self._plain(at, self.end)

    def _speech(self, at: int, quote: Quote, frame: Span | None, led: Span | None) -> int:
        """Takes in one quotation that is speech; returns where reading goes on."""
        between = self.text[at : quote.start]
        resumes = self.open is not None and not between.strip(" \u00a0.,—–-\n")
        inner = self._inside(quote.start, quote.end, dialogue=False)
        if resumes and self.open is not None and frame is None and inner.frame is None:
            self.open.pieces += inner.pieces
            return quote.end
        if led is not None and frame is None:
            self._plain(at, led[0])
            self.layout.stretches.append(led)
            inner.frame, inner.leads = led, True
        else:
            self._plain(at, quote.start)
            if quote.continues and self.layout.utterances and self.layout.utterances[-1].frame is None:
                inner.pieces = self.layout.utterances.pop().pieces + inner.pieces
        if frame is not None:
            inner.frame = frame
            self.layout.stretches.append(frame)
        if quote.continues and self.layout.utterances and inner.frame is None:
            self.layout.utterances[-1].pieces += inner.pieces
            self.open = self.layout.utterances[-1]
        else:
            self.layout.utterances.append(inner)
            self.open = inner
        return frame[1] if frame is not None else quote.end

    def _frame_after(self, at: int) -> Span | None:
        match = _FRAME.match(self.text, at, self.end)
        if match is None:
            return None
        return self._frame(match.end(), self.end, dash=any(d in match.group() for d in _DASHES))

    def _opens(self, at: int, quote: Quote) -> bool:
        """Whether the quotation begins a sentence."""
        before = self.text[self.start : quote.start].rstrip(" \u00a0'")
        return not before or before[-1] in ".!?…»:”—–" or quote.start == at

    def _frame(self, start: int, limit: int, *, dash: bool) -> Span | None:
        """The frame that starts at `start`, if a cue stands near enough to its beginning."""
        if not opens_with_cue(self.text[start : min(limit, start + 120)], 6 if dash else 2):
            return None
        first = sentences(self.text, start, min(limit, start + _FRAME_LONGEST))[0]
        stop = _FRAME_END.search(self.text, start, first[1])
        return (start, stop.start()) if stop else first

    def _leads(self, at: int, quote: Quote) -> Span | None:
        """The sentence before a quotation, if it ends in a colon."""
        before = self.text[at : quote.start].rstrip(" \u00a0'")
        if not before.endswith(":") or not before.strip(" :"):
            return None
        return sentences(self.text, at, at + len(before))[-1]

    def _stands_free(self, at: int, quote: Quote) -> bool:
        """Whether the quotation makes up whole sentences."""
        after = self.text[quote.end : self.end].lstrip(" \u00a0'")
        inner = self.text[quote.start + 1 : quote.end - 1]
        closes = (
            not after
            or after[0] in ".!?…"
            or (inner[-1:] in ".!?…" and not after[0].islower() and after[0] != ",")
        )
        return self._opens(at, quote) and closes and (quote.continues or len(inner.split()) > 3)

    def _dialogue(self) -> None:
        start = self.start + 1
        while start < self.end and self.text[start].isspace():
            start += 1
        utterance = self._inside(start, self.end, dialogue=True)
        if utterance.frame:
            self.layout.utterances.append(utterance)

    def _inside(self, start: int, end: int, *, dialogue: bool) -> Utterance:
        """The pieces of speech between `start` and `end`, with a frame that interrupts it («…, — сказал он. —
        …»).
        """
        utterance = Utterance([], dialogue=dialogue)
        at = start
        for match in _INNER.finditer(self.text, start, end):
            if match.start() < at:
                continue
            limit = end if dialogue or self.text[end - 1] not in '»”"“' else end - 1
            frame = self._frame(match.end(), limit, dash=True)
            if frame is None:
                continue
            if dialogue and utterance.frame and self._turns(utterance.frame, frame):
                utterance, at = self._handed_over(utterance, at, match.start())
            self._piece(utterance, at, match.start())
            if utterance.frame is None:
                utterance.frame = frame
            self.layout.stretches.append(frame)
            resume = re.compile(r"[.,:;!?]*[\s\u00a0]*[—–-]?[\s\u00a0]*").match(self.text, frame[1], end)
            at = resume.end() if resume else frame[1]
        if at < end:
            self._piece(utterance, at, end)
        return utterance

    def _turns(self, frame: Span, later: Span) -> bool:
        return another_speaks(self.text[slice(*frame)], self.text[slice(*later)])

    def _handed_over(self, utterance: Utterance, at: int, end: int) -> tuple[Utterance, int]:
        """The utterance to go on with and where it begins: a new one behind the last dash at which the word may be taken."""
        turns = list(_TURN.finditer(self.text, at, end))
        if turns:
            self._piece(utterance, at, turns[-1].start())
            at = turns[-1].end()
        elif self.text[:at].rstrip(" \u00a0—–-")[-1] not in ".!?…":
            return utterance, at
        self.layout.utterances.append(utterance)
        return Utterance([], dialogue=True), at

    def _piece(self, utterance: Utterance, start: int, end: int) -> None:
        if not any(letter.isalnum() for letter in self.text[start:end]):
            return
        while self.text[end - 1] in " \u00a0,—–-":
            end -= 1
        utterance.pieces.append((start, end))
        while self.text[start] in "«„“”\"'":
            start += 1
        while self.text[end - 1] in "»”“\"'":
            end -= 1
        self._plain(start, end)

    def _plain(self, start: int, end: int) -> None:
        self.layout.stretches += [s for s in sentences(self.text, start, end) if s[1] - s[0] > 1]
