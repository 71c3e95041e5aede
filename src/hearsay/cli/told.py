"""What became of narratives, in a few lines each: where they were first, in which country next, who is silent or only denies."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from hearsay.cli.printing import printable
from hearsay.records import UNKNOWN, Narrative, Telling

if TYPE_CHECKING:
    from hearsay.measure.silence import Verdict
    from hearsay.run.silence import Measured

# what a sphere does that is worth a line, in the order in which it is told
_TOLD = ("absent", "carried only to deny", "only as the other side's words")


def show(console: Console, narratives: Sequence[Narrative], found: "Measured") -> None:
    """Prints what became of narratives, and where the collection has holes."""
    for narrative in narratives:
        for line in lines(narrative, found):
            words = line.lstrip()
            console.print(Padding(Text(printable(words)), (0, 0, 0, len(line) - len(words))))
    for hole in found.holes:
        told = f"{hole.outlet}, {hole.first} to {hole.last}; its silence then means nothing."
        console.print(Text(printable(f"Not collected: {told}")))


def lines(narrative: Narrative, found: "Measured") -> Iterator[str]:
    """The lines of a narrative; all that they say holds for the monitored sources."""
    tellings = narrative.tellings
    outlets, languages = {each.outlet for each in tellings}, {each.lang for each in tellings}
    yield f"{narrative.name or narrative.id[:8]}: {narrative.core}"
    yield (
        f"    {len(tellings)} statements, {len(narrative.against)} of them denials; {narrative.wordings} wordings,"
        f" {len(outlets)} outlets, {len(languages)} languages"
    )
    if not tellings:
        return
    against = set(narrative.against)
    first = next((each for each in tellings if each.statement not in against), tellings[0])
    yield f"    earliest in this collection: {_place(first)}, {first.who or 'nobody named'}:"
    yield f"        {first.text}"
    yield f"    first by country: {'; '.join(_by_country(tellings, against))}"
    mine = [verdict for verdict in found.verdicts if verdict.narrative == narrative.id]
    for state in _TOLD:
        yield from (f"    {_verdict(verdict)}" for verdict in mine if verdict.state == state)


def _by_country(tellings: Sequence[Telling], against: set[str]) -> Iterator[str]:
    seen: set[str] = set()
    for telling in tellings:
        country = telling.country or UNKNOWN
        if country not in seen:
            seen.add(country)
            yield f"{country} {_place(telling)}{' (denies)' if telling.statement in against else ''}"


def _place(telling: Telling) -> str:
    return f"{(telling.published or 'no day')[:10]} {telling.outlet}"


def _verdict(verdict: "Verdict") -> str:
    told = (
        f"{verdict.sphere}: {verdict.state} in the monitored sources; {verdict.coverage} articles on the event,"
        f" {verdict.expected:.1f} would carry it at the others' rate"
    )
    return told + (f" (q {verdict.q:.3f})" if verdict.q is not None and verdict.state == "absent" else "")
