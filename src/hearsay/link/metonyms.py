"""A place name as an actor: how likely "Moscow", «Минск» or "the Kremlin" stands here for its government, not for the place.

English is learned (`metonyms_en`), Russian goes by case and the words it belongs to (`metonyms_ru`), Ukrainian, Belarusian and
Kazakh by a form in the nominative and a verb of speech or will beside it, no more.
"""

from hearsay.link import metonyms_en, metonyms_other, metonyms_ru
from hearsay.records import Span

# from here on a name counts as an actor
ACTS = 0.5


def acts(text: str, span: Span, lang: str | None) -> float:
    """The probability that the place name at the span stands for its government or its people's representatives here."""
    if lang == "ru":
        return metonyms_ru.acts(text, span)
    if lang in metonyms_other.LANGUAGES:
        return metonyms_other.acts(text, span, lang)
    return metonyms_en.acts(text, span)
