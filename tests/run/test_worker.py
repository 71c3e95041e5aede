"""One child works, the parent waits for it, and no item takes the others with it."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.errors import ItemError, LineError, PoisonError, ResourceError
from hearsay.run.worker import run

JOBS = "jobs:"


@pytest.fixture(autouse=True)
def jobs_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


def test_results_come_in_the_order_of_the_items():
    assert list(run(JOBS + "square", range(50), 5)) == [number * number for number in range(50)]


def test_no_items_need_no_child():
    assert list(run("no.such:thing", [], 5)) == []


@pytest.mark.parametrize("what", ["hang", "leave", "crash", "eat", "raise", "recurse"])
def test_a_poison_item_costs_itself_alone(what):
    before, poison, after = run(JOBS + "misbehave", ["work", what, "work"], 1.0)
    assert isinstance(before, int)
    assert isinstance(after, int)
    assert isinstance(poison, PoisonError)
    assert "\n" not in str(poison)


def test_a_child_that_died_is_replaced_and_one_that_raised_is_not():
    first, _, second, _, third = run(JOBS + "misbehave", ["work", "raise", "work", "leave", "work"], 5)
    assert first == second != third


def test_a_busy_machine_costs_no_item_its_time_and_an_endless_one_ends():
    slowed, endless = run(JOBS + "toil", [(0.3, 0.05), (60, 1)], 0.7)
    assert slowed == 0.3
    assert isinstance(endless, PoisonError)


def test_an_item_error_comes_back_as_it_was_raised():
    (error,) = run(JOBS + "misbehave", ["refuse"], 5)
    assert isinstance(error, LineError)
    assert str(error) == "is no object; write one"


def test_many_poison_items_in_a_row_are_each_answered():
    found = list(run(JOBS + "misbehave", ["leave"] * 6 + ["work"], 5))
    assert all(isinstance(error, ItemError) for error in found[:6])
    assert isinstance(found[6], int)


def test_the_initialiser_runs_before_the_first_item():
    assert list(run(JOBS + "was_prepared", [1, 2], 5, initialiser=JOBS + "prepare")) == [["ready"], ["ready"]]


def test_what_is_loaded_at_an_item_is_not_charged_to_it_and_the_item_itself_is():
    quick, slow = run(JOBS + "load_slowly", [0, 3], 0.7)
    assert quick == 0
    assert isinstance(slow, PoisonError)


def test_an_item_that_cannot_be_handed_over_costs_itself_alone(capfd):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    one, refused, two = run(JOBS + "echo", [1, deep, 2], 5)
    assert (one, two) == (1, 2)
    assert isinstance(refused, PoisonError)
    assert capfd.readouterr().err == ""


def test_what_the_initialiser_raises_is_raised():
    with pytest.raises(ResourceError, match="the table is missing"):
        list(run(JOBS + "square", [1], 5, initialiser=JOBS + "prepare_in_vain"))


def test_a_function_that_is_not_there_is_a_broken_installation():
    with pytest.raises(ResourceError, match="no_such_module"):
        list(run("no_such_module:f", [1], 5))


def test_a_callable_may_be_given_itself():
    assert list(run(len, ["one", "three"], 5)) == [3, 5]


def test_a_slow_source_is_waited_for():
    def slow():
        yield 1
        time.sleep(0.8)
        yield 2

    found = run(JOBS + "square", slow(), 5)
    assert next(found) == 1
    assert next(found) == 4


def test_large_items_and_results_do_not_block_each_other():
    large = [b"x" * 5_000_000] * 8
    assert list(run(JOBS + "echo", large, 20)) == large


def test_throughput_is_not_bound_by_latency():
    began = time.monotonic()
    assert sum(1 for _ in run("math:sqrt", range(5000), 5)) == 5000
    assert time.monotonic() - began < 5


def test_who_stops_listening_leaves_no_child_behind():
    listening = run(JOBS + "misbehave", ["work", "hang"], 60)
    child = next(listening)
    listening.close()
    for _ in range(50):
        if not Path(f"/proc/{child}").exists():
            return
        time.sleep(0.05)
    pytest.fail("the child lives on")


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text() | st.binary() | st.integers() | st.none(), max_size=20))
def test_whatever_pickles_comes_back_unchanged(values):
    assert list(run(JOBS + "echo", values, 10)) == values
