"""Names that are no persons, as the stage links them."""

from itertools import pairwise

from hearsay.link import collective
from hearsay.link.collective import link
from hearsay.records import Document


def test_a_place_that_acts_is_its_country_with_a_body() -> None:
    found = link("Moscow", "en", None, None, "Moscow warned its neighbours on Friday.")
    assert found is not None
    assert (found.actor, found.body) == ("Q159", "government")
    assert found.confidence > 0.8


def test_a_mere_place_is_nobody_and_says_so() -> None:
    found = link("Минск", "ru", None, None, "Ярмарка в Минске закрылась.")
    assert found is not None
    assert found.actor is None
    assert "mere place" in found.why[0]


def test_a_ministry_is_that_of_the_country_given() -> None:
    for name, country in (("МИД", "BY"), ("the foreign ministry", "Q184")):
        found = link(name, None, None, country, None)
        assert found is not None
        assert (found.actor, found.body) == ("Q184", "foreign ministry")
    assert link("the foreign ministry", "en", None, None, None) is None


def test_an_outlet_is_no_person() -> None:
    found = link("Тенгриньюс", "ru", None, None, None)
    assert found is not None
    assert found.actor is not None
    assert found.actor.startswith("local:")
    assert "Tengrinews" in found.why[0]


def test_the_name_of_a_person_is_left_to_others() -> None:
    assert link("Ольда Ренн", "ru", None, None, None) is None
    assert link("Jane Roe", "en", None, None, None) is None


def test_mentions_do_not_overlap_and_stand_in_order() -> None:
    text = "Russia's Foreign Ministry told Interfax in Minsk that Moscow would not wait for NATO."
    found = collective.mentions(Document(text, lang="en"))
    assert [text[slice(*m.span)] for m in found] == [
        "Russia's Foreign Ministry",
        "Interfax",
        "Moscow",
        "NATO",
    ]
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))


def test_nobody_is_found_in_the_invented_region() -> None:
    text = "In Port Ellory the Foreign Office would not comment; София Герлан из Центризбиркома молчит."
    assert collective.mentions(Document(text, lang="ru")) == []
