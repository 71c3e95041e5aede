"""Narratives that an analyst defined, as a file to be taken along: a core message, actors, and what was answered of statements.

A JSON list of {"core", "name"?, "lang"?, "must"?, "must_not"?, "threshold"?, "answers"?: [{"text", "lang"?, "belongs": "yes",
"no" or "denies"}]}.
"""

import json
from pathlib import Path
from typing import Any

from hearsay.errors import UsageError

VERDICTS = ("yes", "no", "denies")
_FIELDS: dict[str, Any] = {
    "core": str,
    "name": (str, type(None)),
    "lang": (str, type(None)),
    "must": list,
    "must_not": list,
    "threshold": (int, float, type(None)),
    "answers": list,
}
_DEFAULTS: dict[str, Any] = {"name": None, "lang": None, "must": [], "must_not": [], "threshold": None}


def definitions(path: str) -> list[dict[str, Any]]:
    """The definitions in a file, with every field; raises UsageError with what is wrong and where."""
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{path}: cannot be read as JSON in UTF-8 ({reason})") from error
    if not isinstance(found, list):
        raise UsageError(f"{path}: is no JSON list of definitions")
    return [_definition(each, f"{path}: definition {number}") for number, each in enumerate(found, 1)]


def _definition(each: Any, place: str) -> dict[str, Any]:
    if not isinstance(each, dict) or not str(each.get("core", "")).strip():
        raise UsageError(f'{place}: has no "core", the message in a sentence')
    for name, value in each.items():
        if name not in _FIELDS:
            raise UsageError(f"{place}: “{name}” is no field; there are {', '.join(_FIELDS)}")
        if not isinstance(value, _FIELDS[name]):
            raise UsageError(f"{place}: “{name}” is of the wrong kind")
    return {**_DEFAULTS, **each, "answers": [_answer(one, place) for one in each.get("answers", [])]}


def _answer(one: Any, place: str) -> dict[str, Any]:
    if (
        not isinstance(one, dict)
        or not str(one.get("text", "")).strip()
        or one.get("belongs") not in VERDICTS
    ):
        raise UsageError(f'{place}: an answer is {{"text": "…", "belongs": {", ".join(VERDICTS)}}}')
    return {
        "statement": None,
        "text": one["text"],
        "lang": one.get("lang"),
        "belongs": one["belongs"] != "no",
        "denies": one["belongs"] == "denies",
    }
