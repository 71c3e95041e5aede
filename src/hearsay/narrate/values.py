"""Numbers, shares, weekdays and months of a statement as values, whether in digits or in words of English and Russian."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# months that are words of their own in English count only beside a number or after a preposition of time
_MAY_BE_WORDS = frozenset({"march"})
_BEFORE_MONTHS = frozenset(["in", "on", "by", "until", "since", "last", "next", "this", "of", "from"])


# "one in five" is a share, "three in twenty" hardly
_FEW = 10
_ONES, _ONE = frozenset({"one", "один", "одна", "одного", "одному", "одной"}), ("number", "1")


class Values(NamedTuple):
    """The values that a statement names, kind by kind; `factors` are how many times more or less something became."""

    numbers: frozenset[float]
    shares: frozenset[float]
    factors: frozenset[float]
    weekdays: frozenset[str]
    months: frozenset[str]


_NONE = Values(*[frozenset()] * 5)


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

    factors: set[float] = set()
    parts = _parts(words, table)
    for place, word in enumerate(words):
        kind, value = table.get(word, ("", ""))
        if place in parts:
            close()
            shares.add(parts[place])
            continue
        if _NUMBER.fullmatch(word):
            if running and len(word) == 3 and word.isdigit() and words[place - 1].isdigit():
                # "118 381"
                running[-1] = running[-1] * 1000 + float(word)
                continue
            close()
            running.append(_value(word))
        elif kind == "number":
            # "twenty three" goes on, "three, twenty" does not
            if running and running[-1] % 100 and (running[-1] % 10 or float(value) >= _FEW):
                close()
            running.append(float(value))
        elif kind == "times":
            running[:] = [(sum(running) or 1) * float(value)]
        elif kind == "percent" or word == "%":
            close(percent=True)
        else:
            close()
            if kind in {"share", "factor"}:
                (shares if kind == "share" else factors).add(float(value))
            elif kind in found and not (
                word in _MAY_BE_WORDS and words[max(0, place - 1)] not in _BEFORE_MONTHS
            ):
                found[kind].add(value)
    close()
    # years and counts alike are numbers; "one" and "a" are no figures
    return Values(
        frozenset(numbers - {1.0}),
        frozenset(shares),
        frozenset(factors),
        frozenset(found["weekday"]),
        frozenset(found["month"]),
    )


def _parts(words: Sequence[str], table: Mapping[str, tuple[str, str]]) -> dict[int, float]:
    """Places of words that name a share together, and its percent: "nine in ten", «девять из десяти», «каждый пятый»."""
    found: dict[int, float] = {}
    for place, word in enumerate(words[:-1]):
        following = table.get(words[place + 1], ("", ""))
        if word.startswith("кажд") and following[0] == "ordinal":
            found[place + 1] = round(100 / float(following[1]))
        end = place + (3 if word == "out" else 2 if word in {"in", "из"} else 0) - 1
        if end > place and place and end < len(words):
            part, whole = (
                table.get(each, _ONE if each in _ONES else ("", ""))
                for each in (words[place - 1], words[end])
            )
            if part[0] == whole[0] == "number" and float(part[1]) < float(whole[1]) <= _FEW:
                found[place - 1] = found[end] = round(100 * float(part[1]) / float(whole[1]))
    return found


def _value(digits: str) -> float:
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", digits).replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return float(re.sub(r"\D", "", plain)[:15])


def differ(one: Values, other: Values) -> bool:
    """Whether of one kind each names a value that the other does not."""
    return any(mine - theirs and theirs - mine for mine, theirs in zip(one, other, strict=True))
