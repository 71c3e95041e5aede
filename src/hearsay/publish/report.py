"""The overview as one HTML file that needs nothing else: no script, no font, no picture from anywhere, for screen and paper."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hearsay.publish.marks import marked
from hearsay.records import Item, Overview

# rows of the tables; the lists of the corpus have them all
_SPEAKERS, _COUNTRIES = 20, 6
_WIDTH, _HEIGHT, _FOOT = 720, 150, 18


class Text(NamedTuple):
    """A document as the report shows it."""

    item: Item
    body: Markup


class Bar(NamedTuple):
    """A piece of a column of the chart, in its units."""

    x: float
    y: float
    width: float
    height: float
    series: int
    label: str


def report(overview: Overview, items: Iterable[Item], title: str, made: str) -> str:
    """The page; `items` are the documents that are shown whole, `made` says when and by what."""
    environment = Environment(
        loader=PackageLoader("hearsay.publish", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    template = environment.get_template("report.html.j2")
    countries = list(overview.countries)[:_COUNTRIES]
    return template.render(
        overview=overview,
        title=title,
        made=made,
        countries=countries,
        bars=_bars(overview.days, countries),
        chart=(_WIDTH, _HEIGHT, _FOOT),
        speakers=overview.speakers[:_SPEAKERS],
        most=max((speaker.statements for speaker in overview.speakers), default=1),
        texts=[Text(item, marked(item.document.text, item.statements)) for item in items],
    )


def _bars(days: Mapping[str, Mapping[str, int]], countries: Sequence[str]) -> list[Bar]:
    """A column a day from the first to the last, empty ones too; its documents by country, the first one at the foot."""
    if not days:
        return []
    first, last = (dt.date.fromisoformat(day) for day in (min(days), max(days)))
    step = _WIDTH / ((last - first).days + 1)
    unit = (_HEIGHT - _FOOT) / max(sum(counts.values()) for counts in days.values())
    bars = []
    for day, counts in days.items():
        i = (dt.date.fromisoformat(day) - first).days
        level = float(_HEIGHT - _FOOT)
        for series, country in enumerate(countries):
            number = counts.get(country, 0)
            if number:
                level -= number * unit
                label = f"{day}, {country}: {number}"
                bars.append(
                    Bar(
                        round(i * step, 1),
                        round(level, 1),
                        round(step * 0.8, 1),
                        round(number * unit, 1),
                        series,
                        label,
                    )
                )
    return bars
