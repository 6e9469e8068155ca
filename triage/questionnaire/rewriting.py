"""Values and names as authors write them who know other programs → how they are written here."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Final

from triage.logic.likeness import meant, nearest, plain
from triage.logic.problems import did_you_mean, shown
from triage.questionnaire.findings import Fix
from triage.words import _

Mended = tuple[str, Fix | None]
"""How to mend a value, in words; and what can stand in its place, where there is one answer."""

_TYPES: Final = {
    "choice": ("radio", "radiogroup", "select", "select_one", "dropdown", "single", "single_choice", "list"),
    "multiple": (
        "checkbox",
        "checkboxes",
        "select_multiple",
        "multi",
        "multi_select",
        "multiselect",
        "tickbox",
        "tagbox",
    ),
    "yes_no": ("boolean", "bool", "yesno", "truefalse", "true_false", "toggle"),
    "whole": ("integer", "int"),
    "decimal": ("float", "double", "real"),
    "scale": ("slider", "rating", "vas", "nrs", "range"),
    "date": ("calendar", "datetime", "day"),
    "text": ("string", "str", "textbox", "short_text", "input", "line"),
    "long_text": ("textarea", "notes", "memo", "comment", "paragraph", "freetext", "free_text"),
    "matrix": ("table", "grid", "likert"),
}
"""What other programs call each type of question."""

_KEYS: Final = {
    "when": ("if", "condition", "expression", "logic", "trigger"),
    "ask_if": (
        "branching_logic",
        "ask_when",
        "display_if",
        "visibleif",
        "relevant",
        "relevance",
        "condition",
        "if",
        "when",
        "enableif",
        "logic",
    ),
    "text": ("question", "title", "label", "name", "prompt", "message", "action", "question_text", "field_label"),
    "title": ("name", "text", "label", "heading"),
    "id": ("value", "code", "name", "key", "field", "variable"),
    "options": ("choices", "answers", "values", "responses"),
    "questions": ("elements", "fields", "items"),
    "sections": ("pages", "groups"),
    "type": ("field_type", "kind", "inputtype"),
    "hint": ("help", "note", "description", "placeholder", "field_note"),
    "points": ("score", "weight", "value"),
    "from": ("min", "start", "lower", "low"),
    "min": ("minimum", "low", "from", "minvalue"),
    "max": ("maximum", "high", "to", "maxvalue"),
    "level": ("urgency", "priority", "severity"),
    "required": ("isrequired", "mandatory", "required_field"),
    "items": ("questions", "fields"),
    "formula": ("calculation", "calculate", "expression"),
    "combine": ("method", "function", "aggregate"),
    "detail": ("note", "notes", "description", "info", "more"),
    "rows": ("items", "questions", "subquestions"),
    "language": ("locale", "lang"),
}
"""What other programs call each part."""

_WORDS: Final = {
    "not_sure": ("unsure", "dont_know", "don't_know", "unknown", "do_not_know", "idk"),
    "declined": ("refused", "prefer_not_to_say", "prefer_not", "rather_not_say", "decline"),
    "sum": ("total", "add"),
    "mean": ("average", "avg"),
    "max": ("maximum", "highest"),
    "min": ("minimum", "lowest"),
    "low": ("lower",),
    "high": ("higher",),
    "average": ("mean", "avg"),
    "ignore": ("skip", "leave_out"),
    "leave_out": ("ignore", "skip"),
    "routine": ("low", "normal", "standard"),
    "emergency": ("immediate", "999", "critical"),
}
"""What people write for the words of closed lists."""

_CLOSE: Final = 0.82
"""How alike a slip and a word of a closed list are at least: 'mean' is not what 'median' means."""
_YES: Final = ("yes", "true", "y", "on", "1")
_NO: Final = ("no", "false", "n", "off", "0")
_WHOLE: Final = re.compile(r"\s*(-?[0-9]{1,15})\s*")
_NUMBER: Final = re.compile(r"\s*(-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6}|,(?:[0-9]{1,2}|[0-9]{4,6}))?)\s*")
"""A number, perhaps with a decimal comma; with three digits behind the comma it may be thousands."""


def one_of(value: object, known: Sequence[str]) -> Mended | None:
    """Which of the words ``known`` was meant by ``value``; ``None`` where that is not clear."""
    if not isinstance(value, str):
        return None
    word = plain(value)
    if word in known:
        return _('Write "{word}".').format(word=word), Fix(word)
    close = _alias(word, _WORDS, known) or nearest(word, known, close=_CLOSE)
    return None if close is None else (_('Did you mean "{word}"?').format(word=close), None)


def question_type(word: str, known: Sequence[str]) -> Mended:
    """Which of the types ``known`` was meant by ``word``."""
    small = plain(word)
    if small == "number":
        return _("Did you mean 'whole' or 'decimal'?"), None
    if small == "likert":
        return _("Did you mean 'choice', or 'matrix' for several questions with the same options?"), None
    if small == "multiple_choice":
        return _("Did you mean 'choice' for one answer, or 'multiple' for several?"), None
    kind = small if small in known else _alias(small, _TYPES, known)
    if kind == "scale" != small:
        return _("Did you mean 'scale'? It goes from 0 to 10."), None
    if kind is not None:
        return _("Did you mean '{name}'?").format(name=kind), Fix(kind)
    return did_you_mean(word, known, len(known)), None


def key(word: str, known: Sequence[str], needed: Collection[str], beside: Collection[str]) -> Mended:
    """Which of the keys ``known`` was meant by ``word``, where those ``beside`` it stand there already.

    Of several that are called so elsewhere, it is one of those that are ``needed``.
    """
    free = sorted((name for name in known if name not in beside), key=lambda name: name not in needed)
    small = plain(word)
    if "from" in known and small in ("to", "until", "max", "upper", "below"):
        return _("Take it out: each goes up to where the next one starts."), None
    if "low_text" in known and small in ("min", "max", "ratemin", "ratemax", "minimum", "maximum"):
        return _('Take it out: a scale goes from 0 to 10. For other ends, write "type": "whole".'), None
    name = small if small in free else _alias(small, _KEYS, free)
    if name is not None:
        is_sure = name in (small, nearest(small, known))
        return _("Did you mean '{name}'?").format(name=name), Fix(name) if is_sure else None
    slip = meant(word, known, fixed=True)
    if slip is not None and slip not in beside:
        return _("Did you mean '{name}'?").format(name=slip), Fix(slip)
    return did_you_mean(word, known, len(known)), None


def _alias(word: str, table: dict[str, tuple[str, ...]], known: Iterable[str]) -> str | None:
    bare = word.replace("_", "")
    return next((name for name in known if {word, bare} & {*table.get(name, ())}), None)


def value(kind: str, given: object) -> Mended | None:
    """How ``given`` is written as a value of ``kind``, a word of pydantic's; ``None`` where that is not clear."""
    match kind, given:
        case "int_type", str(text) if found := _WHOLE.fullmatch(text):
            return _unquoted(text, str(int(found[1])))
        case (("not_a_number" | "bad_points" | "bad_at_least" | "bad_count_as" | "bad_not_asked"), str(text)) if (
            found := _NUMBER.fullmatch(text)
        ):
            return _unquoted(text, found[1].replace(",", "."))
        case "bad_points", dict(points):
            return _points(points)
        case "bool_type", _:
            return _yes_or_no(given)
        case "string_type", int() | Decimal() if not isinstance(given, bool):
            written = f'"{given}"'
            return _("Write it in quotes: {value}.").format(value=written), Fix(written, str(given))
        case "string_type", [str(text)]:
            return _("Write the text without square brackets: {value}.").format(value=_json(shown(text))), None
        case "tuple_type", _:
            return _listed(given)
        case _:
            return None


