"""Organisations and groups by any name, their members by date, and the bodies of states."""

import pytest

from hearsay.link import organisations
from hearsay.link.organisations import found, group_id, groups_of, members, named


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("en", "NATO and its guests", "NATO"),
        ("ru", "в ОДКБ ждут", "CSTO"),
        ("ru", "Советом Безопасности ООН", "UNSC"),
        ("uk", "в ЄАЕС чекають", "EAEU"),
        ("be", "у АДКБ чакаюць", "CSTO"),
        ("kk", "ҰҚШҰ жиыны", "CSTO"),
        ("ru", "постсоветских стран", "POSTSOVIET"),
        ("ru", "в Прибалтике снег", "BALTICS"),
        ("en", "other post-Soviet states", "POSTSOVIET"),
    ],
)
def test_an_organisation_is_found_by_its_name_in_the_language_of_the_text(
    lang: str, text: str, key: str
) -> None:
    assert [o.id for o in found(text, lang)] == [group_id(key)]


@pytest.mark.parametrize(
    ("lang", "text", "words", "country", "body"),
    [
        ("ru", "В МИД России ждут.", "МИД России", "Q159", "foreign ministry"),
        (
            "ru",
            "белорусское министерство культуры",
            "белорусское министерство культуры",
            "Q184",
            "culture ministry",
        ),
        ("en", "Russia's Foreign Ministry waits.", "Russia's Foreign Ministry", "Q159", "foreign ministry"),
        (
            "en",
            "the Ministry of Culture of Uruguay",
            "Ministry of Culture of Uruguay",
            "Q77",
            "culture ministry",
        ),
        ("en", "Scotland Yard waits.", "Scotland Yard", "Q145", "police"),
        ("ru", "в Верховной Раде", "Верховной Раде", "Q212", "parliament"),
        (
            "kk",
            "Қазақстан сыртқы істер министрлігі",
            "Қазақстан сыртқы істер министрлігі",
            "Q232",
            "foreign ministry",
        ),
    ],
)
def test_a_body_of_a_state_is_the_country_with_its_body(
    lang: str, text: str, words: str, country: str, body: str
) -> None:
    [organisation] = found(text, lang)
    assert (text[slice(*organisation.span)], organisation.id, organisation.body) == (words, country, body)


def test_a_bare_ministry_is_the_outlets_own_and_not_sure() -> None:
    assert found("МИД ждёт.", "ru") == []
    [ministry] = found("МИД ждёт.", "ru", country="KZ")
    assert (ministry.id, ministry.sure) == ("Q232", False)


def test_who_is_no_organisation_where_all_is_in_capitals() -> None:
    assert found("AND WHO SANG", "en") == []
    assert named("WHO", "en") is not None


def test_members_are_those_of_the_day() -> None:
    assert len(members("EU", "2012-01-01")) == 27
    assert len(members("EU", "2015-01-01")) == 28
    assert len(members("European Union")) == 27
    assert "Q265" in members("ОДКБ", "2008-01-01")
    assert "Q265" not in members("ОДКБ", "2013-01-01")
    assert len(members("постсоветские страны")) == 15
    assert "Q159" not in members("Council of Europe", "2022-03-16T10:00:00Z")


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(KeyError):
        members("League of Lighthouse Keepers")


def test_a_country_knows_its_groups() -> None:
    assert group_id("CSTO") in groups_of("Q184")
    assert group_id("EU") not in groups_of("Q145", "2021-01-01")


def test_doubtful_rows_say_what_to_check() -> None:
    rows = organisations.memberships()
    assert all(row.source for row in rows)
    assert any(row.check for row in rows if row.group == group_id("CIS"))
