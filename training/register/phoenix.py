"""Phoenix's English names with dated roles: ../shared/data/actors/phoenix-countries-actors.txt (petrarch2, MIT), content until 2011.

A country's heads of state stand first, then its heads of government, both by the beginning of their terms; then ministers by name,
by sector and month. Open terms are not used: Phoenix never closed them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

Term = tuple[int, int, str]
OPEN = 99999999
# which of Phoenix's lists are the heads of state and of government, where not the first two; None: neither, or not clearly so
LISTS: dict[str, tuple[int | None, int | None]] = {
    "RUS": (3, 4), "BLR": (1, 2), "KAZ": (None, 0), "UZB": (None, 0), "LTU": (0, 2), "CHN": (None, 3), "IRN": (None, None),
    "GBR": (None, 0), "JPN": (None, 1), "CAN": (None, 1), "AUS": (None, 1), "USA": (0, None), "ARG": (0, None), "ZAF": (0, None),
    "MEX": (0, None), "IDN": (0, None), "BRA": (0, None), "POL": (0, 1),
}  # fmt: skip
ROLE = re.compile(r"\[(\w{3})(\w*)(?: (?:>(\d+)|<(\d+)|(\d+)-(\d+)))?\]")


def entries(shared: Path) -> Iterator[tuple[list[str], list[tuple[str, str, int, int]]]]:
    """(spellings, [(ISO 3 code, role, start, end)]) of the dated people of phoenix-countries-actors.txt."""
    spellings: list[str] = []
    roles: list[tuple[str, str, int, int]] = []
    text = (shared / "data/actors/phoenix-countries-actors.txt").read_text(encoding="utf8", errors="replace")
    for line in text.splitlines():
        if line.startswith("\t"):
            for code, role, since, until, start, end in ROLE.findall(line):
                roles.append((code, role, _century(since or start), _century(until or end)))
        elif line[:1].isalpha() or line.startswith("+"):
            if not line.startswith("+"):
                if any(role.startswith("GOV") for _, role, _, _ in roles):
                    yield spellings, roles
                spellings, roles = [], []
            name = re.split(r"[\[#\t]", line.lstrip("+"))[0].strip().strip("_")
            spellings.append(" ".join(part.capitalize() for part in name.split("_")))
    if roles:
        yield spellings, roles


def _century(text: str) -> int:
    if not text:
        return 0
    return int(text) if len(text) == 8 else int(text) + (20000000 if int(text[:2]) < 16 else 19000000)


def heads_and_ministers(
    shared: Path,
) -> tuple[dict[str, dict[str, list[Term]]], dict[str, dict[str, list[Term]]]]:
    """Closed terms of heads by country and class, terms of ministers by country and role, open ones until OPEN."""
    leaders: dict[str, list[tuple[str, list[tuple[int, int]]]]] = {}
    ministers: dict[str, dict[str, list[Term]]] = {}
    for spellings, roles in entries(shared):
        for code in {code for code, _, _, _ in roles}:
            mine = [
                (role, start, end)
                for country, role, start, end in roles
                if country == code and role.startswith("GOV")
            ]
            career = any(country == code and role == "ELI" and end for country, role, _, end in roles)
            if career:
                leaders.setdefault(code, []).append(
                    (spellings[0], [(start, end) for role, start, end in mine if role == "GOV"])
                )
            for role, start, end in mine:
                if start:
                    ministers.setdefault(code, {}).setdefault(role, []).append(
                        (start, end or OPEN, spellings[0])
                    )
    return {code: _heads(code, found) for code, found in leaders.items()}, ministers


def _heads(code: str, entries: list[tuple[str, list[tuple[int, int]]]]) -> dict[str, list[Term]]:
    """Lists of heads follow one another; where terms go back in time the next one begins. Unclear terms are left out."""
    lists: list[list[Term]] = [[]]
    start, ended = 0, 0
    for name, terms in entries:
        if not terms:
            continue
        follows = [term for term in terms if abs(term[0] - ended) <= 3]
        possible = follows or [term for term in terms if term[0] >= start]
        if not possible:
            lists.append([])
            possible = terms
        start, ended = min(possible)
        if ended and (follows or len(possible) == 1):
            lists[-1].append((start, ended, name))
        ended = ended or 99999999
    found = {}
    for kind, which in zip(("head_of_state", "head_of_government"), LISTS.get(code, (0, 1)), strict=True):
        found[kind] = lists[which] if which is not None and which < len(lists) else []
    return found
