"""Statements that say the same, in whichever language: their vectors, and groups of them."""

VERSION = "1"
