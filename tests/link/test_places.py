"""Countries by name, capital, seat, adjective and resident, in five languages and all cases."""

import pytest

from hearsay.link import places


def seen(text: str, lang: str | None, **context: str) -> list[tuple[str, str, str]]:
    return [(text[slice(*p.span)], p.country, p.kind) for p in places.found(text, lang, **context)]


@pytest.mark.parametrize(
    ("lang", "text", "form", "country", "kind"),
    [
        ("en", "A fair opened in Belarus.", "Belarus", "Q184", "country"),
        ("en", "The U.S. delegation left.", "U.S.", "Q30", "country"),
        ("en", "Kiev was cold.", "Kiev", "Q212", "capital"),
        ("en", "two Kazakhstanis won", "Kazakhstanis", "Q232", "resident"),
        ("en", "a Polish-made drum", "Polish", "Q36", "adjective"),
        ("ru", "Ярмарка открылась в Белоруссии.", "Белоруссии", "Q184", "country"),
        ("ru", "Выставка в Киргизии и в Молдавии", "Киргизии", "Q813", "country"),
        ("ru", "Поезд из Кишинёва опоздал.", "Кишинёва", "Q217", "capital"),
        ("ru", "Поезд из Кишинева опоздал.", "Кишинева", "Q217", "capital"),
        ("ru", "казахстанского сыра", "казахстанского", "Q232", "adjective"),
        ("ru", "с россиянами", "россиянами", "Q159", "resident"),
        ("ru", "в Объединенных Арабских Эмиратах", "Объединенных Арабских Эмиратах", "Q878", "country"),
        ("uk", "у Білорусі дощить", "Білорусі", "Q184", "country"),
        ("uk", "виставка в Києві", "Києві", "Q212", "capital"),
        ("uk", "в Об’єднаних Арабських Еміратах", "Об’єднаних Арабських Еміратах", "Q878", "country"),
        ("be", "у Злучаных Штатах Амерыкі", "Злучаных Штатах Амерыкі", "Q30", "country"),
        ("be", "у Маскве дождж", "Маскве", "Q159", "capital"),
        ("kk", "Қазақстанның қысы", "Қазақстанның", "Q232", "country"),
        ("kk", "Мәскеуде жаңбыр", "Мәскеуде", "Q159", "capital"),
        ("kk", "АҚШ-тың қысы", "АҚШ", "Q30", "country"),
    ],
)
def test_a_country_is_found_by_any_of_its_names_in_any_case(
    lang: str, text: str, form: str, country: str, kind: str
) -> None:
    assert (form, country, kind) in seen(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They polish brass and tell us of a turkey."),
        ("en", "Ada Jordan and Brim Chad play."),
        ("en", "Jordan Wexley lives in Latin America."),
        ("ru", "Того же мнения держится сторож."),
        ("ru", "По перу и чаду узнают сову."),
        ("ru", "Он живёт в Латинской Америке."),
    ],
)
def test_a_word_that_only_looks_like_a_country_is_none(lang: str, text: str) -> None:
    assert seen(text, lang) == []


def test_the_white_house_is_that_of_dateline_outlet_and_words_around() -> None:
    text = "Белый дом открыл двери."
    assert seen(text, "ru") == [("Белый дом", "Q30", "seat")]
    assert seen(text, "ru", country="KG") == [("Белый дом", "Q813", "seat")]
    assert seen(text, "ru", dateline="БИШКЕК") == [("Белый дом", "Q813", "seat")]
    assert seen(text + " Вице-премьер и кабмин ждут.", "ru")[0][1] == "Q159"


def test_georgia_is_a_state_where_the_words_around_say_so() -> None:
    assert seen("Snow fell in Georgia and on Tbilisi.", "en")[0][1] == "Q230"
    assert seen("Snow fell in Georgia, from Atlanta to Savannah.", "en") == []


def test_brussels_may_be_the_union_the_alliance_or_belgium() -> None:
    assert places.found("Brussels and the European Commission", "en")[0].country == "Q458"
    assert places.found("Brussels, seat of NATO", "en")[0].country == "Q7184"
    assert places.found("Brussels awoke.", "en", country="BE")[0].country == "Q31"


def test_short_names_of_republics_need_their_own_country_around() -> None:
    assert seen("В РБ дождь.", "ru") == []
    assert seen("В РБ дождь.", "ru", country="Q184") == [("РБ", "Q184", "country")]


def test_a_whole_name_is_looked_up_without_its_article() -> None:
    assert (found := places.named("the Kremlin")) is not None
    assert (found.country, found.body) == ("Q159", "presidency")
    assert places.named("Москвой") is not None
    assert places.named("Moscow Dynamo") is None


def test_every_row_names_its_source_and_every_country_has_five_languages() -> None:
    table = places._table()
    assert all(row["source"] for row in table)
    spoken = {(row["iso"], row["lang"]) for row in table if row["kind"] == "country"}
    assert len({iso for iso, _ in spoken}) > 230
    for iso in ("RU", "BY", "UA", "KZ", "KG", "US", "DE", "CN", "BD", "UY"):
        assert {lang for country, lang in spoken if country == iso} == set(places.LANGUAGES)
