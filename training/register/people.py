"""People and their posts, as the sources give them: the table of politicians, the World Factbook, Phoenix, hand tables.

A person's country is what `source` names; an office's is in its title or its source's.
"""

import calendar
import gzip
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from countries import Country, by_name

from hearsay.link.titles import class_of

# what the chambers' files call a seat, by the beginning of source and post
SEATS = (
    ("russia-cabinet", "duma-", "member of the State Duma"),
    ("russia-cabinet", "federal-council", "member of the Federation Council of Russia"),
    ("ukraine-cabinet", "rada-", "People's Deputy of Ukraine"),
    ("belarus-ministers", "", "member of the National Assembly of Belarus"),
    ("kazakhstan-cabinet", "mazhilis-", "Member of the Mazhilis"),
    ("", "", "member of parliament"),
)
# titles that are a minister's portfolio without the word
PORTFOLIO = re.compile("^(minister|governor)-")
EMPTY = "wpoffice"
_ISO_NAMES = {"us": "US", "south-korea": "KR", "south-africa": "ZA", "united-kingdom": "GB"}
MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}


@dataclass
class Post:
    """A post held: title in English, country code, days as yyyymmdd with 00 for what is unknown, 0 for an open end."""

    title: str
    country: str
    start: int
    end: int
    source: str


@dataclass
class Person:
    id: str
    names: list[tuple[str, str]]  # (name, "label" | "hand" | "generated" | a source)
    posts: list[Post] = field(default_factory=list)
    country: str = ""


def day(text: str) -> int:
    """An ISO day of a source as a number: 2003-06 is 20030600, nothing is 0."""
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    return int(found[1]) * 10000 + int(found[2] or 0) * 100 + int(found[3] or 0) if found else 0