def _unquoted(text: str, number: str) -> Mended:
    return _("Write it without quotes: {value}.").format(value=number), Fix(number, _json(text))


def _points(points: dict[str, object]) -> Mended | None:
    """Points by score, their numbers without quotes and their names as ids."""
    better: dict[str, object] = {}
    for name, number in points.items():
        found = _NUMBER.fullmatch(number) if isinstance(number, str) else None
        better[plain(name)] = number if found is None else Decimal(found[1].replace(",", "."))
    if better == points or not all(isinstance(number, int | Decimal) for number in better.values()):
        return None
    written = ", ".join(f"{_json(name)}: {number}" for name, number in better.items())
    return _("Write {value}.").format(value=f"{{{written}}}"), None


def _yes_or_no(given: object) -> Mended | None:
    word = str(given).strip().lower()
    if isinstance(given, str | int) and word in (*_YES, *_NO):
        meant = "true" if word in _YES else "false"
        if isinstance(given, str):
            return _unquoted(given, meant)
        return _("Write {value}.").format(value=meant), Fix(meant, word)
    return None


def _listed(given: object) -> Mended | None:
    """A list in which ``given`` stands, or whose entries ``given`` has by name."""
    match given:
        case str(text):
            words, written = f"[{_json(shown(text))}]", f"[{_json(text)}]"
            return _("Put square brackets around it: {value}.").format(value=words), Fix(written, _json(text))
        case dict(parts) if (
            parts
            and "id" not in parts
            and all(isinstance(part, str) for part in parts.values())
            and (not {"code", "when", "text"} & {*parts})
        ):
            name, text = map(shown, next(iter(parts.items())))
            written = f'[{{ "id": {_json(name)}, "text": {_json(text)} }}, …]'
            return _("Write a list: {value}.").format(value=written), None
        case dict(parts) if parts and all(isinstance(part, dict) for part in parts.values()):
            written = f'[{{ "id": {_json(next(iter(parts)))}, … }}, …]'
            return _("Write a list: {value}.").format(value=written), None
        case dict(parts) if parts:
            return _("Put square brackets around it: {value}.").format(value="[{ … }]"), None
        case _:
            return None


def entry(given: object) -> Mended | None:
    """An option or a row for ``given``, which is only a word."""
    if not isinstance(given, str) or not given.strip():
        return None
    name = re.sub(r"[^a-z0-9_]", "", plain(given))
    form = '{{ "id": {name}, "text": {text} }}'
    cure = _("Write {value}.").format(value=form.format(name=_json(shown(name)), text=_json(shown(given))))
    return cure, Fix(form.format(name=_json(name), text=_json(given)), _json(given))


def _json(text: object) -> str:
    return json.dumps(text, ensure_ascii=False)
