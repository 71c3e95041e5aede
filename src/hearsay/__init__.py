"""Hearsay: who said what, through whom, to whom, in the news, with evidence."""

__version__ = "0.2.0"
