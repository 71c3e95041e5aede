"""Figures about what was said: who speaks, where, and by which ways it came."""

VERSION = "measure/1"
