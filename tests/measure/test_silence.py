"""Silence is found by a test, and told from holes, denials, other events and chance."""

import datetime as dt
from dataclasses import replace

import pytest

from hearsay.measure.carriers import Carrier, Case, Covering, Monitored, Stance
from hearsay.measure.silence import Verdict, silences

from .region import MESSAGES, case, monitored, spheres

DAYS = [(dt.date(2024, 1, 1) + dt.timedelta(days=i)).isoformat() for i in range(28)]
OUTLETS = {sphere: [f"{sphere}{i}" for i in range(3)] for sphere in "abcd"}


def world(
    carrying: dict[str, float],
    covering: dict[str, int] | None = None,
    stances: dict[str, Stance] | None = None,
) -> tuple[Case, Monitored]:
    """Four spheres of three outlets with ten articles a day; of each outlet's covering articles this share carries."""
    covered, carriers = [], []
    for sphere, outlets in OUTLETS.items():
        for outlet in outlets:
            for n, day in enumerate(DAYS):
                for i in range((covering or {}).get(sphere, 1)):
                    name = f"{outlet}.{day}.{i}"
                    covered.append(Covering(name, outlet, day))
                    if (n * 7919 + i) % 100 < 100 * carrying[sphere]:
                        stance = (stances or {}).get(sphere, "asserts")
                        carriers.append(Carrier(name, outlet, day, stance))
    members = {sphere: frozenset(outlets) for sphere, outlets in OUTLETS.items()}
    volumes = {outlet: dict.fromkeys(DAYS, 10) for outlets in OUTLETS.values() for outlet in outlets}
    return Case("n", carriers, covered), Monitored(members, volumes, DAYS[0], DAYS[-1])


def verdict(case: Case, monitored: Monitored, sphere: str = "d") -> Verdict:
    return next(v for v in silences([case], monitored) if v.sphere == sphere)


def test_a_sphere_that_covers_the_event_and_never_carries_it_is_silent() -> None:
    found = verdict(*world({"a": 0.3, "b": 0.25, "c": 0.2, "d": 0}))
    assert found.state == "absent"
    assert found.coverage == 84
    assert found.q is not None
    assert found.q < 0.01
    assert found.z < -3
    assert "in the monitored sources" in found.why


def test_a_sphere_that_carries_it_as_the_others_do_is_not() -> None:
    found = verdict(*world({"a": 0.3, "b": 0.25, "c": 0.2, "d": 0.2}))
    assert (found.state, found.fewer) == ("carried", False)


def test_no_silence_is_found_where_too_little_is_to_be_expected() -> None:
    found = verdict(*world({"a": 0.03, "b": 0.03, "c": 0.03, "d": 0}))
    assert found.state == "too little to tell"
    assert found.expected < 5


def test_a_message_of_one_sphere_alone_is_passed_over_by_nobody() -> None:
    found = verdict(*world({"a": 0.9, "b": 0, "c": 0, "d": 0}))
    assert found.state == "too little to tell"


def test_one_outlet_that_pushes_it_makes_no_silence_of_the_others() -> None:
    case, watched = world({"a": 0, "b": 0, "c": 0, "d": 0})
    loud = [Carrier(f"a0.{day}.{i}", "a0", day) for day in DAYS for i in range(9)]
    assert verdict(replace(case, carriers=loud), watched).state == "too little to tell"


def test_a_hole_in_the_collection_is_not_silence() -> None:
    case, watched = world({"a": 0.3, "b": 0.25, "c": 0.2, "d": 0.3})
    late = {day for day in DAYS if day >= "2024-01-10"}
    seen = replace(
        case,
        carriers=[c for c in case.carriers if c.outlet[0] != "d" and c.when in late],
        covering=[c for c in case.covering if c.outlet[0] != "d" or c.day not in late],
    )
    volumes = {
        outlet: {day: n for day, n in days.items() if outlet[0] != "d" or day not in late}
        for outlet, days in watched.volumes.items()
    }
    found = verdict(seen, replace(watched, volumes=volumes))
    assert found.state == "not collected"
    assert "hole" in found.why


def test_a_sphere_that_only_denies_or_only_quotes_says_so() -> None:
    rates = {"a": 0.3, "b": 0.25, "c": 0.2, "d": 0.2}
    assert verdict(*world(rates, stances={"d": "denies"})).state == "carried only to deny"
    assert verdict(*world(rates, stances={"d": "reports"})).state == "only as the other side's words"


def test_words_of_speakers_from_elsewhere_are_the_other_sides() -> None:
    case, watched = world({"a": 0.3, "b": 0.25, "c": 0.2, "d": 0.2})
    watched = replace(watched, countries={outlet: outlet[0] for outlet in watched.volumes})
    abroad = [replace(c, speaker_country="a") for c in case.carriers]
    assert verdict(replace(case, carriers=abroad), watched).state == "only as the other side's words"
    at_home = [*abroad, replace(abroad[-1], speaker_country="d")]
    assert verdict(replace(case, carriers=at_home), watched).state == "carried"


def test_a_sphere_that_does_not_cover_the_event_is_not_silent_about_it() -> None:
    case, watched = world({"a": 0.3, "b": 0.25, "c": 0.2, "d": 0})
    none = replace(case, covering=[c for c in case.covering if c.outlet[0] != "d"])
    assert verdict(none, watched).state == "does not cover the event"


