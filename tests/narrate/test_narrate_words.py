import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.narrate.words import (
    LANGUAGES,
    THIN,
    cousin,
    east,
    grams,
    kazakh,
    keys,
    skeleton,
    stem,
    stemmed,
    tokens,
)


def test_a_capital_inside_a_sentence_makes_a_name_and_at_its_start_does_not() -> None:
    found = {t.text: t.name for t in tokens("Сегодня Ларин молчит. Завтра скажет. «Вести» ждут")}
    assert found["Ларин"]
    assert not any(found[word] for word in ("Сегодня", "Завтра", "молчит", "Вести"))


def test_numbers_and_words_with_hyphens_or_apostrophes_are_one_token_each() -> None:
    assert [t.text for t in tokens("п'ять з 3,5 вице-премьеров")] == ["п'ять", "з", "3,5", "вице-премьеров"]


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Johnson", "Джонсон"),
        ("Hillary", "Хиллари"),
        ("Washington", "Вашингтон"),
        ("Iran", "Иран"),
        ("Zorvan", "Зорван"),
    ],
)
def test_a_name_has_one_skeleton_in_both_scripts(latin: str, cyrillic: str) -> None:
    assert skeleton(latin.lower()) == skeleton(cyrillic.lower()) != ""


def test_words_too_short_to_tell_apart_have_no_skeleton() -> None:
    assert skeleton("он") == skeleton("as") == ""


def test_a_name_spelled_otherwise_shares_most_of_its_letters_by_three() -> None:
    one, other = set(grams("лукашенко")), set(grams("lukashenka"))
    assert len(one & other) >= 6


def test_endings_fall_off() -> None:
    assert {east(word) for word in ("партія", "партії", "партією")} == {"парт"}
    assert len({kazakh(word) for word in ("министрлер", "министрдің", "министрге")}) == 1
    assert stemmed("Оппозицией", "ru") == "оппозиция"
    assert stem("elections") == stem("election")


def test_cousins_are_spelled_alike() -> None:
    assert cousin("опозиція") == cousin("апазіцыя") == cousin("оппозиция")


@given(st.text(), st.sampled_from([*LANGUAGES, *THIN, "en", "xx", ""]))
def test_any_text_has_tokens_with_keys(text: str, lang: str) -> None:
    for token in tokens(text):
        assert token.text
        if token.is_word:
            assert keys(token.lower, lang)[0]
