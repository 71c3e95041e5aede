"""Which language a text is in, among those the project names.

A classifier of 130 languages confuses neighbours that no outlet writes in (Mari for Russian, Scots for
English); limited to the languages named here it errs less. Model: py3langid, a naive Bayes over byte n-grams.
"""

from functools import lru_cache
from typing import Any

REGION = ("en", "ru", "uk", "be", "kk", "ky", "uz", "tg", "tk", "hy", "ka", "az", "mn")
EUROPE = (
    *("de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "bg", "sr", "hr", "sl", "mk", "sq"),
    *("el", "sv", "da", "no", "fi", "et", "lv", "lt", "tr"),
)
# the largest presses elsewhere; their scripts mostly set them apart
ELSEWHERE = ("ar", "he", "fa", "hi", "zh", "ja", "ko", "vi", "id")
LANGUAGES = REGION + EUROPE + ELSEWHERE
# the classifier's opinion does not change beyond; its time does
SAMPLE = 4000
# below it the page's own word is taken: short texts and texts of two languages
SURE = 0.9


def language(text: str, stated: str | None = None) -> str | None:
    """The ISO 639-1 code of a text's language, or None for a text without letters."""
    sample = text[:SAMPLE]
    if not any(char.isalpha() for char in sample):
        return None
    found, confidence = _identifier().classify(sample)
    claimed = (stated or "").replace("_", "-").partition("-")[0].strip().lower()
    return claimed if confidence < SURE and claimed in LANGUAGES else str(found)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # heavy: half a second, and numpy
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
