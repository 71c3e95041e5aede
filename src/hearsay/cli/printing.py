"""What is printed for a person: no page's text may steer the terminal that shows it."""

import re

# control characters but tab and line feed, one for one, so that places stay (ECMA-48: C0, DEL, C1)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")

# what a person reads before a gloss, so that nobody takes it for a translation or quotes it
GLOSS = "word by word, by a machine"


def printable(words: str) -> str:
    """The words with a mark in the place of each control character and of half characters, which no stream takes."""
    return _CONTROLS.sub("\ufffd", words).encode("utf-8", "replace").decode("utf-8")
