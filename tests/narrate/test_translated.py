"""Translated copies: one voice in two languages; near misses are not."""

import pytest

from hearsay.narrate.rows import Item, Resources
from hearsay.narrate.translated import translations
from hearsay.run.grouping import resources as opened


@pytest.fixture(scope="module")
def resources() -> Resources:
    return opened()


def translates(resources: Resources, one: str, other: str) -> bool:
    items = [Item("en", one, "en", "2024-03-01"), Item("ru", other, "ru", "2024-03-02")]
    return translations(items, resources) == {"ru": "en"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The president of Drasna signed the treaty on gas supplies with Halvia on Monday.",
            "Президент Драсны подписал в понедельник договор о поставках газа с Хальвией.",
        ),
        (
            "Four hundred soldiers from Polvia arrived in Vintar to guard the port.",
            "Четыреста солдат из Польвии прибыли в Винтар для охраны порта.",
        ),
        (
            "The opposition demanded the resignation of the interior minister after the protests in Marnovo.",
            "Оппозиция потребовала отставки министра внутренних дел после протестов в Марново.",
        ),
    ],
)
def test_a_translation_is_led_back_to_what_came_first(resources: Resources, one: str, other: str) -> None:
    assert translates(resources, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The president of Drasna signed the treaty on gas supplies with Halvia on Monday.",
            "Президент Драсны не подписал в понедельник договор о поставках газа с Хальвией.",
        ),
        (
            "Four hundred soldiers from Polvia arrived in Vintar to guard the port.",
            "Девятьсот солдат из Польвии прибыли в Винтар для охраны порта.",
        ),
        (
            "The opposition demanded the resignation of the interior minister after the protests in Marnovo.",
            "Оппозиция потребовала отставки министра внутренних дел после протестов в Карстове.",
        ),
        ("Ally or be next.", "Союз или вы следующие."),
        (
            "The president of Drasna signed the treaty.",
            "Президент Драсны подписал договор, который три года готовили юристы обеих стран и в котором теперь шестьдесят страниц.",
        ),
    ],
    ids=["denied", "another number", "another place", "a slogan", "much longer"],
)
def test_a_near_miss_is_a_voice_of_its_own(resources: Resources, one: str, other: str) -> None:
    assert not translates(resources, one, other)


def test_within_a_language_nothing_is_a_translation(resources: Resources) -> None:
    words = "The president of Drasna signed the treaty on gas supplies with Halvia on Monday."
    assert translations([Item("a", words, "en"), Item("b", words, "en")], resources) == {}
