"""Which statements a person should be asked about, so that few answers teach much and no false finding stands.

First a spread over the likeliest (there is nothing to learn from yet). Then what a claim would rest on: the earliest tellings,
and the few of an outlet that has hardly any, for one wrong of these makes a wrong first or hides a silence; the likeliest of
those that came before; then the least certain (uncertainty sampling, Lewis and Gale 1994), of texts that carry nothing yet.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

# of so few documents an outlet's are looked at one by one
_FEW = 2
# earliest tellings that are always asked about
_EARLIEST = 4
# until so many answers are given, the likeliest are spread over
FIRST_ROUND = 10
# among so many of the likeliest
_AMONG = 40
# likeliest statements from before the first telling that are asked about each time
_BEFORE = 1
UNSURE, EARLIER = "least certain", "would be the first"


class Candidate(NamedTuple):
    """A statement with the log-odds that it belongs; `voice` is shared by its copies, `message` by what says alike."""

    statement: str
    odds: float
    voice: str
    message: str
    document: str
    outlet: str
    when: str | None


class Question(NamedTuple):
    """A statement to be asked about, and why."""

    statement: str
    why: str


def spread(candidates: Sequence[Candidate], count: int) -> list[Question]:
    """The likeliest, one of each message, evenly over the first ranks."""
    ranked = sorted(candidates, key=lambda each: (-each.odds, each.statement))
    one_each = list({each.message: each for each in reversed(ranked)}.values())[::-1][:_AMONG]
    one_each.sort(key=lambda each: (-each.odds, each.statement))
    if not one_each or count < 1:
        return []
    step = max(1.0, len(one_each) / count)
    places = [int(number * step) for number in range(min(count, len(one_each)))]
    return [Question(one_each[place].statement, "among the likeliest") for place in places]


def questions(
    candidates: Sequence[Candidate], answered: frozenset[str], least: float, count: int
) -> list[Question]:
    """The statements worth an answer, most telling first; `answered` are voices, `least` the log-odds of who belongs."""
    members = [each for each in candidates if each.odds >= least]
    documents = Counter(outlet for _, outlet in {(each.document, each.outlet) for each in members})
    carrying = {each.document for each in members}
    earliest = sorted(members, key=lambda each: (each.when is None, each.when or "", each.statement))[
        :_EARLIEST
    ]
    few = [each for each in members if documents[each.outlet] <= _FEW]
    before = [each for each in candidates if earliest and (each.when or "9") < (earliest[0].when or "9")[:10]]
    near = [each for each in candidates if each.odds >= least or each.document not in carrying]
    asked: dict[str, Question] = {}

    def take(some: Sequence[Candidate], most: int, why: Callable[[Candidate], str]) -> None:
        fresh = (each for each in some if each.voice not in answered and each.voice not in asked)
        for each in islice(_one_a_voice(fresh), max(0, min(most, count - len(asked)))):
            asked[each.voice] = Question(each.statement, why(each))

    take(earliest, count, lambda _: "among the first")
    take(
        sorted(few, key=lambda each: (-each.odds, each.statement)),
        max(1, count // 2),
        lambda each: f"one of {documents[each.outlet]} of {each.outlet}",
    )
    take(sorted(before, key=lambda each: (-each.odds, each.statement)), _BEFORE, lambda _: EARLIER)
    take(
        sorted(near, key=lambda each: (abs(each.odds - least), each.statement)),
        count,
        lambda _: UNSURE,
    )
    return list(asked.values())


def _one_a_voice(candidates: Iterator[Candidate]) -> Iterator[Candidate]:
    seen: set[str] = set()
    for each in candidates:
        if each.voice not in seen:
            seen.add(each.voice)
            yield each
