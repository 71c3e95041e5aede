"""Numbers, shares, weekdays and months of a statement as values, whether in digits or in words of English and Russian."""

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# months that are words of their own in English count only beside a number or after a preposition of time
_MAY_BE_WORDS = frozenset({"march"})
_BEFORE_MONTHS = frozenset(["in", "on", "by", "until", "since", "last", "next", "this", "of", "from"])


class Values(NamedTuple):
    """The values that a statement names, kind by kind."""

    numbers: frozenset[float]
    shares: frozenset[float]
    weekdays: frozenset[str]
    months: frozenset[str]


_NONE = Values(frozenset(), frozenset(), frozenset(), frozenset())


@cache
def _table(lang: str) -> dict[str, tuple[str, str]]:
    text = (resources.files("hearsay.narrate") / "data" / "values.tsv").read_text(encoding="utf8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return {
        word: (kind, value)
        for language, kind, value, form, _ in rows
        if language == lang
        for word in form.split()
    }


def values(words: Sequence[str], lang: str | None) -> Values:
    """The values in the words of a statement, in lower case and in order."""
    table = _table(lang or "")
    if not any(word in table or word[0].isdigit() or word == "%" for word in words):
        return _NONE
    found: dict[str, set[str]] = {"weekday": set(), "month": set()}
    shares: set[float] = set()
    numbers: set[float] = set()
    running: list[float] = []

    def close(*, percent: bool = False) -> None:
        if running:
            (shares if percent else numbers).add(sum(running))
            running.clear()

    for place, word in enumerate(words):
        kind, value = table.get(word, ("", ""))
        if _NUMBER.fullmatch(word):
            close()
            running.append(_value(word))
        elif kind == "number":
            # "twenty three" goes on, "three, twenty" does not
            if running and (running[-1] % 100 == 0 or (running[-1] % 10 == 0 and float(value) < 10)):
                running.append(float(value))
            else:
                close()
                running.append(float(value))
        elif kind == "times":
            running[:] = [(sum(running) or 1) * float(value)]
        elif kind == "percent" or word == "%":
            close(percent=True)
        else:
            close()
            if kind == "share":
                shares.add(float(value))
            elif kind in found and not (
                word in _MAY_BE_WORDS and words[max(0, place - 1)] not in _BEFORE_MONTHS
            ):
                found[kind].add(value)
    close()
    # years and counts alike are numbers; "one" and "a" are no figures
    return Values(
        frozenset(numbers - {1.0}), frozenset(shares), frozenset(found["weekday"]), frozenset(found["month"])
    )


def _value(digits: str) -> float:
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", digits).replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return float(re.sub(r"\D", "", plain)[:15])


def differ(one: Values, other: Values) -> bool:
    """Whether of one kind each names a value that the other does not."""
    return any(mine - theirs and theirs - mine for mine, theirs in zip(one, other, strict=True))
