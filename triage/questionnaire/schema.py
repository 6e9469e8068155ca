"""The published JSON Schema: with it an author's editor completes, explains and checks what is typed.

It says what shapes can say. What pieces mean together (ids, conditions, bands) only ``load`` knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from pydantic import JsonValue

from triage.questionnaire.document import Document
from triage.questionnaire.explained import EXPLAINED

SCHEMA_ID: Final = "urn:triage:questionnaire"
"""The name by which other schemas can refer to this one; there is no address behind it."""


def schema() -> dict[str, JsonValue]:
    """The JSON Schema (2020-12) of a questionnaire, each property with a description."""
    drawn = Document.model_json_schema()
    parts = drawn.pop("$defs")
    explained: dict[str, JsonValue] = {name: _explained(name, part) for name, part in parts.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Questionnaire",
        **_explained("Document", drawn),
        "$defs": explained,
    }


def is_schema(data: bytes) -> bool:
    """Whether ``data`` is a JSON Schema, of questionnaires or of anything else, and so no questionnaire."""
    if b"json-schema.org" not in data:
        return False
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return False
    match value:
        case {"$schema": str(dialect)} if re.match(r"https?://json-schema\.org/", dialect):
            return not value.keys().isdisjoint({"$defs", "definitions", "properties"})
        case _:
            return False


def _explained(name: str, part: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """``part`` with plain descriptions, and without what only a program wants."""
    tidy = _tidy(part)
    properties = tidy["properties"]
    assert isinstance(properties, dict)
    for key, found in properties.items():
        assert isinstance(found, dict)
        text = (
            tidy["description"]
            if "const" in found and key == "type"
            else EXPLAINED.get(f"{name}.{key}", EXPLAINED.get(key))
        )
        if "description" not in found and text is not None:
            properties[key] = {"description": text, **found}
    return tidy


def _tidy(node: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    closed: dict[str, JsonValue] = {"additionalProperties": False} if "patternProperties" in node else {}
    return closed | {key: _tidy_value(key, value) for key, value in node.items() if not _is_noise(key, value)}


def _tidy_value(key: str, value: JsonValue) -> JsonValue:
    match value:
        case dict():
            return _tidy(value)
        case list():
            return [_tidy_value(key, item) for item in value]
        case str() if key == "description":
            return " ".join(value.replace("``", "'").split())
        case _:
            return value


def _is_noise(key: str, value: JsonValue) -> bool:
    """Titles that repeat a name, defaults that mean nothing is there, and OpenAPI's second way to say ``oneOf``."""
    empty_default = key == "default" and not isinstance(value, bool | int | float | str)
    return empty_default or (key == "title" and isinstance(value, str)) or key == "discriminator"
