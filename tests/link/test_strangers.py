"""Of a common name, the register's bearer is only meant where the text speaks for him; all people are invented."""

import pytest

from hearsay.link import strangers
from hearsay.link.register import Register
from hearsay.link.stage import link_name, mentions
from hearsay.records import Document

DUMA = frozenset({"Q159"})


def linked(register: Register, text: str, date: str | None = "2016-03-01") -> str | None:
    return link_name(register, "Oleg Morin", "en", date, context=text).actor


@pytest.mark.parametrize(
    "text",
    [
        "Moscow will vote again in Russia, lawmaker Oleg Morin said on Monday.",
        "In Russia the vote was close. “We counted twice,” said Oleg Morin.",
        "“We counted twice,” said Oleg Morin, a member of the ruling party.",
        "The former senator Oleg Morin was in Kazan, Russia, that day.",
    ],
)
def test_two_signs_are_enough(invented: Register, text: str) -> None:
    assert linked(invented, text) == "Q900006"


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready for the season,” said goalkeeper Oleg Morin.",
        "The roof leaks, said Oleg Morin, a resident of Ellory.",
        "In Russia the roof leaks, said Oleg Morin, a resident of the third floor.",
        "Oleg Morin has painted the harbour of Ellory for years; Brazil bought two.",
    ],
)
def test_a_namesake_of_another_trade_or_country_is_nobody(invented: Register, text: str) -> None:
    assert linked(invented, text) is None


def test_long_after_the_last_office_the_country_alone_is_not_enough(invented: Register) -> None:
    text = "In Russia the harvest was good, Oleg Morin said."
    assert linked(invented, text) == "Q900006"
    assert linked(invented, text, "2031-06-01") is None


def test_who_stands_high_needs_no_more_than_the_name(invented: Register) -> None:
    text = "Alexander Dzhebrakov, a goalkeeper in his youth, flew to Brazil."
    link = link_name(invented, "Alexander Dzhebrakov", "en", "2005-05-05", context=text)
    assert link.actor == "Q900001"


def test_the_reason_says_whose_name_it_is(invented: Register) -> None:
    link = link_name(
        invented, "Oleg Morin", "en", "2016-03-01", context="Goalkeeper Oleg Morin left for Brazil."
    )
    assert link.why == (
        "Морин Олег Петрович (Q900006) bears this name; nothing in the text says that it is he or she",
    )


def test_without_a_text_a_country_an_office_or_the_patronymic_is_enough(invented: Register) -> None:
    assert link_name(invented, "Oleg Morin", "en", "2016-03-01").actor is None
    assert link_name(invented, "Oleg Morin", "en", country="RU").actor == "Q900006"
    assert link_name(invented, "Senator Oleg Morin", "en").actor == "Q900006"
    assert link_name(invented, "Олег Петрович Морин", "ru").actor == "Q900006"


def test_mentions_of_a_document_are_doubted_alike(invented: Register) -> None:
    known = Document("In Russia lawmaker Oleg Morin agreed.", lang="en", published="2016-03-01")
    other = Document("In Brazil goalkeeper Oleg Morin agreed.", lang="en", published="2016-03-01")
    assert "Q900006" in {mention.actor for mention in mentions(invented, known)}
    assert "Q900006" not in {mention.actor for mention in mentions(invented, other)}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Депутат Олег Морин вышел.", 1.0),
        ("Вратаря Олега Морина заменили.", -1.0),
        ("Олег Морин вышел.", 0.0),
        ("Политолог партии Олег Морин вышел.", 0.0),
    ],
)
def test_words_beside_a_name_in_russian_count_in_any_case(invented: Register, text: str, sign: float) -> None:
    at = invented.number("Q900006")
    assert at is not None
    plain = strangers.signs(invented, at, "Олег Морин", "Олег Морин вышел.", 20160301, DUMA)
    assert strangers.signs(invented, at, "Олег Морин", text, 20160301, DUMA) - plain == sign
