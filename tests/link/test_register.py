"""The register finds people by any spelling and knows offices as far as its sources reach."""

from hearsay.link.names import parse
from hearsay.link.register import Register, as_day


def found(register: Register, name: str) -> set[str]:
    return {register.ids[at] for at in register.found(parse(name))}


def test_a_full_name_is_found_in_another_script_and_order(invented: Register) -> None:
    assert found(invented, "Джебраков Александр") == {"Q900001"}
    assert found(invented, "Аляксандр Джэбракоў") == {"Q900001"}
    assert found(invented, "Oleg Morin") == {"Q900006"}


def test_nobody_is_found_who_bears_only_one_of_the_words(invented: Register) -> None:
    assert found(invented, "Олег Джебраков") == set()


def test_a_country_is_known_by_id_code_and_name(invented: Register) -> None:
    assert {invented.country_id(name) for name in ("Q232", "KZ", "KAZ", "kazakhstan", "Казахстан")} == {
        "Q232"
    }
    assert invented.country_id("Velmora") is None


def test_an_office_is_held_between_its_days(invented: Register) -> None:
    holders = [invented.ids[at] for at, _ in invented.holders("foreign", "Q232", 20050505)]
    assert holders == ["Q900001"]
    assert invented.holders("foreign", "Q232", 20080101) == []
    assert [post.title for _, post in invented.holders("foreign", "Q232", 20070131)] == [
        "Minister of Foreign Affairs"
    ]


def test_an_open_end_is_known_to_the_last_day_of_the_table(invented: Register) -> None:
    ((_, post),) = invented.holders("head_of_state", "Q232", 20221001)
    assert post.known(20221001)
    assert post.holds(20240101)
    assert not post.known(20240101)


def test_a_day_may_be_a_year_or_a_month() -> None:
    assert (as_day("2024-03-05T10:00:00Z"), as_day("2024-03"), as_day("2024"), as_day("March")) == (
        20240305,
        20240300,
        20240000,
        None,
    )
