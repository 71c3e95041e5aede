"""Linking: names in texts to actors across scripts, cases and titles, with the office of that day."""

VERSION = "link/1"
