"""The dateline that opens a report: where, when, and by which agency it was filed, apart from when it was
published.

The grammar follows the agencies' own usage: "HEMPSTEAD, N.Y., Sept. 26 (UPI) —", "KYIV (Reuters) -", «МОСКВА,
1 авг — РИА Новости.», «Минск, 5 марта. БЕЛТА –», «МОСКВА, 5 марта. /ТАСС/.». The text keeps its dateline; it
is evidence.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from hearsay.read.dates import days, month_pattern
from hearsay.read.outlets import is_same_outlet
from hearsay.read.tables import table
from hearsay.records import Dateline

# a dateline is the beginning of a line; the longest seen has 90 characters
REACH = 140
DASH = r"(?:\s*[–—−]{1,2}\s*|\s+-{1,2}\s+|\s*--\s*)"


@dataclass(frozen=True, slots=True)
class Filed:
    """A dateline as found: how many characters of the line it takes, and what it says."""

    length: int
    dateline: Dateline


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(row["form"].lower() for row in table("agencies"))


@lru_cache(maxsize=1)
def _no_places() -> frozenset[str]:
    return frozenset(row["word"] for row in table("no_places"))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    upper, lower = "A-ZÀ-ÖØ-ÞŁŚŠŽĆČİŞА-ЯЁІЇЄҐЎӘҒҚҢӨҰҮҺ", "a-zß-öø-ÿłśšžćčışğА-яёіїєґўәғқңөұүһA-ZІЇЄҐЎӘҒҚҢӨҰҮҺ"
    word = rf"[{upper}][{lower}’'ʼ`-]*\.?"
    capitals = rf"[{upper}][{upper}’'ʼ-]{{2,}}(?:[ -][{upper}][{upper}’'ʼ.-]+){{0,3}}"
    region = rf"(?:,\s(?:(?:[A-Z]\.){{1,3}}|{word}(?:\s{word}){{0,2}}))"
    place = rf"(?P<place>{word}(?:[ -](?:(?:de|del|am|an|der|на|upon|on|sur)[ -])?{word}){{0,3}}{region}??)"
    month = month_pattern()
    year = r"(?:,?\s+(?:19|20)\d\d(?:\s*(?:г\.|года|р\.|року|жыл))?)?"
    weekday = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    written = rf"\d{{1,2}}\s+(?:{month}){year}|(?:{month})\s+\d{{1,2}}{year}|\d\d?\.\d\d?\.\d{{4}}"
    day = rf"(?P<day>{weekday}(?:{written}))"
    known = "|".join(
        re.escape(form) for form in sorted((row["form"] for row in table("agencies")), key=len, reverse=True)
    )
    correspondent = r"(?:[Кк]орр(?:\.|еспондент)\s*)?"
    bracketed = rf"[(/\[]\s*{correspondent}(?P<inside>[^()/\[\]]{{2,40}}|RFE/RL)\s*[)/\]]"
    agency = rf"(?:{bracketed}|(?P<bare>{known})(?![{lower}]))"
    # capitalised throughout, as names are: words in quotation marks after a dateline may be somebody's
    name = rf"[{upper}][{lower}’'-]+(?:\s[{upper}][{lower}’'-]+){{0,2}}"
    quoted = rf"[«“„\"](?P<quoted>{name})[»”“\"]"
    end = rf"(?:{DASH}|\s*[.:]\s*(?=\S|$)|,\s+[^.–—]{{3,40}}\.\s|\s*$)"
    shapes = (
        rf"{place}[.,]?\s{day}[.,]?(?:{DASH}|\s*){agency}{end}",
        rf"{day}[.,]?\s{place}[.,]?(?:{DASH}|\s*){agency}{end}",
        rf"{place}[.,]?\s{day}[.,]?{DASH}{quoted}\s*[.:](?:\s|$)",
        rf"{place}[.,]?\s{day}[.,]\s*{quoted}(?:{DASH}|\s*[.:]\s)",
        rf"{place}[.,]\s{quoted}{DASH}",
        rf"{place}[.,]\s{day}(?:{DASH}|\s*:\s|\s*$)",
        rf"{place}[.,]?(?:{DASH}|\s+){agency}(?:{DASH}|\s*[.:]\s)",
        rf"{bracketed}(?:{DASH}|:\s)",
        rf"(?P<place>{capitals}{region}?){DASH}",
    )
    return tuple(re.compile(_any_case(shape, month)) for shape in shapes)


def _any_case(shape: str, month: str) -> str:
    """Months are written in any case, places are not."""
    return shape.replace(month, f"(?i:{month})")


def filed(line: str, published: str | None = None, outlet: str | None = None) -> Filed | None:
    """The dateline that a line begins with, or None; `published` (ISO) tells the year that it leaves out.

    An outlet that files under its own name is an agency, listed or not.
    """
    head = line[:REACH]
    for pattern in _patterns():
        match = pattern.match(head)
        if match and (found := _dateline(match.groupdict(), published)):
            return _with_own_name(head, Filed(match.end(), found), outlet)
    return None


# the name between the dateline's dash and the report: «— Завинформ.»
_OWN = re.compile(r"[«“„\"]?(?P<name>\w[\w’'-]*(?:\s\w[\w’'-]*){0,3})[»”“\"]?\s*(?:[.:](?=\s|$)|\s[–—-])\s*")


def _with_own_name(head: str, found: Filed, outlet: str | None) -> Filed:
    match = _OWN.match(head, found.length)
    if found.dateline.agency or not outlet or not match or not is_same_outlet(match["name"], outlet):
        return found
    return Filed(match.end(), replace(found.dateline, agency=match["name"]))


def _dateline(parts: dict[str, str | None], published: str | None) -> Dateline | None:
    place = _place(parts.get("place") or "")
    inside, bare = parts.get("inside"), parts.get("bare")
    written = (inside or bare or parts.get("quoted") or "").strip()
    # as the page writes it; which agency that is, linking says
    agency = written.removeprefix("Корр. ") if written.lower() in _agencies() else parts.get("quoted")
    if inside and not agency:
        # an agency nobody listed is believed between a place and a dash only, and looks like a name
        agency = inside.strip() if place and inside[:1].isupper() and len(inside.split()) <= 3 else None
        if not agency:
            return None
    if place and place.split()[0].lower() in _no_places():
        return None
    day = next((found.day.near(published).iso() for found in days(parts.get("day") or "")), None)
    return Dateline(place, day, agency)


def _place(written: str) -> str | None:
    """The place without the full stop that ends it, which is not that of an abbreviated state ("N.Y.",
    "Calif.").
    """
    place = written.strip(" ,")
    return (place if "," in place else place.rstrip(".")) or None
