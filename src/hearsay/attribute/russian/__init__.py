"""Russian: who said what, by rules over names and dependency trees."""

from hearsay.attribute.russian.rules import Russian

__all__ = ["Russian"]
