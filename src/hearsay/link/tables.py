"""The tables beside the code: tab-separated, first line the names of the columns, each row with its source."""

from importlib import resources


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `link/data/NAME.tsv`; empty cells are empty strings."""
    text = (resources.files("hearsay.link") / "data" / f"{name}.tsv").read_text(encoding="utf8")
    head, *lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return [dict(zip(head, line, strict=True)) for line in lines]
