"""Outlets by names in several languages, and what they are."""

import pytest

from hearsay.collect.registers import OWNERSHIPS
from hearsay.link import outlets


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Об этом сообщает Тенгриньюс.", "Tengrinews"),
        ("по данным «Коммерсанта»", "Kommersant"),
        ("телеканал Дождь молчит", "TV Rain"),
        ("сообщил Интерфаксу", "Interfax"),
        ("as BelTA reports", "BelTA"),
        ("на сайте zerkalo.io", "Zerkalo"),
        ("the Trend news agency", "Trend"),
    ],
)
def test_an_outlet_is_found_by_any_of_its_names(text: str, name: str) -> None:
    assert [medium.outlet.name for medium in outlets.found(text)] == [name]


@pytest.mark.parametrize(
    "text",
    ["Идёт дождь.", "Дождь идёт.", "The Trend is up.", "the Foreign Affairs Minister", "Известия пришли."],
)
def test_a_common_word_is_no_outlet_without_marks(text: str) -> None:
    assert outlets.found(text) == []


def test_of_two_of_one_name_that_of_the_country_is_meant() -> None:
    assert (medium := outlets.named("Азаттык", country="KG")) is not None
    assert medium.outlet.country == "Kyrgyzstan"
    assert (medium := outlets.named("радио Азаттык", country="KZ")) is not None
    assert medium.outlet.country == "Kazakhstan"


def test_the_register_fits_the_table_of_outlets() -> None:
    register = outlets.register()
    assert len(register) > 1200
    assert {outlet.ownership for outlet in register} <= {*OWNERSHIPS, None}
    assert all(outlet.name for outlet in register)
    assert next(o for o in register if o.name == "TASS").agency
