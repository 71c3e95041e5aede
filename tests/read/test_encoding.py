"""Bytes become text by what they are, not by what they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.read.encoding import decode, encoding_of

RUSSIAN = (
    "Президент республики заявил, что «переговоры» продолжатся — об этом сообщила пресс-служба. "
    "В столице прошла встреча министров № 5."
)
UKRAINIAN = (
    "Президент зазначив, що переговори триватимуть у столиці, повідомляє агенція. Її слова наводить сайт."
)
FRENCH = "Le président a déclaré que l’été dernier était très chaud, où les élèves…"
POLISH = "Prezydent oświadczył, że żołnierze wrócą do domów w środę, a następnie pojadą"


@pytest.mark.parametrize("label", [None, "utf-8", "iso-8859-1", "windows-1251", "nonsense", "idna", "hex"])
@pytest.mark.parametrize(
    "codec",
    [
        "cp1251",
        "koi8-r",
        "cp866",
        "iso8859-5",
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-8-sig",
        "utf-32",
    ],
)
def test_russian_is_read_in_any_encoding_under_any_label(codec, label):
    assert decode(RUSSIAN.encode(codec, "replace"), label).replace("?", "") == (
        RUSSIAN.encode(codec, "replace").decode(codec).replace("?", "").lstrip("\ufeff")
    )


@pytest.mark.parametrize(
    ("text", "codec"), [(UKRAINIAN, "cp1251"), (UKRAINIAN, "koi8-u"), (FRENCH, "cp1252"), (POLISH, "cp1250")]
)
def test_other_languages_are_read_without_a_label(text, codec):
    assert decode(text.encode(codec)) == text


def test_the_label_in_the_page_is_used_where_bytes_do_not_tell():
    page = '<meta charset="windows-1254"><p>Başbakan</p>'.encode("cp1254")
    assert "Başbakan" in decode(page)


def test_a_page_called_latin_one_has_the_punctuation_of_windows():
    assert decode("“so”".encode("cp1252"), "iso-8859-1") == "“so”"


def test_utf8_that_was_cut_off_amid_a_letter_is_still_utf8():
    assert encoding_of(RUSSIAN.encode()[:-21]) == "utf-8"


def test_a_few_broken_bytes_do_not_make_utf8_something_else():
    assert decode(RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()).count("Президент") == 2


def test_japanese_in_escaped_ascii_is_read_by_its_label():
    assert decode("会談".encode("iso-2022-jp"), "iso-2022-jp") == "会談"


@given(st.text())
def test_utf8_comes_back_as_it_was_but_for_controls_and_marks(text):
    kept = "".join(char for char in text if char.isprintable() or char in "\t\n\r")
    assert "".join(
        c
        for c in decode(b"\xef\xbb\xbf" + text.encode("utf-8", "ignore"))
        if c.isprintable() or c in "\t\n\r"
    ) == (kept.encode("utf-8", "ignore").decode().replace("\ufeff", ""))


@given(st.binary(), st.none() | st.text(max_size=20))
def test_any_bytes_under_any_label_become_text_that_can_be_written(content, label):
    text = decode(content, label)
    text.encode("utf-8")
    assert "\0" not in text
