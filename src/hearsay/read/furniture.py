"""Furniture: lines of a saved page that are no part of its report, told by their wording alone.

The table has two kinds of rows: `line` drops the line that matches as a whole; `cut` drops it and, near the
end of a page, all that follows (comments, related reports, the author's life). A line that ends like a
sentence of a report and is long is never furniture: losing words that somebody said is worse than keeping a
"Share". A row of the site's sections is furniture as well.
"""

import re
from functools import lru_cache

from hearsay.read.tables import table

# the longest line that is looked at: newsletter appeals and copyright notices reach it, paragraphs exceed it
LONGEST = 320
# a cut takes what follows where that is less than this share of the text: comments may outgrow the report,
# see `cut`
REST = 0.35


@lru_cache(maxsize=1)
def _lines() -> re.Pattern[str]:
    return _any_of("line")


@lru_cache(maxsize=1)
def _cuts() -> re.Pattern[str]:
    return _any_of("cut")


def _any_of(kind: str) -> re.Pattern[str]:
    patterns = [f"(?:{row['pattern']})" for row in table("furniture") if row["does"] == kind]
    return re.compile("|".join(patterns), re.IGNORECASE)


# sections stand apart by a mark; a row of that many short parts is a menu even where no section is known
_MARK = re.compile(r"\s*[|·•/»›]\s*|\s{2,}|\t")
_ROW, _LONG_ROW = 3, 5
_PART = re.compile(r"[^\W\d_a-zа-яё][\w’'&-]*(?:\s[\w’'&-]+){0,2}")


@lru_cache(maxsize=1)
def _sections() -> re.Pattern[str]:
    words = sorted((row["word"] for row in table("sections")), key=len, reverse=True)
    known = "|".join(re.escape(word).replace("\\ ", r"\s") for word in words)
    return re.compile(rf"(?P<one>{known})|(?:{known})(?:\s+(?:{known})){{{_ROW - 1},}}", re.IGNORECASE)


def is_section(line: str) -> bool:
    """Whether a line is the name of a section and nothing else."""
    match = _sections().fullmatch(line.strip())
    return bool(match and match["one"])


def is_navigation(line: str) -> bool:
    """Whether a line is a row of a site's sections: "Home | World | Opinion", «Главная Новости Политика»."""
    if not line[:1].isupper() or len(line) > LONGEST:
        return False
    parts = _MARK.split(line)
    if len(parts) < _ROW:
        return bool((match := _sections().fullmatch(line)) and not match["one"])
    if not all(map(_PART.fullmatch, parts)):
        return False
    return len(parts) >= _LONG_ROW or any(map(is_section, parts))


# words in quotation marks or before a dash, then somebody who said them: «Присоединяйтесь», — призвал Орлов.
_SPOKEN = re.compile(
    r"""[»”"],?\s*[—–-]\s|[,!?…]["»”]?\s[—–]\s[^\W\d_A-ZА-Я]|["”»],?\s(?:said|says|told)\b"""
)


def is_furniture(line: str) -> bool:
    """Whether a line, as a whole, is furniture."""
    bare = line.strip(" \t\xa0*#>•·-–—|")
    if _SPOKEN.search(bare):
        return False
    if len(bare) > LONGEST:
        return False
    return not any(map(str.isalnum, bare)) or bool(_lines().fullmatch(bare)) or is_navigation(bare)


def is_cut(line: str) -> bool:
    """Whether a line announces that the report is over."""
    return len(line) <= 90 and bool(_cuts().fullmatch(line.strip(" \t\xa0*#>•·-–—|")))


def without_furniture(lines: list[str], rest: float = REST) -> list[str]:
    """The lines of the report alone; `rest` is the largest share of characters that a cut may take."""
    return [line for line in lines[: _end(lines, rest)] if not is_furniture(line) and not is_cut(line)]


def _end(lines: list[str], rest: float) -> int:
    """The index of the first line that announces the end, where little enough follows it; else all lines."""
    total = sum(map(len, lines))
    before = 0
    for index, line in enumerate(lines):
        if is_cut(line) and total - before <= rest * total:
            return index
        before += len(line)
    return len(lines)
