"""Rows of the corpus as lists show them: what was said with its places, by whom, where and when."""

from typing import Any

STATEMENT_COLUMNS = (
    *("quote", "speaker", "role", "source", "cue", "via", "addressee", "type", "kind", "confidence"),
    *("outlet", "country", "day", "lang", "title", "url", "offsets", "judged", "id", "document"),
)
DOCUMENT_COLUMNS = ("title", "outlet", "country", "day", "lang", "byline", "url", "version", "note", "id")


def statement(row: Any) -> dict[str, Any]:
    """A statement's row, joined with its document's: `text[start:end]` of the offsets is the quote."""
    return {
        "quote": pieces(row.text, row.content),
        "speaker": row.speaker,
        "role": row.role,
        "source": pieces(row.text, row.source),
        "cue": pieces(row.text, row.cue),
        "via": row.via or [],
        "addressee": row.addressee,
        "type": row.type,
        "kind": row.kind,
        "confidence": row.confidence,
        "outlet": row.outlet_known or row.outlet_name,
        "country": row.country,
        "day": row.day,
        "lang": row.lang,
        "title": row.title,
        "url": row.url,
        "offsets": [f"{start}-{end}" for start, end in row.content],
        "judged": sorted(row.machine) if row.machine else [],
        "id": row.id,
        "document": row.document_id,
    }


def document(row: Any) -> dict[str, Any]:
    """A document's row, without its text."""
    same = ("title", "country", "day", "lang", "byline", "url", "version", "note", "id")
    return {"outlet": row.outlet_known or row.outlet_name, **{name: getattr(row, name) for name in same}}


def pieces(text: str, spans: list[list[int]]) -> str:
    """The words of the spans, with an ellipsis where they are apart."""
    return " … ".join(text[start:end] for start, end in spans)
