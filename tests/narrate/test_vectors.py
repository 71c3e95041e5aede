import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.narrate.vectors import WIDTH, Space, open_space

SAME = [
    ("The opposition says the elections were stolen", "en"),
    ("Оппозиция говорит, что выборы украдены", "ru"),
    ("Опозиція каже, що вибори вкрадено", "uk"),
    ("Апазіцыя кажа, што выбары скрадзены", "be"),
    ("Оппозиция сайлау ұрланды дейді", "kk"),
]
OTHER = [
    ("Doctors ask the hospital to buy new cars", "en"),
    ("Врачи просят больницу купить новые машины", "ru"),
    ("Лікарі просять лікарню купити нові машини", "uk"),
    ("Лекары просяць бальніцу купіць новыя машыны", "be"),
    ("Дәрігерлер ауруханадан жаңа машина сұрайды", "kk"),
]
TIERS = ["fast", "better"]


@pytest.fixture(scope="module")
def space() -> Space:
    return open_space()


def vectors(space: Space, tier: str, rows: list[tuple[str, str | None]]) -> np.ndarray:
    return getattr(space, tier)([text for text, _ in rows], [lang for _, lang in rows])


@pytest.mark.parametrize("tier", TIERS)
def test_what_says_the_same_in_any_language_is_nearer_than_what_does_not(space: Space, tier: str) -> None:
    same, other = vectors(space, tier, SAME), vectors(space, tier, OTHER)
    assert (same[1:] @ same[0]).min() > (other @ same[0]).max() + 0.1


@pytest.mark.parametrize(("tier", "width"), [("fast", None), ("better", WIDTH)])
def test_every_vector_has_length_one_an_empty_text_s_too(space: Space, tier: str, width: int | None) -> None:
    rows = [*SAME, ("", "ru"), ("…", "en"), ("", None)]
    found = vectors(space, tier, rows)
    assert found.shape == (len(rows), width or space.width)
    assert found.dtype == np.float32
    assert np.linalg.norm(found, axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("tier", TIERS)
def test_a_vector_does_not_depend_on_its_company(space: Space, tier: str) -> None:
    rows = [*SAME, *OTHER]
    together = vectors(space, tier, rows)
    assert np.array_equal(vectors(space, tier, rows[::-1])[::-1], together)
    assert np.array_equal(np.concatenate([vectors(space, tier, [row]) for row in rows]), together)


@pytest.mark.parametrize("tier", TIERS)
def test_no_texts_give_no_vectors(space: Space, tier: str) -> None:
    assert len(vectors(space, tier, [])) == 0


def test_another_process_finds_the_same_vectors(space: Space) -> None:
    assert np.array_equal(vectors(Space(), "fast", SAME), vectors(space, "fast", SAME))


def test_a_statement_longer_than_the_encoder_reads_is_read_to_its_limit(space: Space) -> None:
    long = "выборы и оппозиция " * 200
    assert np.array_equal(
        vectors(space, "better", [(long, "ru")]), vectors(space, "better", [(long + "машина", "ru")])
    )


@settings(max_examples=30)
@given(st.text(max_size=60), st.sampled_from(["en", "ru", "uk", "be", "kk", "ka", "xx", None]))
def test_any_text_has_both_vectors(space: Space, text: str, lang: str | None) -> None:
    for tier in TIERS:
        assert np.linalg.norm(vectors(space, tier, [(text, lang)])) == pytest.approx(1, abs=1e-5)
