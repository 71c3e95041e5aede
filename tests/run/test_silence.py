"""Spread and silence over a corpus: carriers, coverage, copies and holes come from the store."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from hearsay.errors import UsageError
from hearsay.measure.silence import Verdict
from hearsay.records import Document, Outlet, Sphere, Statement
from hearsay.run.narrating import told_all
from hearsay.run.silence import Told, measure
from hearsay.store import documents, narratives, outlets
from hearsay.store.engine import Corpus, open_corpus
from hearsay.store.schema import statement_actors, statements

WHEN = "2024-05-01T08:00:00+00:00"
DAYS = [(dt.date(2024, 3, 1) + dt.timedelta(days=i)).isoformat() for i in range(28)]
COUNTRIES = ("Zavoria", "Keldia", "Ardmere", "Lurania")
QUOTE = "The tents were paid for abroad"
CARRIES = "Crowds met in Velmora again. “The tents were paid for abroad,” {cue} Gleb Stozharov on the {day}th. Then Velmora slept. "
COVERS = "Crowds met in Velmora again. The square filled, and in Velmora nobody slept on the {day}th. {outlet} saw {day} tents. "


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with open_corpus(str(tmp_path / "c.db"), create=True) as opened:
        yield opened


def article(outlet: str, day: str, cue: str | None) -> tuple[Document, list[Statement]]:
    filling = " ".join(f"{outlet.lower()}{day[-2:]}word{i}" for i in range(60))
    text = (CARRIES if cue else COVERS).format(cue=cue, day=int(day[-2:]), outlet=outlet) + filling
    said = []
    if cue:
        at, spoke = text.index(QUOTE), text.index(f" {cue} ") + 1
        spans = ((at, at + len(QUOTE)),)
        said = [
            Statement(
                (), ((spoke, spoke + len(cue)),), spans, "direct", "speech", "Gleb Stozharov", confidence=0.9
            )
        ]
    url = f"https://{outlet.lower()}.example/{day}"
    document = Document(
        text, "en", day, outlet=outlet, url=url, address=url, published=f"{day}T09:00:00+02:00"
    )
    return document, said


def filled(corpus: Corpus, silent: str = "Lurania", cue: str = "said", hole: str | None = None) -> Told:
    """Two outlets a country, each with an article a day on the tents; every second one has the message, none of `silent`."""
    ids = []
    names = [f"{country}{i}" for country in COUNTRIES for i in (1, 2)]
    with corpus.writing() as connection:
        outlets.describe(connection, [Outlet(name, country=name[:-1]) for name in names])
        outlets.define(connection, [Sphere(country, countries=(country,)) for country in COUNTRIES])
        for name in names:
            for number, day in enumerate(DAYS):
                if name[:-1] == hole and number >= 8:
                    continue
                carrying = number % 2 and name[:-1] != silent
                document, said = article(name, day, cue if carrying else None)
                documents.add(connection, [documents.Entry(document, said, "read/1", "attribute/1")], WHEN)
                ids += [one.id(document.id) for one in said]
    return Told("n", QUOTE, tuple(ids))


def by_sphere(found: list[Verdict]) -> dict[str, Verdict]:
    return {verdict.sphere: verdict for verdict in found}


def test_who_covers_the_event_and_never_carries_the_message_is_absent(corpus: Corpus) -> None:
    told = filled(corpus)
    found = by_sphere(measure(corpus, [told]).verdicts)
    assert found["Lurania"].state == "absent"
    assert found["Lurania"].coverage == 56
    assert {found[country].state for country in COUNTRIES[:3]} == {"carried"}


def test_a_cue_that_denies_denies(corpus: Corpus) -> None:
    found = by_sphere(measure(corpus, [filled(corpus, cue="denied")]).verdicts)
    assert found["Keldia"].state == "carried only to deny"


def test_a_sphere_whose_collection_broke_off_is_not_silent(corpus: Corpus) -> None:
    told = filled(corpus, hole="Lurania")
    found = measure(corpus, [told], since="2024-03-09")
    assert by_sphere(found.verdicts)["Lurania"].state == "not collected"
    assert {(hole.outlet, hole.first, hole.last) for hole in found.holes} == {
        (outlet, "2024-03-09", "2024-03-28") for outlet in ("Lurania1", "Lurania2")
    }


def test_the_spread_is_counted_within_the_window(corpus: Corpus) -> None:
    told = filled(corpus)
    whole, part = measure(corpus, [told]), measure(corpus, [told], since="2024-03-15")
    assert whole.spreads["n"].documents == 84
    assert whole.spreads["n"].first[0].when.startswith("2024-03-02")
    assert part.spreads["n"].first[0].when.startswith("2024-03-16")


def test_an_outlet_can_be_asked_about_like_a_sphere(corpus: Corpus) -> None:
    found = measure(corpus, [filled(corpus)], ["Lurania1"]).verdicts
    assert [(verdict.sphere, verdict.state) for verdict in found] == [("Lurania1", "absent")]


def test_what_cannot_be_measured_is_said_in_words(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match="no document with a day"):
        measure(corpus, [])
    filled(corpus)
    with pytest.raises(UsageError, match="no sphere or outlet “Nowhere”; spheres are: Ardmere, Keldia"):
        measure(corpus, [], ["Nowhere"])
    with pytest.raises(UsageError, match="ends"):
        measure(corpus, [], since="2024-04-01", until="2024-03-01")


@pytest.mark.parametrize("day", ["2034-02-20", "2024-06-20", "1991-02-20", "0001-01-01"])
def test_one_text_of_an_impossible_or_far_day_changes_no_finding(corpus: Corpus, day: str) -> None:
    told = filled(corpus)
    before = measure(corpus, [told])
    with corpus.writing() as connection:
        document, _ = article("Lurania1", day, None)
        documents.add(connection, [documents.Entry(document, [], "read/1", "attribute/1")], WHEN)
    after = measure(corpus, [told])
    assert (after.first, after.last, after.holes) == (before.first, before.last, before.holes)
    assert by_sphere(after.verdicts)["Lurania"].state == "absent"


def test_days_far_away_are_measured_when_they_are_asked_for(corpus: Corpus) -> None:
    told = filled(corpus)
    with corpus.writing() as connection:
        document, _ = article("Lurania1", "2020-02-20", None)
        documents.add(connection, [documents.Entry(document, [], "read/1", "attribute/1")], WHEN)
    assert measure(corpus, [told], since="2020-02-01").first == "2020-02-01"


def linked_to(corpus: Corpus, actor: str) -> None:
    """Has the actor of this id say every statement."""
    row = {"part": "speaker", "place": 0, "actor": actor, "name": "x", "confidence": 0.9, "why": "x"}
    with corpus.writing() as connection:
        keys = connection.execute(sa.select(statements.c.key)).scalars().all()
        connection.execute(statement_actors.insert(), [row | {"statement": key} for key in keys])


def test_an_actor_of_the_register_has_a_name_and_a_country(corpus: Corpus) -> None:
    told = filled(corpus)
    linked_to(corpus, "Q159")
    with corpus.writing() as connection:
        outlets.describe(connection, [Outlet(f"Keldia{i}", country="Российская Федерация") for i in (1, 2)])
        outlets.define(connection, [Sphere("Keldia", ("Keldia1", "Keldia2"))])
    found = by_sphere(measure(corpus, [told]).verdicts)
    assert found["Zavoria"].state == "only as the other side's words"
    assert found["Keldia"].state == "carried"
    assert {first.speaker for first in measure(corpus, [told]).spreads["n"].first} == {"Russia"}


def test_an_actor_of_the_register_is_one_speaker_of_a_narrative_in_all_spellings(corpus: Corpus) -> None:
    filled(corpus)
    linked_to(corpus, "Q159")
    with corpus.writing() as connection:
        keys = connection.execute(sa.select(statements.c.key)).scalars().all()
        group = {"id": "a" * 16, "core": "b" * 32, "parent": None, "stands": True, "version": "narrate/1"}
        telling = {"message": "a" * 16, "voice": "b" * 32, "confidence": 0.9, "stands": True}
        narratives.add(
            connection,
            [telling | {"statement": key} for key in keys],
            [group | {"level": "message"}],
            [],
        )
    tellings, _ = told_all(corpus)
    assert {each.who for each in tellings} == {"Russia"}
