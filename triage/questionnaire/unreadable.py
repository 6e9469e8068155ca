"""A text that is not JSON → the slip that makes it so, and how to mend it."""

from __future__ import annotations

import json
import re
from typing import Final, NamedTuple

from triage.logic.likeness import meant
from triage.logic.problems import shown
from triage.questionnaire.findings import Fix
from triage.words import _

_STRING: Final = re.compile(r'"(?:[^"\\\n]|\\.)*+"?')
_SIGN: Final = re.compile(r'"(?:[^"\\\n]|\\.)*+"?|[{}\[\]]')
_CURLY: Final = re.compile(r"[“”„‟](?P<text>[^“”„‟\"\\\n]*)[“”„‟\"]")
_SINGLE: Final = re.compile(r"['‘’`](?P<text>[^'‘’`\"\\\n]*)['‘’`]")
_REMARK: Final = re.compile(r"//[^\n]*|/\*.*?\*/|#[^\n]*|<!--.*?-->", re.DOTALL)
_WORD: Final = re.compile(r"[^\W\d]\w*")
_BARE: Final = re.compile(r"[^\s\"',:\[\]{}][^\"',:\[\]{}\n]*")
_NUMBER: Final = re.compile(r"[+-]?[0-9]*(?:[.,][0-9]+|(?: [0-9]{3})+(?![0-9])|[0-9]+)")
_LOOK_BACK: Final = 20
_WORDS: Final = {"true": "true", "false": "false", "none": "null", "null": "null"}
_ANSWERS: Final = {"yes": "true", "no": "false"}
_CLOSING: Final = {"{": "}", "[": "]"}


class Slip(NamedTuple):
    """What is wrong at the character ``at``, how to mend it, and what can stand there, where there is one answer."""

    at: int
    reason: str
    cure: str
    fix: Fix | None = None


def slip_of(text: str, error: json.JSONDecodeError) -> Slip:
    """The slip in ``text`` at which ``error`` was raised."""
    if not text.strip():
        return Slip(error.pos, _("the file is empty"), _("Write the questionnaire into it."))
    looks = (_quotes, _remark, _comma, _number, _word, _sign, _inner_quote, _end, _bracket, _missing_comma)
    for look in looks:
        found = look(text, error.pos, error.msg)
        if found is not None:
            return found
    return _other(error.pos, error.msg)


def _quotes(text: str, at: int, message: str) -> Slip | None:
    """Quotes that JSON does not have: curly ones, such as Word makes, and single ones."""
    for pattern, reason in ((_CURLY, _("a curly quote stands here")), (_SINGLE, _("a single quote stands here"))):
        found = pattern.match(text, at)
        if found is not None:
            text_in, written = shown(found["text"]), json.dumps(found["text"], ensure_ascii=False)
            return Slip(
                at, reason, _('Write straight double quotes: "{text}".').format(text=text_in), Fix(written, found[0])
            )
    before = [match for match in _STRING.finditer(text) if match.start() <= at]
    last = before[-1] if before else None
    if last is None or message.startswith("Expecting value"):
        return None
    curly = re.search(r"[“”„‟]", last[0])
    if curly is None or last[0].count("“") == last[0].count("”"):
        return None
    end = last.start() + curly.start()
    return Slip(end, _("a curly quote ends this text"), _('Write a straight quote: ".'), Fix('"', curly[0]))


def _remark(text: str, at: int, _message: str) -> Slip | None:
    found = _REMARK.match(text, at)
    if found is None:
        return None
    return Slip(at, _("a remark stands here"), _("Take it out. This file can hold no remarks."), Fix("", found[0]))


def _comma(text: str, at: int, message: str) -> Slip | None:
    """A comma after the last part, or one too many."""
    before, here = text[:at].rstrip(), text[at : at + 1]
    if message.startswith("Illegal trailing comma"):
        before, here = text[: at + 1], "}"
    if not before.endswith(",") or here not in ("}", "]", ","):
        return None
    reason = _("two commas stand here") if here == "," else _("a comma stands after the last part")
    return Slip(len(before) - 1, reason, _("Take the comma out."), Fix("", ","))


def _number(text: str, at: int, message: str) -> Slip | None:
    """A number with a comma, a sign or a gap in it, or with zeros before it."""
    before = re.search(r"[0-9.,+-][0-9.,+ -]*$", text[max(0, at - _LOOK_BACK) : at])
    begin = at if before is None else at - len(before[0])
    found = _NUMBER.match(text, begin)
    if found is None or found.end() <= at:
        return _unit(text, at, message)
    written = found[0]
    meant = re.sub(r"^(-?)0+(?=[0-9])", r"\1", written.replace(",", ".").replace(" ", "").lstrip("+"))
    meant = re.sub(r"^(-?)\.", r"\g<1>0.", meant)
    if meant == written:
        return None
    fix = None if " " in written else Fix(meant, written)
    return Slip(begin, _("a number is not written so"), _("Write {number}.").format(number=meant), fix)


def _unit(text: str, at: int, message: str) -> Slip | None:
    """A word behind a number."""
    found = _WORD.match(text, at)
    if found is None or not message.startswith("Expecting ','") or not re.search(r"[0-9]\s*$", text[:at]):
        return None
    return Slip(at, _("a word stands behind a number"), _('Write the number alone. Its unit goes under "unit".'))