def politicians(shared: Path, known: list[Country]) -> Iterator[Person]:
    """The people of wikidata-politicians.jsonl.gz."""
    names = by_name(known)
    with gzip.open(shared / "data/actors/wikidata-politicians.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            posts = [_post(post, names) for post in row["posts"]]
            dated = {(post.start, post.end) for post in posts if post.title != EMPTY}
            exact = {
                (post.country, class_of(post.title)) for post in posts if post.source != "world-leaders-2021"
            }
            posts = [
                post
                for post in posts
                if post.source != "world-leaders-2021" or (post.country, class_of(post.title)) not in exact
            ]
            kept = [post for post in posts if post.title != EMPTY or (post.start, post.end) not in dated]
            forms = [(_clean(name["name"]), "label") for name in row["names"]]
            yield Person(row["qid"], [form for form in forms if form[0]], kept, _home(posts))


def _clean(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\([^)]*\)", " ", html.unescape(name))).strip(" ,")


def _post(post: dict[str, str], names: dict[str, Country]) -> Post:
    source, title = post["source"], post["post"]
    country = _country_of(source, names)
    if re.fullmatch("[a-z0-9A-Z]+(-[a-z0-9A-Z]+)+", title) and title not in {
        "vice-president",
        "prime-minister",
    }:
        title = (
            next(seat for start, begin, seat in SEATS if source.startswith(start) and title.startswith(begin))
            if not (PORTFOLIO.match(title))
            else PORTFOLIO.sub(lambda m: m.group(1).capitalize() + " of ", title)
        )
    if (source, title) == ("india-ministers", "Minister of Foreign Affairs"):
        title = (
            "Foreign Secretary"  # the file's name for the civil servant; the minister's is External Affairs
        )
    # Georgia is a state of the union there
    title, said = without_country(title, names) if source != "us-cabinet" else (title, "")
    return Post(title, said or country, day(post["start"]), day(post["end"]), source)


def _country_of(source: str, names: dict[str, Country]) -> str:
    stem = re.sub("-(cabinet|ministers)$", "", source)
    if stem in _ISO_NAMES:
        return _ISO_NAMES[stem]
    found = names.get(stem.replace("-", " "))
    return found.iso2 if found else ""


def without_country(title: str, names: dict[str, Country]) -> tuple[str, str]:
    """A title without the country at its end, and the code of that; an ambassador's host stays part of the title."""
    if re.search("ambassador|envoy|representative|consul|ministry", title, re.IGNORECASE):
        return title, ""
    parted = re.match(r"(.+?) of (?:the )?([A-Z].+)$|(.+?), ([A-Z][a-z]+)$|(.+?) \(([A-Z][a-z]+)\)$", title)
    if parted:
        head, place = next((parted[n], parted[n + 1]) for n in (1, 3, 5) if parted[n])
        found = names.get(place.casefold()) or names.get(place.casefold().removeprefix("republic of "))
        if found:
            return head, found.iso2
        if " of " in place:
            _, code = without_country(f"x of {place.rsplit(' of ', 1)[1]}", names)
            if code:
                return title[: title.rindex(" of ")].removesuffix(" of the Republic"), code
    return title, ""


def _home(posts: list[Post]) -> str:
    """The country most of a person's posts are of."""
    counts: dict[str, int] = {}
    for post in posts:
        if post.country:
            counts[post.country] = counts.get(post.country, 0) + (
                1 if post.source == "world-leaders-2021" else 2
            )
    return max(counts, key=counts.__getitem__, default="")


def heads(shared: Path, known: list[Country]) -> Iterator[tuple[str, str, str, int]]:
    """(name, title, country code, since) of factbook-government.jsonl, the state of May 2026."""
    codes = {one.fips: one.iso2 for one in known if one.fips and one.independent} | {
        "kv": "XK",
        "gz": "",
        "we": "",
    }
    with (shared / "data/actors/factbook-government.jsonl").open(encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            executive, code = row.get("executive", {}), codes.get(row["fips"], "")
            for part, office in (
                ("chief of state", "head of state"),
                ("head of government", "head of government"),
            ):
                text = html.unescape(re.sub("<[^>]+>", " ", executive.get(part, "") or ""))
                for said in re.split(r"[;\n]", text):
                    found = re.match(
                        r"\W*(?:represented by [^(]*)?((?:[\w'’.,/-]+ )*?)((?:[\w'’.-]+ )*?[\w'’-]*[A-ZÀ-Þ'’-]{2,}[^(]*?)\s*\((?:[^)]*)since (\d+ )?(?:([A-Z][a-z]+) )?(\d{4})",
                        said.strip(),
                    )
                    if found and code:
                        month = MONTHS.get(found[4] or "", 0)
                        since = int(found[5]) * 10000 + month * 100 + int(found[3] or 0)
                        yield _titled(found[1] + found[2], office, code, since)


_RANK = re.compile(
    r"^(?:(?:interim|acting|transitional|transition|transitional|prime|federal|state|first|the|of|council|government|cabinet|chairman|chairperson|president|premier|"
    r"king|queen|emperor|sultan|amir|emir|prince|grand duke|minister|chancellor|taoiseach|general|gen\.?|colonel|col\.|captain|lt\.?|maj\.?|brig\.?|"
    r"sheikh|shaykh|pope|supreme|leader|head|ministers|governor|chief|administrator|co-prince|sir|dame|dr\.?|capt\.?|gen|ret\.|mr\.?|executive|"
    r"republic|presidential|and|vice|affairs|commission|caretaker|crown|people's|assembly|swiss|confederation|secretary|foreign|co-vice|leadership|gnu|cnsp|sovereign|taliban|lord|mann|territorial|sr\.|mullah|military|junta|for|transition|spc|chair|presidency|sovereignty|councilor|field|marshal|governor-general|adm\.?|monarch)[ ,]+)+",
    re.IGNORECASE,
)


def _titled(text: str, office: str, code: str, since: int) -> tuple[str, str, str, int]:
    """Title and name apart; surnames in capitals are written as names are."""
    rank = _RANK.match(text)
    title = rank[0].strip(" ,") if rank else office
    name = text[rank.end() :] if rank else text
    name = " ".join(
        word.capitalize() if len(word) > 2 and word.isupper() and "-" not in word else word
        for word in name.split()
    )
    name = re.sub(r"\b([A-ZÀ-Þ])([A-ZÀ-Þ'’]+)\b", lambda m: m[1] + m[2].lower(), name)
    return name.strip(" ,"), title, code, since


def is_name(text: str) -> bool:
    """A head's name as it came out: two words or a monarch's one, none of them a word of prose."""
    return len(text) > 3 and not re.search(
        r"\b(?:and|represented|Commissioner|Administrator|Confederation|Bailiff|Council)\b", text
    )
