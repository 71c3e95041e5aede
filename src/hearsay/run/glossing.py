"""A gloss beside a foreign statement: its words in English one by one, in their own order, for who cannot read it at all."""

import re

from hearsay.narrate.lexicon import Gloss, open_lexicon
from hearsay.narrate.rows import primary
from hearsay.narrate.words import LANGUAGES, THIN

_NO_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:!?…)»”’%\]])")
_NO_SPACE_AFTER = re.compile(r"(?<=[(«“‘„\[])\s+")


def gloss(text: str, lang: str | None) -> str | None:
    """The words in English, "?" behind those of which the lexicon is not sure; None for English and for a language it lacks."""
    of = primary(lang)
    if of not in {*LANGUAGES, *THIN}:
        return None
    words = " ".join(filter(None, map(_shown, open_lexicon().gloss(text, of))))
    return _NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", words))


def _shown(each: Gloss) -> str:
    return each.gloss if each.sure or not each.gloss else f"{each.gloss}?"
