"""Weights and large tables of Hearsay. What each file is, and whose, stands in README.md and docs/sources.md."""

from pathlib import Path

_FOLDER = Path(__file__).parent


def path(name: str) -> Path:
    """The file `name` of this distribution; raises FileNotFoundError where there is none."""
    found = _FOLDER / name
    if not found.is_file():
        raise FileNotFoundError(found)
    return found
