import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.narrate.lexicon import WIDTH, Lexicon, open_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return open_lexicon()


def like(lexicon: Lexicon, one: tuple[str, str | None], other: tuple[str, str | None]) -> float:
    both = lexicon.matrix([one[0], other[0]], [one[1], other[1]])
    return float((both[0] @ both[1].T).toarray()[0, 0])


ENGLISH = ("The opposition says the elections in Ostrana were stolen", "en")


@pytest.mark.parametrize(
    "same",
    [
        ("Оппозиция говорит, что выборы в Остране украдены", "ru"),
        ("Опозиція каже, що вибори в Острані вкрадено", "uk"),
        ("Апазіцыя кажа, што выбары ў Астране скрадзены", "be"),
        ("Оппозиция Остранадағы сайлау ұрланды дейді", "kk"),
    ],
)
def test_a_translation_shares_more_than_another_sentence_of_its_language(
    lexicon: Lexicon, same: tuple[str, str]
) -> None:
    other = {
        "ru": "Врачи просят больницу купить новые машины",
        "uk": "Лікарі просять лікарню купити нові машини",
        "be": "Лекары просяць бальніцу купіць новыя машыны",
        "kk": "Дәрігерлер ауруханадан жаңа машина сұрайды",
    }[same[1]]
    assert like(lexicon, ENGLISH, same) > 0.25 > 2 * like(lexicon, ENGLISH, (other, same[1]))


def test_weights_of_a_text_have_length_one_and_its_columns_are_sorted_and_in_bounds(lexicon: Lexicon) -> None:
    columns, weights = lexicon.features("Президент Ларин подписал 3 указа", "ru")
    assert float((weights**2).sum()) == pytest.approx(1, abs=1e-5)
    assert (np.diff(columns) > 0).all()
    assert columns.min() >= 0
    assert columns.max() < WIDTH


def test_a_text_without_words_has_no_features(lexicon: Lexicon) -> None:
    for text in ("", "—", " …  "):
        assert len(lexicon.features(text, "ru")[0]) == 0
    assert lexicon.matrix([], []).shape == (0, WIDTH)


def test_numbers_count_as_they_are_written_in_any_language(lexicon: Lexicon) -> None:
    assert like(lexicon, ("1437", "en"), ("1437", "kk")) == pytest.approx(1)


def test_an_unknown_language_is_known_by_the_sound_of_its_names(lexicon: Lexicon) -> None:
    name = ("Premier Lukas Wandermeer resigns", "en")
    assert like(lexicon, name, ("Премьер Лукас Вандермеер", "mk")) > 0.3
    assert like(lexicon, name, ("Премьер Лукас Вандермеер", None)) > 0.3


def test_a_gloss_keeps_the_order_says_what_it_knows_and_spells_names(lexicon: Lexicon) -> None:
    found = lexicon.gloss("Вчера президент Квондарский молчал, 12 раз.", "ru")
    assert [g.word for g in found] == ["Вчера", "президент", "Квондарский", "молчал", ",", "12", "раз", "."]
    by_word = {g.word: g for g in found}
    assert by_word["президент"].gloss == "president"
    assert by_word["президент"].sure
    assert by_word["Квондарский"].gloss == "Kvondarskiy"
    assert not by_word["Квондарский"].sure
    assert by_word["12"].gloss == "12"


def test_english_is_its_own_gloss(lexicon: Lexicon) -> None:
    assert [g.gloss for g in lexicon.gloss("No talks.", "en")] == ["No", "talks", "."]


@settings(max_examples=50)
@given(st.text(max_size=60), st.sampled_from(["en", "ru", "uk", "be", "kk", "hy", "xx", None]))
def test_any_text_has_features_and_a_gloss(lexicon: Lexicon, text: str, lang: str | None) -> None:
    assert np.isfinite(lexicon.features(text, lang)[1]).all()
    assert all(g.word for g in lexicon.gloss(text, lang))
