"""Groups of statements: joined over languages, founded, kept, and never moved."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.narrate.standin import resources

from hearsay.narrate import cluster
from hearsay.narrate.cluster import State, grouped, proposals
from hearsay.narrate.joining import join
from hearsay.narrate.near import Pairs
from hearsay.narrate.rows import Item, Rows

ABROAD = Item("a", "The protests in Lurania were made abroad", "en", "2024-03-03")
ABROAD_RU = Item("b", "Протесты в Лурании сделаны за границей", "ru", "2024-03-04")
BRIDGE = Item("c", "The old bridge of Velmora was painted green by two sailors", "en", "2024-03-03")
OPEN = Item("d", "The town council hired a painter", "en", "2024-03-05")


def run(level, *batches):
    state, placed, cores = State(level), {}, {}
    for batch in batches:
        state, changes = grouped(state, batch, resources())
        placed.update({name: place.group for name, place in changes.placed.items()})
        cores.update(changes.cores)
    return state, placed, cores


@pytest.mark.parametrize("level", ["event", "message", "narrative"])
def test_a_statement_and_its_translation_are_one_and_others_stay_alone(level):
    _, placed, _ = run(level, [ABROAD, ABROAD_RU, BRIDGE, OPEN])
    assert placed["a"] == placed["b"]
    assert len({placed["a"], placed["c"], placed["d"]}) == 3


def test_the_next_day_joins_what_stands_and_moves_nothing():
    state, first, _ = run("message", [ABROAD, BRIDGE])
    _, changes = grouped(state, [ABROAD_RU, OPEN], resources())
    assert changes.placed["b"].group == first["a"]
    assert set(changes.placed) == {"b", "d"}
    assert changes.placed["d"].group not in first.values()


def test_names_of_groups_do_not_depend_on_order_or_company():
    _, one, _ = run("message", [ABROAD, ABROAD_RU, BRIDGE])
    _, other, _ = run("message", [BRIDGE, ABROAD_RU, ABROAD, OPEN])
    assert {key: other[key] for key in one} == one
    _, alone, _ = run("message", [BRIDGE])
    assert alone["c"] == one["c"]


def test_the_same_words_at_two_levels_are_two_groups():
    assert run("message", [BRIDGE])[1]["c"] != run("narrative", [BRIDGE])[1]["c"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Zavoria attacked Keldia", "en"), ("Keldia attacked Zavoria", "en")),
        (("Zavoria attacked Keldia", "en"), ("Кельдия напала на Заворию", "ru")),
        (("The protests were made abroad", "en"), ("The protests were not made abroad", "en")),
        (("The bridge is closed", "en"), ("Мост не закрыт", "ru")),
    ],
)
@pytest.mark.parametrize("level", ["message", "narrative"])
def test_a_denial_and_a_reversal_are_kept_apart(one, other, level):
    _, placed, _ = run(level, [Item("1", *one), Item("2", *other)])
    assert placed["1"] != placed["2"]


def test_the_core_is_one_of_the_statements():
    _, placed, cores = run("message", [ABROAD, ABROAD_RU, BRIDGE])
    assert cores[placed["a"]] in {ABROAD, ABROAD_RU}
    assert cores[placed["c"]] == BRIDGE


def test_confidence_is_a_probability():
    _, changes = grouped(State("message"), [ABROAD, ABROAD_RU, BRIDGE], resources())
    assert all(0 <= place.confidence <= 1 for place in changes.placed.values())


def test_a_nightly_pass_proposes_what_came_on_different_days_and_changes_nothing():
    state, _, _ = run("message", [ABROAD, BRIDGE])
    apart = State(state.level, state.rows, state.groups)
    assert proposals(apart, resources()) == []
    twice = State(
        "message", state.rows.with_more(Rows.of(list(state.rows), np.array([0]))), (*state.groups, "another")
    )
    found = proposals(twice, resources())
    assert {(each.one, each.other) for each in found} == {(state.groups[0], "another")}


def test_nothing_comes_of_nothing():
    state, changes = grouped(State("message"), [], resources())
    assert not changes.placed
    assert proposals(state, resources()) == []


@pytest.mark.parametrize("text", ["", "…", "?!", "1", "\ufffd", "𗀀 𗀀𗀀"])
def test_texts_without_words_break_nothing(text):
    _, placed, _ = run("message", [Item("x", text), ABROAD])
    assert len(placed) == 2


@given(
    st.lists(
        st.tuples(st.integers(5, 11), st.integers(0, 11), st.floats(-4, 4)),
        max_size=30,
        unique_by=lambda p: p[:2],
    ),
    st.lists(st.sampled_from("pqr"), min_size=5, max_size=5),
)
def test_what_nobody_may_join_is_left_out_and_the_groups_are_those_of_all_rows(links, standing):
    links = [(a, b, worth) for a, b, worth in links if a > b]
    left, right = (np.array([link[side] for link in links], np.int64) for side in (0, 1))
    odds = np.array([worth for *_, worth in links], float)
    before = {
        name: [row for row, its in enumerate(standing) if its == name] for name in dict.fromkeys(standing)
    }
    every = join(12, left, right, odds, 0.5, list(before.values()))
    touched, fresh = cluster._joined(
        Pairs(left, right), odds, 0.5, standing, 12, lambda place: odds[place], np.ones(len(odds), bool)
    )
    untouched = [rows for name, rows in before.items() if name not in touched]
    found = [*touched.values(), *fresh, *untouched]
    assert {frozenset(rows) for rows in found} == {frozenset(rows) for rows in every}
    assert all(set(before[name]) <= set(rows) for name, rows in touched.items())
