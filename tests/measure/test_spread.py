"""First appearances and lags claim no more than the dates allow."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.measure.carriers import Carrier
from hearsay.measure.spread import Spread, spread
from hearsay.measure.times import when

from .region import case, spheres


def carrier(name: str, date: str | None, outlet: str = "a", group: str | None = None) -> Carrier:
    return Carrier(name, outlet, date, group=group, speaker="Lomovets", country="Zavoria", language="ru")


def names(found: Spread) -> list[str]:
    return [each.document for each in found.first]


def test_the_earliest_in_this_collection_come_first() -> None:
    found = spread([carrier("2", "2024-03-04T12:00+03:00"), carrier("1", "2024-03-04T10:00+03:00")])
    assert names(found) == ["1", "2"]
    assert [each.maybe_first for each in found.first] == [True, False]


def test_times_are_compared_across_zones() -> None:
    assert names(
        spread([carrier("east", "2024-03-04T12:00+04:00"), carrier("west", "2024-03-04T09:30+01:00")])
    ) == [
        "east",
        "west",
    ]


def test_two_of_one_day_are_a_tie_and_either_may_be_first() -> None:
    found = spread([carrier("1", "2024-03-04"), carrier("2", "2024-03-04")])
    assert [(each.tied, each.maybe_first) for each in found.first] == [(False, True), (True, True)]


def test_a_day_and_a_time_within_it_are_a_tie() -> None:
    found = spread([carrier("1", "2024-03-04T12:00+03:00"), carrier("2", "2024-03-04")])
    assert all(each.maybe_first for each in found.first)


def test_days_far_enough_apart_are_in_order_whatever_the_zone() -> None:
    found = spread([carrier("1", "2024-03-04"), carrier("2", "2024-03-07")])
    assert [each.maybe_first for each in found.first] == [True, False]
    near = spread([carrier("1", "2024-03-04"), carrier("2", "2024-03-05")])
    assert [each.maybe_first for each in near.first] == [True, True]


def test_a_known_zone_makes_days_narrower() -> None:
    days = [
        Carrier("1", "a", "2024-03-04", zone=(3.0, 3.0)),
        Carrier("2", "b", "2024-03-05", zone=(3.0, 3.0)),
    ]
    assert [each.maybe_first for each in spread(days).first] == [True, False]


def test_reprints_are_channels_and_one_voice() -> None:
    wire = [carrier(str(i), f"2024-03-04T1{i}:00+03:00", f"outlet {i}", "wire") for i in range(5)]
    found = spread([*wire, carrier("own", "2024-03-05T10:00+03:00", "b")])
    assert (found.documents, found.outlets, found.voices, found.speakers) == (6, 6, 2, 1)
    assert [(each.document, each.copies) for each in found.first] == [("0", 4), ("own", 0)]


def test_what_has_no_date_is_counted_and_not_ordered() -> None:
    found = spread([carrier("1", None), carrier("2", "2024-03-04"), carrier("3", "sometime")])
    assert (found.documents, found.undated, names(found)) == (3, 2, ["2"])
    assert spread([]).first == ()


def times(start: dt.datetime, number: int, outlet: str, hours: int = 6) -> list[Carrier]:
    return [
        carrier(f"{outlet}{i}", (start + dt.timedelta(hours=hours * i)).isoformat(), outlet)
        for i in range(number)
    ]


SPHERES = {"A": frozenset({"a"}), "B": frozenset({"b"})}
NOON = dt.datetime(2024, 3, 4, 12, tzinfo=dt.UTC)


def test_a_lag_is_claimed_where_its_interval_is_above_zero() -> None:
    found = spread([*times(NOON, 12, "a"), *times(NOON + dt.timedelta(days=6), 12, "b")], SPHERES)
    [lag] = found.lags
    assert (lag.earlier, lag.later) == ("A", "B")
    assert lag.hours == pytest.approx(144, abs=0.1)
    assert 0 < lag.low < lag.hours < lag.high
    assert lag.said
    assert lag.said.endswith("in this collection")


def test_no_lag_is_claimed_where_its_interval_holds_zero() -> None:
    [lag] = spread([*times(NOON, 12, "a"), *times(NOON, 12, "b")], SPHERES).lags
    assert lag.low < 0 < lag.high
    assert lag.said is None


def test_days_alone_bear_no_lag_of_a_day() -> None:
    days = [carrier(f"a{i}", "2024-03-04", "a") for i in range(9)]
    days += [carrier(f"b{i}", "2024-03-05", "b") for i in range(9)]
    [lag] = spread(days, SPHERES).lags
    assert lag.said is None


def test_few_voices_bear_only_what_is_said_of_the_first() -> None:
    [lag] = spread([*times(NOON, 3, "a"), *times(NOON + dt.timedelta(days=9), 3, "b")], SPHERES).lags
    assert lag.said
    assert lag.said.startswith("the first in A")


def test_spheres_that_share_outlets_have_no_lag() -> None:
    both = {"A": frozenset({"a"}), "AB": frozenset({"a", "b"})}
    assert spread([*times(NOON, 9, "a"), *times(NOON, 9, "b")], both).lags == ()


def test_the_median_bounds_hold_as_often_as_they_say() -> None:
    """Two spheres that are alike: a lag is claimed in the middle of no more than one of twenty."""
    import numpy as np  # noqa: PLC0415

    rng = np.random.default_rng(5)
    claimed = 0
    for _ in range(200):
        carriers = [
            carrier(f"{o}{i}", (NOON + dt.timedelta(hours=float(h))).isoformat(), o)
            for o in "ab"
            for i, h in enumerate(rng.exponential(100, 15))
        ]
        lag = spread(carriers, SPHERES).lags[0]
        claimed += lag.low > 0
    assert claimed <= 10


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=25) | st.datetimes().map(str) | st.dates().map(str))
def test_any_date_is_an_interval_or_none(date: str) -> None:
    found = when(date)
    assert found is None or found.earliest < found.latest


def test_the_regions_messages_begin_where_its_key_has_them() -> None:
    first = spread(case("ally-or-be-next").carriers, spheres())
    assert first.first[0].when == "2024-03-01T21:40:00+03:00"
    assert first.first[0].outlet == "Zavinform"
    assert first.voices < first.documents
    abroad = spread(case("made-abroad").carriers)
    assert abroad.first[0].when[:10] == "2024-02-20"
    assert abroad.first[0].outlet == "Luranpress"
