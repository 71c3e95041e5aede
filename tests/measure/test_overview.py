"""The overview adds up, puts spellings together where the register does, and shows only ways on which all are named."""

from collections.abc import Sequence

from hearsay.measure.overview import overview
from hearsay.measure.routes import route
from hearsay.records import Actor, Document, Item, Outlet, Statement

HERALD = Outlet("Velmora Herald", country="Lurania")


def said(speaker: str | None, parent: int | None = None, *via: str, role: str | None = None) -> Statement:
    content = ((0, 4),)
    return Statement((), (), content, "indirect", "speech", speaker, role, via, None, parent, confidence=0.9)


def item(
    *statements: Statement,
    day: str | None = "2024-03-05",
    outlet: Outlet | None = HERALD,
    who: Sequence[Actor | None] = (),
) -> Item:
    return Item(Document("Text of the day.", "en", outlet="Paper", published=day), outlet, statements, who)


def test_a_way_runs_over_the_statements_that_hold_the_one_asked_for() -> None:
    statements = [said("Roe", None, "Radio"), said("Lind", 0)]
    assert route("Herald", statements, 1) == ("Herald", "Radio", "Roe", "Lind")


def test_a_way_on_which_somebody_is_not_named_is_none() -> None:
    assert route("Herald", [said(None), said("Lind", 0)], 1) is None


def test_no_name_stands_twice_in_a_row_and_a_circle_of_parents_ends() -> None:
    assert route("Herald", [said("Roe", None, "Radio"), said("Roe", 0)], 1) == ("Herald", "Radio", "Roe")
    assert route("Herald", [said("Roe", 1), said("Lind", 0)], 0) is None


def test_what_was_said_to_the_outlet_itself_went_through_no_other() -> None:
    assert route("The Halsten Courier", [said("Roe", None, "Courier")], 0) == ("The Halsten Courier", "Roe")
    assert route("Zaslon", [said("Roe", None, "«Заслон»")], 0, ("заслон",)) == ("Zaslon", "Roe")


def test_a_way_on_which_a_name_stands_twice_is_none() -> None:
    statements = [said("Agency", None), said("Roe", 0, "Radio", "Agency")]
    assert route("Herald", statements, 1) is None
    assert route("Keldpress", [said("Кельдпресс", None, "Завинформ")], 0, ("кельдпресс",)) is None


def test_counts_add_up() -> None:
    found = overview(
        [
            item(said("Jane Roe"), said(None), said("John Doe", role="mayor")),
            item(said("Jane Roe"), day="2024-03-04", outlet=None),
            item(day=None),
        ]
    )
    assert (found.documents, found.statements, found.unnamed) == (3, 4, 1)
    assert found.countries == {"Lurania": (2, 3), "unknown": (1, 1)}
    assert (found.first_day, found.last_day) == ("2024-03-04", "2024-03-05")
    assert [(s.name, s.statements, s.outlets, s.office) for s in found.speakers] == [
        ("Jane Roe", 2, 2, None),
        ("John Doe", 1, 1, "mayor"),
    ]


def test_spellings_are_put_together_where_they_are_linked_to_one_actor_only() -> None:
    spellings = (said("Elena Orvat"), said("Елена Орват"), said("Yelena Orvath"))
    assert len(overview([item(*spellings)]).speakers) == 3
    actor = Actor("orvath", "Yelena Orvath", ("Elena Orvat", "Елена Орват"), "Lurania", "leader")
    found = overview([item(*spellings, said("Roe"), who=[actor, actor, actor, None])])
    assert [(s.name, s.statements, s.country) for s in found.speakers] == [
        ("Yelena Orvath", 3, "Lurania"),
        ("Roe", 1, "unknown"),
    ]
    assert found.speaker_countries == {"Lurania": 3, "unknown": 1}


def test_the_longest_ways_come_first_and_each_once() -> None:
    texts = [
        item(said("Roe", None, "Radio"), said("Roe", None, "Radio"), said("Lind", None, "Radio", "Agency"))
    ]
    assert [example.route for example in overview(texts).routes] == [
        ("Velmora Herald", "Radio", "Agency", "Lind"),
        ("Velmora Herald", "Radio", "Roe"),
    ]


def test_nothing_is_an_overview_too() -> None:
    found = overview([])
    assert (found.documents, found.first_day, found.routes) == (0, None, [])
