"""What the rules for names and roles share about tagged words."""

from hearsay.attribute.tokens import Token

Range = tuple[int, int]
"""Token indices, end exclusive."""


def possessive(token: Token) -> bool:
    return token.lower in {"'s", "'"} and token.tag == "PART"
