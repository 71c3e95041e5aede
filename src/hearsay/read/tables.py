"""The tables of this stage: one file a subject, tab-separated, each row with its source."""

import csv
from functools import lru_cache
from importlib.resources import files

from hearsay.errors import ResourceError


@lru_cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/NAME.tsv`; raises ResourceError where the file is missing."""
    try:
        text = files("hearsay.read").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceError(
            f"the table {name}.tsv of hearsay.read is missing; install Hearsay anew"
        ) from error
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
