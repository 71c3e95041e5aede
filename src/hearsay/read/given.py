"""What a source itself says of an article (a line of JSON Lines): it wins over what is read from the page."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hearsay.errors import ReadError
from hearsay.read.dates import EARLIEST_YEAR
from hearsay.records import Document


def with_given(document: Document, given: Mapping[str, str], latest: str) -> Document:
    """The document with the fields that its source states; raises ReadError where the day is none.

    A day after `latest` (ISO), or before there were news pages, is no day of publication; `published_from` then says so.
    """
    published = given.get("published")
    stated: dict[str, Any] = {name: given[name] for name in ("title", "byline", "outlet") if name in given}
    if published and f"{EARLIEST_YEAR}-01-01" <= (moment := _moment(published))[:10] <= latest:
        stated |= {"published": moment, "published_from": "given"}
    elif published and document.published is None:
        stated |= {"published_from": f"no date: {published} was given, which {_amiss(moment, latest)}"}
    if "lang" in given:
        stated["lang"] = re.split("[-_]", given["lang"].lower())[0]
    return replace(document, **stated)


def _amiss(moment: str, latest: str) -> str:
    return "lies ahead" if moment[:10] > latest else f"lies before {EARLIEST_YEAR}"


def _moment(stated: str) -> str:
    """An ISO day or time, written out; a space for the T, a Z for UTC and forms without dashes are taken."""
    try:
        moment = dt.datetime.fromisoformat(stated)
    except ValueError as error:
        raise ReadError(
            f"“{stated}” is no ISO day or time; write 2024-03-05 or 2024-03-05T14:20:00+03:00"
        ) from error
    return moment.isoformat() if ":" in stated or "T" in stated else moment.date().isoformat()
