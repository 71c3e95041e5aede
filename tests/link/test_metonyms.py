"""A place name acts, as its government would, or is a place."""

import pytest

from hearsay.link import metonyms


def acts(sentence: str, lang: str | None) -> bool:
    """Whether the name in square brackets acts."""
    start, end = sentence.index("["), sentence.index("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    chance = metonyms.acts(text, (start, end), lang)
    assert 0 <= chance <= 1
    return chance >= metonyms.ACTS


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "[Moscow] warned its neighbours on Friday."),
        ("en", "The [Kremlin] said the road was closed."),
        ("en", "Talks between Warsaw and [Kyiv] broke down."),
        ("en", "He urged [Minsk] to open the bridge."),
        ("ru", "[Минск] ответил на ноту."),
        ("ru", "В [Кремле] заявили, что мост откроют."),
        ("ru", "Как считают в [Минске], мост не нужен."),
        ("ru", "Позиция [Москвы] не изменилась."),
        ("ru", "Он обвинил [Киев] в затягивании."),
        ("ru", "Ни [Ереван], ни Баку не уступили."),
        ("uk", "[Київ] заявив про готовність."),
        ("be", "[Мінск] адказаў на ноту."),
        ("kk", "[Астана] мәлімдеме жасады."),
        (None, "[Минск] ответил на ноту."),
    ],
)
def test_a_name_that_speaks_or_wills_acts(lang: str | None, sentence: str) -> None:
    assert acts(sentence, lang)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "It rained in [Moscow] on Friday."),
        ("en", "The [Minsk] agreements were signed in winter."),
        ("en", "A market in [Minsk] was closed."),
        ("ru", "Дождь в [Минске] не прекращался."),
        ("ru", "В [Москве] отметили День города."),
        ("ru", "Мэр [Берлина] подал в отставку."),
        ("ru", "Рейс [Москва] – Бишкек отменён."),
        ("ru", "В десяти километрах от [Киева] построят парк."),
        ("ru", "[Пекин] окутал смог."),
        ("ru", "Сборная [России] выиграла матч."),
        ("ru", "Об этом сообщил Глеб Стожаров в [Москве]."),
        ("ru", "В [Минске] демонстранты заявили о победе."),
        ("ru", "Выступая в [Берлине], он пообещал помощь."),
        ("ru", "Министр обороны [Франции] ушёл в отпуск."),
        ("ru", "Прогулка вокруг [Кремля] заняла час."),
        ("uk", "Дощ у [Києві] вщух."),
        ("be", "Дождж у [Мінску] сціх."),
        ("kk", "[Астанада] жаңбыр жауды."),
    ],
)
def test_a_name_where_something_happens_is_a_place(lang: str | None, sentence: str) -> None:
    assert not acts(sentence, lang)


def test_a_name_at_the_edge_of_a_text_is_answered() -> None:
    for lang in ("en", "ru", "uk", "be", "kk"):
        assert 0 <= metonyms.acts("Минск", (0, 5), lang) <= 1
