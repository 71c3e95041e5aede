"""A hole in the collection is told from a quiet time."""

import datetime as dt
import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.measure.health import Hole, days_of, holes

DAYS = days_of("2024-01-01", "2024-02-29")


def daily(mean: float, seed: int = 1, weekend: float = 1.0) -> dict[str, int]:
    rng = np.random.default_rng(seed)
    rates = [mean * (weekend if dt.date.fromisoformat(day).weekday() >= 5 else 1) for day in DAYS]
    return {day: int(n) for day, n in zip(DAYS, rng.poisson(rates), strict=True)}


def without(volumes: dict[str, int], first: str, last: str, share: float = 0.0) -> dict[str, int]:
    return {day: int(n * share) if first <= day <= last else n for day, n in volumes.items()}


def found(volumes: dict[str, int]) -> list[tuple[str, str]]:
    return [(hole.first, hole.last) for hole in holes("o", volumes, DAYS)]


def test_a_week_without_articles_of_a_daily_outlet_is_a_hole() -> None:
    assert found(without(daily(8), "2024-01-20", "2024-01-26")) == [("2024-01-20", "2024-01-26")]


def test_a_hole_says_what_it_cost_and_how_sure_it_is() -> None:
    hole = holes("o", without(daily(8), "2024-01-20", "2024-01-26"), DAYS)[0]
    assert hole.outlet == "o"
    assert hole.found == 0
    assert 45 <= hole.expected <= 70
    assert hole.chance < 0.001
    assert hole.at == "middle"


def test_a_feed_that_yields_a_tenth_is_a_hole_too() -> None:
    first, last = found(without(daily(20), "2024-01-20", "2024-02-01", 0.1))[0]
    assert abs(DAYS.index(first) - DAYS.index("2024-01-20")) <= 1
    assert abs(DAYS.index(last) - DAYS.index("2024-02-01")) <= 1


def test_holes_are_found_at_the_ends_of_the_window_and_say_so() -> None:
    start = holes("o", without(daily(8), DAYS[0], "2024-01-10"), DAYS)
    end = holes("o", without(daily(8), "2024-02-20", DAYS[-1]), DAYS)
    assert [(hole.last, hole.at) for hole in start] == [("2024-01-10", "start")]
    assert [(hole.first, hole.at) for hole in end] == [("2024-02-20", "end")]


def test_empty_weekends_are_no_holes() -> None:
    assert found(daily(8, weekend=0.0)) == []


def test_an_outlet_that_writes_now_and_then_has_no_holes_that_could_be_told() -> None:
    assert found(dict.fromkeys(DAYS[::14], 1)) == []
    assert found({DAYS[0]: 2, DAYS[-1]: 1}) == []
    assert found({}) == []


def test_half_of_the_usual_is_a_quiet_time() -> None:
    assert found(without(daily(8), "2024-01-20", "2024-02-01", 0.5)) == []


def test_a_burst_makes_no_hole_of_the_usual_days() -> None:
    assert found({**daily(3), **dict.fromkeys(DAYS[20:24], 40)}) == []


def test_healthy_outlets_are_seldom_called_broken() -> None:
    alarms = sum(bool(found(daily(mean, seed))) for mean in (0.3, 1, 4, 15) for seed in range(25))
    assert alarms <= 10


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=60, max_size=60))
def test_holes_are_in_order_apart_and_within_the_window(counts: list[int]) -> None:
    runs: list[Hole] = holes("o", dict(zip(DAYS, counts, strict=True)), DAYS)
    assert all(hole.first <= hole.last for hole in runs)
    assert all(one.last < other.first for one, other in itertools.pairwise(runs))
    assert all(hole.first in DAYS and hole.last in DAYS for hole in runs)
