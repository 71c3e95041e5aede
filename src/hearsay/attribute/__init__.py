"""Documents into statements: who said what, through whom, to whom, with the place of each part in the text."""

VERSION = "attribute/3"
LANGUAGES = ("en", "ru")
