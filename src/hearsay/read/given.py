"""What a source itself says of an article (a line of JSON Lines): it wins over what is read from the page."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hearsay.errors import ReadError
from hearsay.records import Document


def with_given(document: Document, given: Mapping[str, str]) -> Document:
    """The document with the fields that its source states; raises ReadError where the day is none."""
    published = given.get("published")
    stated: dict[str, Any] = {name: given[name] for name in ("title", "byline", "outlet") if name in given}
    if published:
        stated |= {"published": _moment(published), "published_from": "given"}
    if "lang" in given:
        stated["lang"] = re.split("[-_]", given["lang"].lower())[0]
    return replace(document, **stated)


def _moment(stated: str) -> str:
    """An ISO day or time, written out; a space for the T, a Z for UTC and forms without dashes are taken."""
    try:
        moment = dt.datetime.fromisoformat(stated)
    except ValueError as error:
        raise ReadError(
            f"“{stated}” is no ISO day or time; write 2024-03-05 or 2024-03-05T14:20:00+03:00"
        ) from error
    return moment.isoformat() if ":" in stated or "T" in stated else moment.date().isoformat()