def test_coverage_before_the_message_was_about_proves_nothing() -> None:
    case, watched = world({"a": 0.3, "b": 0.3, "c": 0.3, "d": 0})
    late = replace(
        case,
        carriers=[c for c in case.carriers if (c.when or "") >= "2024-01-22"],
        covering=[c for c in case.covering if c.outlet[0] != "d" or c.day < "2024-01-22"],
    )
    assert verdict(late, watched).state == "too little to tell"


def test_coverage_in_the_week_before_its_first_day_proves_nothing_either() -> None:
    case, watched = world({"a": 0.3, "b": 0.3, "c": 0.3, "d": 0})
    late = replace(
        case,
        carriers=[c for c in case.carriers if (c.when or "") >= "2024-01-18"],
        covering=[c for c in case.covering if c.outlet[0] != "d" or c.day < "2024-01-18"],
    )
    assert verdict(late, watched).expected < 0.5


@pytest.mark.parametrize("more", [0, 1])
def test_no_more_would_carry_it_than_cover_the_event_where_the_message_comes_with_an_update(
    more: int,
) -> None:
    _, watched = world({"a": 0, "b": 0, "c": 0, "d": 0})
    outlets = [outlet for sphere in "abc" for outlet in OUTLETS[sphere]]
    first = [Covering(f"{o}.old", o, DAYS[0], f"g.{o}") for o in outlets]
    second = [Covering(f"{o}.new", o, DAYS[1], f"g.{o}") for o in outlets]
    carriers = [Carrier(f"{o}.new", o, DAYS[1], "asserts", f"g.{o}") for o in outlets]
    own = [Covering(f"d0.{i}", "d0", DAYS[2 + i]) for i in range(3)]
    without = [Covering(f"a0.other{i}", "a0", DAYS[3]) for i in range(more)]
    found = verdict(Case("n", carriers, [*first, *second, *own, *without]), watched)
    assert found.state == "too little to tell"
    assert found.coverage == 3
    assert 0 < found.least <= found.expected <= found.coverage


def test_a_voice_that_goes_on_without_the_message_could_have_carried_it() -> None:
    case, watched = world({"a": 0.3, "b": 0.3, "c": 0.3, "d": 0})
    late = replace(case, carriers=[c for c in case.carriers if (c.when or "") >= DAYS[10]])
    before = verdict(late, watched).expected
    repeated = [
        replace(c, document=f"{c.document}.again", day=DAYS[12], group=c.document)
        for c in case.covering
        if c.outlet[0] != "d" and c.day < DAYS[10]
    ]
    assert verdict(replace(late, covering=[*late.covering, *repeated]), watched).expected < before


def test_reprints_are_one_voice() -> None:
    case, watched = world({"a": 0.3, "b": 0.25, "c": 0.2, "d": 0})
    wire = [replace(c, group="wire") for c in case.carriers]
    assert verdict(replace(case, carriers=wire, covering=[]), watched).state == "too little to tell"


def test_far_fewer_than_expected_is_said_but_is_not_absence() -> None:
    case, watched = world({"a": 0.6, "b": 0.6, "c": 0.5, "d": 0})
    found = verdict(replace(case, carriers=[*case.carriers, Carrier("d0.x", "d0", DAYS[5])]), watched)
    assert (found.state, found.fewer, found.carrying) == ("carried", True, 1)
    assert "far fewer" in found.why


def test_a_carrier_without_a_day_counts_as_carried() -> None:
    case, watched = world({"a": 0.3, "b": 0.25, "c": 0.2, "d": 0})
    undated = Carrier("d0.x", "d0", None)
    assert verdict(replace(case, carriers=[*case.carriers, undated]), watched).state == "carried"


def test_nothing_comes_of_nothing() -> None:
    _, watched = world({"a": 0, "b": 0, "c": 0, "d": 0})
    assert {v.state for v in silences([Case("n", [], [])], watched)} == {"too little to tell"}
    assert silences([], watched) == []


@pytest.mark.parametrize("message", MESSAGES)
def test_the_regions_independent_press_passes_over_both_messages(message: str) -> None:
    found = {v.sphere: v for v in silences([case(message)], monitored())}
    assert found["Luranian independent press"].state == "absent"
    assert found["Luranian independent press"].coverage >= 15
    pushing = ("Zavorian media", "Zavorian state media", "Keldian media", "Ardmerian media")
    assert {found[sphere].state for sphere in pushing} == {"carried"}


def test_the_regions_verdicts_hold_when_both_messages_are_asked_for_at_once() -> None:
    found = silences([case(message) for message in MESSAGES], monitored())
    absent = {(v.narrative, v.sphere) for v in found if v.state == "absent"}
    press = {(message, "Luranian independent press") for message in MESSAGES}
    assert absent == press
    assert next(v for v in found if v.narrative == "made-abroad" and v.sphere == "Brennian media").state == (
        "carried only to deny"
    )


@pytest.mark.parametrize("message", MESSAGES)
def test_the_evening_post_was_not_collected_in_the_weeks_of_its_hole(message: str) -> None:
    watched = monitored("2024-02-24", "2024-03-13")
    found = silences([case(message)], watched, [*spheres(), "The Ellory Evening Post"])
    assert {v.sphere: v.state for v in found}["The Ellory Evening Post"] == "not collected"


def test_an_expectation_just_below_five_is_said_to_be_too_little() -> None:
    case, watched = world({"a": 0.3, "b": 0.25, "c": 0.2, "d": 0})
    for kept in range(5, 40):
        fewer = [c for i, c in enumerate(case.carriers) if i % 60 < kept]
        assert verdict(replace(case, carriers=fewer), watched).why
