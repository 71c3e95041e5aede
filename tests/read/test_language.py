"""The language of a text."""

import pytest

from hearsay.read.language import LANGUAGES, language

TEXTS = {
    "en": "The head of the country said on Tuesday that the talks would go on until autumn.",
    "ru": "Глава страны заявил во вторник, что переговоры продолжатся до осени.",
    "uk": "Голова країни заявив у вівторок, що переговори триватимуть до осені.",
    "be": "Кіраўнік краіны заявіў у аўторак, што перамовы працягнуцца да восені.",
    "kk": "Ел басшысы сейсенбі күні келіссөздер күзге дейін жалғасатынын айтты.",
    "de": "Der Präsident sagte am Dienstag, die Gespräche würden bis zum Herbst weitergehen.",
    "fr": "Le chef de l'État a déclaré mardi que les discussions se poursuivraient jusqu'à l'automne.",
    "pl": "Przywódca kraju oświadczył we wtorek, że rozmowy potrwają do jesieni.",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_a_sentence_is_enough(lang):
    assert language(TEXTS[lang]) == lang


def test_a_text_without_letters_has_no_language():
    assert language("123 … 456") is None


def test_the_page_is_believed_where_the_text_does_not_tell():
    assert language("OK", "de-AT") == "de"
    assert language(TEXTS["ru"], "en") == "ru"


def test_no_language_is_named_twice():
    assert len(set(LANGUAGES)) == len(LANGUAGES)
