"""A page saved as plain text, furniture and all, to its report: what stands above the body is sorted line by
line.

Above the body stand, in any order, the outlet, the day, the title, the byline, section names and buttons; the
body begins with the first line that reads like a paragraph or opens with a dateline.
"""

import re
from dataclasses import dataclass, field

from hearsay.read.byline import is_bare_name, signed, tidy
from hearsay.read.dateline import filed
from hearsay.read.dates import days
from hearsay.read.furniture import is_furniture, is_navigation, is_section, without_furniture
from hearsay.read.outlets import is_outlet_name, is_titled
from hearsay.records import Dateline

# a line that long, or of that length and ending like a sentence, is a paragraph and no heading
PARAGRAPH, SENTENCE = 180, 60
# words of a title that is taken before shorter lines; words of an outlet's name at most
LONG, NAME = 4, 5
# mail and old pages cut their lines at 65 to 80 characters; longer lines are paragraphs
WIDEST = 100
_SENTENCE_END = re.compile(r"(?:[.!…]|[?!.][\"”»)]+)$")
_POSTED = re.compile(r"Posted by\s+(?P<name>\w[\w .'-]{2,40}?)\s+(?:at|on)\s+\d.{0,30}")
# comments below a report may be longer than it
COMMENTS = 0.75
_TIMES = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|[A-Z]{2,4})?", re.IGNORECASE)
_DAY_WORDS = re.compile(
    r"\b(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|понедельник|вторник|среда|четверг|пятница|суббота|"
    r"воскресенье|published|posted|updated|last|on|at|опубликовано|обновлено|дата|в|г|года|gmt|utc|msk|мск|am|pm|date)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Above:
    """What was found above the body."""

    titles: list[str] = field(default_factory=list)
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    dateline: Dateline | None = None
    # whether the byline is a bare name, which may be that of a person in a picture
    bare: bool = False
    # how many of the titles stand above the day
    above_day: int = 0

    @property
    def title(self) -> str | None:
        """The first line of four words or more that is left, or else the first: sections and names are shorter."""
        if self.outlet and self.titles and len(self.titles[0].split()) > 1:
            return self.titles[0]
        long = (line for line in self.titles if len(line.split()) >= LONG)
        return next(long, self.titles[0] if self.titles else None)


@dataclass(frozen=True, slots=True)
class Saved:
    """A text's paragraphs and what stood above them."""

    lines: list[str]
    above: Above


def saved(text: str) -> Saved:
    """The report in a text: paragraphs verbatim, furniture left out."""
    lines = _paragraphs(text)
    start = next((index for index, line in enumerate(lines) if _is_body(line)), None)
    if start is None:
        return Saved(without_furniture(lines), Above())
    above = Above()
    for line in lines[:start]:
        # Markdown's marks of headings and emphasis are none of the title
        _sort(line.strip("#*_ "), above, lines)
    _take_off_masthead(above)
    kept = _after_title(above)
    if above.byline and above.bare and _is_caption(above.byline, lines[start:]):
        above.byline = None
    above.byline = above.byline or next((name for line in lines[start:] if (name := _posted_by(line))), None)
    return Saved(without_furniture([*kept, *lines[start:]], rest=COMMENTS), above)


def _paragraphs(text: str) -> list[str]:
    """One line a paragraph; lines cut at a width are joined, others stay as they are."""
    lines = [line.strip() for line in text.splitlines()]
    blocks = [block.strip() for block in re.split(r"\n[ \t\r]*\n", text) if block.strip()]
    if _is_cut_at_width(blocks):
        return [" ".join(block.split()) for block in blocks]
    return [line for line in lines if line]


def _is_cut_at_width(blocks: list[str]) -> bool:
    """Lines of nearly one width that mostly end amid a sentence, in blocks between blank lines."""
    inner = [line.strip() for block in blocks for line in block.splitlines()[:-1]]
    if len(inner) < 3 or len(blocks) < 2:
        return False
    widths = [len(line) for line in inner]
    amid = sum(not line.endswith((".", "!", "?", ":", "»", "”", '"')) for line in inner)
    return (
        max(widths) <= WIDEST and sum(widths) >= 0.7 * max(widths) * len(inner) and amid >= 0.7 * len(inner)
    )


def _is_body(line: str) -> bool:
    if is_furniture(line) or _day_alone(line) or signed(line):
        return False
    if len(line) >= PARAGRAPH or (len(line) >= SENTENCE and _SENTENCE_END.search(line)):
        return True
    opening = filed(line)
    return bool(opening and opening.length < len(line))


def _sort(line: str, above: Above, lines: list[str]) -> None:
    """Puts a line that stands above the body where it belongs."""
    opening = filed(line)
    if names := signed(line):
        above.byline = above.byline or names
        above.published = above.published or _day_in(line)
    elif day := _day_alone(line):
        above.published = above.published or day
        above.above_day = above.above_day or len(above.titles)
    elif opening and opening.length >= len(line):
        above.dateline = above.dateline or opening.dateline
    elif is_navigation(line):
        _name_outlet(above)
    elif is_furniture(line):
        above.published = above.published or _day_in(line)
    elif is_section(line):
        pass
    elif not above.titles and not above.outlet and is_outlet_name(line, lines):
        above.outlet = line
    elif above.title and is_bare_name(line):
        above.bare = above.bare or not above.byline
        above.byline = above.byline or tidy(line)
    else:
        above.titles.append(line)


def _name_outlet(above: Above) -> None:
    """What stands above a row of sections is the outlet's name, and what it says of itself."""
    if not above.outlet and above.titles and len(above.titles) <= 2 and len(above.titles[0].split()) <= NAME:
        above.outlet = above.titles[0]
        above.titles.clear()


def _take_off_masthead(above: Above) -> None:
    """Leaves the titles without a name and a motto that the day keeps apart from them; a lone name is the title."""
    over, under = above.titles[: above.above_day], above.titles[above.above_day :]
    if over and any(len(line.split()) >= 3 and not line.endswith(".") for line in under):
        # without an author's line below, the day may as well part a short title from a caption
        signed_below = above.byline and not above.bare
        is_name = signed_below and len(over[0].split()) <= 3 and is_titled(over[0]) and not above.outlet
        if is_name or (above.outlet and not any(len(line.split()) >= LONG for line in over)):
            above.outlet = above.outlet or over[0]
            above.titles = under
    if above.outlet and not above.titles:
        above.titles, above.outlet = [above.outlet], None
    if above.outlet:
        above.outlet = above.outlet.strip('«»“”" ')


def _is_caption(name: str, body: list[str]) -> bool:
    """Whether a name above the body is that of a person whom the body is about: the caption of a picture."""
    surname = name.rpartition(" ")[2].rstrip(".")
    # a stem, because the body declines the name
    stem = surname[: max(4, len(surname) - 2)]
    return any(stem in line for line in body if not _posted_by(line))


def _posted_by(line: str) -> str | None:
    """The name in a blog's line under the body: "Posted by Ann Lee at 5:11 AM"."""
    match = _POSTED.match(line)
    return match["name"] if match else None


def _day_in(line: str) -> str | None:
    return next((found.day.iso() for found in days(line) if found.day.year), None)


def _day_alone(line: str) -> str | None:
    """The day of a line that is nothing but a day, with its weekday and time."""
    found = next((found for found in days(line[:120]) if found.day.year), None)
    if not found or len(line) > 120:
        return None
    around = _TIMES.sub("", _DAY_WORDS.sub("", line[: found.start] + " " + line[found.end :]))
    return None if any(map(str.isalpha, around)) else found.day.iso()


def _after_title(above: Above) -> list[str]:
    """The lines between the title and the body that end like sentences: a summary is part of the report."""
    if not above.title:
        return []
    after = above.titles[above.titles.index(above.title) + 1 :]
    return [line for line in after if line.endswith((".", "!", "?", "…")) or len(line.split()) >= 8]
