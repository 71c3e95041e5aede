"""Whether who carries a narrative asserts or denies it, by the words that attribute it: "denied that the tents were bought"."""

import re
from functools import cache
from importlib import resources


@cache
def _beginnings(lang: str) -> tuple[str, ...]:
    table = (resources.files("hearsay.measure") / "data" / "denials.tsv").read_text(encoding="utf8")
    return tuple(row[1] for row in (line.split("\t") for line in table.splitlines()[1:]) if row[0] == lang)


def denies(cue: str, lang: str | None) -> bool:
    """Whether a cue denies what it attributes."""
    begins = _beginnings((lang or "")[:2])
    return bool(begins) and any(word.startswith(begins) for word in re.findall(r"\w+", cue.casefold()))
