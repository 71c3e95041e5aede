"""Names with an office become actors over scripts and spellings; private people never do."""

from hearsay.link.local import Locals, Named
from hearsay.link.public import is_public
from hearsay.records import Actor


def test_spellings_in_two_scripts_are_one_actor_whose_id_does_not_move() -> None:
    known = Locals()
    first = known.join(Named("Yelena Orvath", "leader of the Open Count alliance"))
    second = known.join(Named("Елена Орват", "лидер альянса"))
    assert first
    assert second
    assert first[0].id == second[0].id
    assert second[0].names == ("Елена Орват",)
    assert second[2]


def test_another_given_name_is_another_person() -> None:
    known = Locals([Actor("local:1", "Yelena Orvath")])
    assert known.find(Named("Boris Orvath")) is None


def test_a_name_without_a_public_role_founds_nobody() -> None:
    known = Locals()
    assert known.join(Named("Hedda Lorne", "retired teacher")) is None
    assert known.join(Named("Hedda Lorne")) is None


def test_a_known_actor_is_found_without_a_role() -> None:
    known = Locals([Actor("local:1", "Hedda Lorne")])
    found = known.join(Named("Hedda Lorne"))
    assert found
    assert found[0].id == "local:1"
    assert not found[2]


def test_the_same_name_in_another_country_is_not_taken_for_it() -> None:
    known = Locals([Actor("local:1", "Hedda Lorne", country="Lurania")])
    assert known.find(Named("Hedda Lorne", country="Brennia")) is None
    assert known.find(Named("Hedda Lorne", country="Lurania")) is not None


def test_two_actors_of_one_name_are_told_apart_by_nobody() -> None:
    known = Locals([Actor("local:1", "Hedda Lorne"), Actor("local:2", "Hedda Lorne")])
    assert known.find(Named("Hedda Lorne")) is None


def test_two_offices_of_two_places_are_two_actors_and_the_bare_name_is_neither() -> None:
    known = Locals()
    joined = [
        known.join(Named("Irina Volkova", role))
        for role in ("mayor of Torzhin", "finance minister of Brennia", "министр финансов Бреннии", "mayor")
    ]
    first, second, third, fourth = (each[0].id if each else None for each in joined)
    assert first is not None
    assert second is not None
    assert first != second == third
    assert fourth == first
    assert known.join(Named("Irina Volkova")) is None
    cyrillic = known.join(Named("Ирина Волкова", "мэр Торжина"))
    assert cyrillic
    assert cyrillic[0].id == first


def test_what_is_left_of_a_bodys_name_is_no_person() -> None:
    assert Locals().join(Named("of Frontier Studies", "director of the institute")) is None


def test_offices_are_public_and_kinship_is_not() -> None:
    for role in (
        "foreign minister of Lurania",
        "официальный представитель МИД",
        "columnist of Rubezh TV",
        "мэр",
    ):
        assert is_public(role), role
    for role in ("mother of the president", "жена мэра", "student leader’s neighbour", "пенсионер", "", None):
        assert not is_public(role), role
