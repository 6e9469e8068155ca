"""JSON data → the document, or findings in plain words for everything whose shape is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, JsonValue, ValidationError
from pydantic_core import ErrorDetails

from triage.logic.likeness import plain
from triage.logic.problems import did_you_mean
from triage.questionnaire import parts, rewriting
from triage.questionnaire.details import at, is_echo, path_of
from triage.questionnaire.document import Document
from triage.questionnaire.findings import Finding, Fix
from triage.questionnaire.losing import NOTHING, Loss, loss_of
from triage.questionnaire.salvage import rest_of
from triage.questionnaire.source import Path, Source
from triage.words import _

_MEANT_FOR_PEOPLE = (parts.TEXT_PATTERN, parts.DAY_PATTERN, parts.URL_PATTERN)
"""What is written in these patterns is no id, so nothing else is surely meant by it."""


class Shaped(NamedTuple):
    """A document, or the sound rest of one, and the JSON ``value`` of which it is made.

    ``source`` knows where the places of ``value`` are in the file; ``loss`` is what cannot be known of the rest.
    """

    document: Document
    value: JsonValue
    source: Source
    loss: Loss


def shaped(value: JsonValue, source: Source) -> tuple[Shaped | None, list[Finding]]:
    """The document that ``value`` is, or its sound rest, and what is wrong with its shape; ``None`` if nothing is left.

    What is spoilt in ``source`` is left out.
    """
    try:
        document, details = Document.model_validate(value), []
    except ValidationError as error:
        document, details = None, error.errors(include_url=False)
    if document is not None and not source.spoilt:
        return Shaped(document, value, source, NOTHING), []
    told = (detail for detail in details if not is_echo(detail, value) and not _is_spoilt(detail, value, source))
    findings = [_finding(detail, value, source) for detail in told]
    rest = rest_of(value, details, source.spoilt)
    if rest is None:
        return None, findings
    loss = loss_of(value, rest, source.spoilt)
    return Shaped(rest.document, rest.value, replace(source, kept=rest.kept), loss), findings


def _is_spoilt(detail: ErrorDetails, value: JsonValue, source: Source) -> bool:
    """Whether this is about a value that is not what the author wrote."""
    path = path_of(detail, value)
    whole = len(path) + (detail["type"] != "extra_forbidden")
    return any(path[:end] in source.spoilt for end in range(whole))


def _finding(detail: ErrorDetails, value: JsonValue, source: Source) -> Finding:
    path = path_of(detail, value)
    kind = detail["type"]
    if kind == "extra_forbidden":
        key = str(path[-1])
        cure, fix = rewriting.key(key, *_known_keys(detail), _siblings(path, value))
        message = _("'{key}' is not known here.").format(key=key)
        return source.finding("unknown-key", path, message, cure, at_key=True, fix=fix)
    if kind == "missing":
        key = str(detail["loc"][-1])
        message = _("'{key}' is missing here.").format(key=key)
        return source.finding("missing-key", path, message, _('Add "{key}": …').format(key=key))
    code, message, cure = _sentence(detail, path)
    better = _rewritten(detail, path)
    if kind == "union_tag_invalid":
        path = (*path, "type")
    return source.finding(code, path, message, better[0] or cure, fix=better[1])


def _rewritten(detail: ErrorDetails, path: Path) -> tuple[str, Fix | None]:
    """How to write what is wrong, and what can stand in its place; nothing where that is not clear."""
    given, kind = detail["input"], detail["type"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    better: rewriting.Mended | None = None
    match kind:
        case "union_tag_invalid" if isinstance(given, dict) and isinstance(given.get("type"), str):
            kinds = [word.strip("' ") for word in str(context["expected_tags"]).split(",")]
            better = rewriting.question_type(given["type"], kinds)
        case "literal_error":
            better = rewriting.one_of(given, re.findall(r"'([^']*)'", str(context["expected"])))
            if better is None and path[-1:] == ("missing",):
                better = (
                    _('Write "refuse", or what a missing answer counts: {"at_least": "half", "count_as": 0}.'),
                    None,
                )
        case "model_attributes_type" | "model_type" if path[-2:-1] in (("options",), ("rows",)):
            better = rewriting.entry(given)
        case "model_attributes_type" | "model_type":
            better = _missing(path)
        case "string_pattern_mismatch":
            better = _in_pattern(given, context["pattern"])
        case _:
            better = rewriting.one_of(given, re.findall(r'"(\w+)"', detail["msg"])) or rewriting.value(kind, given)
    return ("", None) if better is None else better


def _missing(path: Path) -> rewriting.Mended | None:
    """What can be said of missing answers, where ``path`` leads to that."""
    if path[-1:] != ("missing",):
        return None
    return _('Write "refuse", or what a missing answer counts: {"at_least": "half", "count_as": 0}.'), None


def _in_pattern(given: str, pattern: str) -> rewriting.Mended | None:
    """What is nearly written as ``pattern`` asks for, written so."""
    name = plain(given)
    tries = {
        parts.DOCUMENT_PATTERN: name.replace("_", "-"),
        parts.VERSION_PATTERN: f"{given.strip()}.0",
        parts.LANGUAGE_PATTERN: given.strip().replace("_", "-"),
    }
    better = tries.get(pattern, name)
    if pattern in _MEANT_FOR_PEOPLE or better == given or not re.search(pattern, better):
        return None
    why = "" if pattern in tries else _pattern_cure(pattern)
    return _('Write "{word}". {why}').format(word=better, why=why).rstrip(), Fix(better)


def _siblings(path: Path, value: JsonValue) -> Collection[str]:
    """The keys beside the one at ``path``."""
    beside = at(value, path[:-1])
    return beside.keys() if isinstance(beside, dict) else ()


def _sentence(detail: ErrorDetails, path: Path) -> tuple[str, str, str]:
    what = _what(path)
    context: Mapping[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "union_tag_invalid":
            kinds = [word.strip("' ") for word in str(context["expected_tags"]).split(",")]
            message = _("There is no question type '{kind}'.").format(kind=context["tag"])
            return "unknown-type", message, did_you_mean(str(context["tag"]), kinds, len(kinds))
        case "union_tag_not_found":
            return "missing-key", _("'type' is missing here."), _('Add "type": "choice", or another type.')
        case "string_pattern_mismatch" if context["pattern"] != parts.TEXT_PATTERN:
            return (
                "bad-text",
                _("{what} is not written as it must be.").format(what=what),
                _pattern_cure(context["pattern"]),
            )
        case "string_pattern_mismatch":
            return "bad-text", _("{what} holds nothing to read.").format(what=what), _fill(detail, _("Write something"))
        case "string_too_short":
            return "empty", _("{what} is empty.").format(what=what), _fill(detail, _("Write something"))
        case "too_short":
            return "empty", _("{what} is empty.").format(what=what), _fill(detail, _("Put something into it"))
        case "string_too_long":
            message = _("{what} is longer than {most} characters.").format(what=what, most=context["max_length"])
            return "too-long", message, _("Shorten it.")
        case "reserved_name":
            message = _("'{word}' is a word of the condition language.").format(word=detail["input"])
            return "reserved-name", message, _("Choose another id.")
        case "literal_error":
            return "wrong-value", _("{what} has a value that is not known.").format(what=what), _one_of(context)
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            message, cure = _beyond(detail["type"], what, next(iter(context.values())))
            return "out-of-range", message, cure
        case "dict_type" | "model_type" | "model_attributes_type":
            return "wrong-type", _("{what} does not stand in curly brackets.").format(what=what), _plain_cure(detail)
        case _:
            message = _("{what} is not {kind}.").format(what=what, kind=_kind(detail))
            return "wrong-type", message, _plain_cure(detail)


def _fill(detail: ErrorDetails, fill: str) -> str:
    """How to mend what is empty: ``fill`` it; or remove it, where it need not be there."""
    *before, key = detail["loc"]
    model = _model_at(Document, before)
    fields = [] if model is None else [one for name, one in model.model_fields.items() if key in (name, one.alias)]
    needed = any(one.is_required() for one in fields)
    return _("{fill}.").format(fill=fill) if needed else _("{fill}, or remove it.").format(fill=fill)


def _beyond(kind: str, what: str, limit: object) -> tuple[str, str]:
    """That a number is beyond its limit, and the cure."""
    sentences = {
        "greater_than_equal": (_("{what} is less than {limit}."), _("Write {limit} or more.")),
        "less_than_equal": (_("{what} is more than {limit}."), _("Write {limit} or less.")),
        "greater_than": (_("{what} is not more than {limit}."), _("Write more than {limit}.")),
        "less_than": (_("{what} is not less than {limit}."), _("Write less than {limit}.")),
    }
    message, cure = sentences[kind]
    return message.format(what=what, limit=limit), cure.format(limit=limit)


def _kind(detail: ErrorDetails) -> str:
    words = {
        "string_type": _("a text in double quotes"),
        "int_type": _("a whole number"),
        "bool_type": _("true or false"),
        "tuple_type": _("a list in square brackets"),
    }
    return words.get(detail["type"], detail["msg"])


def _plain_cure(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "string_type":
            return _('Write it in double quotes: "…".')
        case "int_type":
            return _("Write digits without quotes and without a point, such as 7.")
        case "not_a_number":
            return _("Write digits without quotes, such as 7 or 0.5.")
        case "bool_type":
            return _("Write true or false, without quotes.")
        case "tuple_type":
            return _("Write it in square brackets: [ … ].")
        case "dict_type" | "model_type" | "model_attributes_type":
            return _("Write it in curly brackets: { … }.")
        case _:
            return _("Write one of these.")


def _what(path: Path) -> str:
    match path:
        case (*_before, str() as name):
            return f"'{name}'"
        case (*_before, str() as name, int()):
            return _("An entry of '{name}'").format(name=name)
        case _whole:
            return _("The questionnaire")


def _one_of(context: Mapping[str, Any]) -> str:
    expected = str(context["expected"]).replace("'", '"').replace(" or ", _(" or "))
    return _("Write {expected}.").format(expected=expected)


def _pattern_cure(pattern: str) -> str:
    cures = {
        parts.NAME_PATTERN: _("Use small letters, digits and _, starting with a letter."),
        parts.CODE_PATTERN: _("Use small letters, digits and _."),
        parts.RULE_PATTERN: _("Use letters, digits, _ and -, starting with a letter."),
        parts.DOCUMENT_PATTERN: _("Use small letters, digits and -, starting with a letter."),
        parts.VERSION_PATTERN: _("Write a version as three numbers: 1.0.0."),
        parts.LANGUAGE_PATTERN: _("Write a language code such as en-GB."),
        parts.DAY_PATTERN: _("Write a date as year, month, day: 2026-01-31."),
        parts.UNTIL_PATTERN: _('Write a date as year, month, day, such as 2026-01-31, or "today".'),
        parts.URL_PATTERN: _("Write an address that starts with https://."),
        parts.FINDING_PATTERN: _("Write the code as it stands beside the finding, such as long-sentence."),
    }
    return cures[pattern]


def _known_keys(detail: ErrorDetails) -> tuple[list[str], list[str]]:
    """The keys that can stand where one is not known, and those of them that have to."""
    model = _model_at(Document, list(detail["loc"][:-1]))
    fields = {} if model is None else {field.alias or name: field for name, field in model.model_fields.items()}
    keys = sorted(fields, key=lambda key: key == "accept")  # every part has it, so it says least
    return keys, [key for key in keys if fields[key].is_required()]


def _model_at(model: type[BaseModel], steps: list[str | int]) -> type[BaseModel] | None:
    """The model whose key was not known, found by walking the annotations along the error's location."""
    for step in steps:
        by_key = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
        if step not in by_key:
            chosen = [m for m in _models(model) if step == _tag(m)]
            model = chosen[0] if chosen else model
            continue
        inner = _models(by_key[step])
        rest = steps[steps.index(step) + 1 :]
        tagged = [m for m in inner if _tag(m) in rest]
        model = (tagged or inner or [model])[0]
    return model


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _tag(model: type[BaseModel]) -> str | None:
    field = model.model_fields.get("type")
    return None if field is None else str(get_args(field.annotation)[0])