def _word(text: str, at: int, message: str) -> Slip | None:
    """A word without quotes, where a name or a value is expected."""
    found = _BARE.match(text, at)
    if found is None or not message.startswith(("Expecting value", "Expecting property name")):
        return None
    word = found[0].rstrip()
    if re.fullmatch(r"\.+|…", word):
        return Slip(at, _("dots stand here"), _("Take them out, or write what belongs here."))
    close = meant(word, _WORDS, fixed=True)
    if close is not None and message.startswith("Expecting value"):
        right = _WORDS[close]
        cure = _("Write {word}.").format(word=right)
        return Slip(at, _("{word} is not written so").format(word=word), cure, Fix(right, word))
    written = json.dumps(word, ensure_ascii=False)
    either = _ANSWERS.get(word.lower()) if message.startswith("Expecting value") else None
    if either is not None:
        cure = _("Write {word}, or as a text: {text}.").format(word=either, text=written)
        return Slip(at, _("quotes are missing here"), cure)
    reason, cure = (
        _("quotes are missing here"),
        _("Write {text}.").format(text=json.dumps(shown(word), ensure_ascii=False)),
    )
    return Slip(at, reason, cure, Fix(written, word) if _WORD.fullmatch(word) else None)


def _sign(text: str, at: int, message: str) -> Slip | None:
    """Another sign in place of a comma or a colon."""
    here = text[at : at + 1]
    if message.startswith("Expecting ','") and here == ";":
        return Slip(at, _("a semicolon stands here"), _("Write a comma."), Fix(",", here))
    if message.startswith("Expecting ':'") and here and here in "=,;":
        return Slip(
            at, _("a colon is missing here"), _("Write a colon between the name and its value."), Fix(":", here)
        )
    return None


def _inner_quote(text: str, at: int, message: str) -> Slip | None:
    """A quote inside a text, which ends it."""
    if (
        not message.startswith("Expecting ','")
        or text[at - 1 : at] != '"'
        or not re.match(r"[^\s\"{}\[\]:,]", text[at:])
    ):
        return None
    cure = _('For a quote inside a text, write \\" or curly ones: “ ”. For two parts, put a comma between them.')
    return Slip(at - 1, _("a text ends here, and more follows"), cure)


def _end(text: str, at: int, message: str) -> Slip | None:
    """The end of the file, where brackets are still open."""
    if at < len(text.rstrip()) or message.startswith(("Unterminated", "Invalid control")):
        return None
    closing = "".join(_CLOSING[sign] for sign, _at in reversed(_open(text, at)))
    return Slip(
        at, _("the file ends too early"), _("Still missing at its end, or before: {signs}").format(signs=closing)
    )


def _bracket(text: str, at: int, message: str) -> Slip | None:
    """A bracket that does not fit the one that is open, or a list that is still open."""
    here, still = text[at : at + 1], _open(text, at)
    if not still or not message.startswith("Expecting ','"):
        return None
    sign, start = still[-1]
    line = text.count("\n", 0, start) + 1
    reason = _("the bracket {sign} of line {line} is still open").format(sign=sign, line=line)
    if here in ("]", "}", ")"):
        cure = _("Write {close} here. Or take out {here}, if it is one too many.")
        return Slip(at, reason, cure.format(close=_CLOSING[sign], here=here))
    if here == ":" and sign == "[":
        return Slip(at, reason, _("Write ] where the list ends."))
    return None


def _missing_comma(text: str, at: int, message: str) -> Slip | None:
    if not message.startswith("Expecting ','"):
        return None
    before = len(text[:at].rstrip())
    fix = Fix(",", "") if before < at else None
    return Slip(before, _("a comma is missing here"), _("Put a comma between the two parts."), fix)


def _other(at: int, message: str) -> Slip:
    starts = {
        "Expecting ':'": (_("a colon is missing here"), _("Write a colon between the name and its value.")),
        "Expecting value": (_("a value is missing here"), _("Write a text in double quotes, a number, true or false.")),
        "Expecting property name": (_("a name in double quotes is missing here"), _('Write it so: "title": …')),
        "Unterminated string": (_("the text that starts here is not closed by a quote"), _("Close it with a quote.")),
        "Invalid control character": (
            _("a line break or tab stands inside a text here"),
            _("Write the text on one line, and close it with a quote."),
        ),
        "Invalid \\": (_("a bar stands alone in a text here"), _("Write two bars: \\\\.")),
        "Extra data": (
            _("the file goes on after its end"),
            _("Look for a bracket before this place that closes too early."),
        ),
    }
    for start, (reason, cure) in starts.items():
        if message.startswith(start):
            return Slip(at, reason, cure)
    cure = _("Look here and just before: a comma, a quote or a bracket is often missing.")
    return Slip(at, _("it cannot be read from here on"), cure)


def _open(text: str, at: int) -> list[tuple[str, int]]:
    """The brackets that are open at ``at``, the outermost first, each with its place."""
    found: list[tuple[str, int]] = []
    for match in _SIGN.finditer(text, 0, at):
        if match[0] in _CLOSING:
            found.append((match[0], match.start()))
        elif match[0] in ("}", "]") and found:
            found.pop()
    return found
