"""What an author has not made their own yet: phone numbers that a setting holds, and words of the file begun with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from triage.checker.lint.doubt import Doubt
from triage.checker.lint.texts import Voice, sentences, texts_of
from triage.questionnaire import Finding, Severity
from triage.questionnaire.document import Document
from triage.questionnaire.source import Source
from triage.words import _

_PLACEHOLDERS: Final = {"999": "emergency_number", "911": "emergency_number", "112": "emergency_number"}
_NUMBER: Final = re.compile(
    r"(?<![\w.,/:\u2013-])(?<!\d )(999|911|112|111)(?![\w/\u2013%°-]|[.,:]\d| \d{3})"
    r"(?!\s?(?:mg|g|kg|ml|l|cm|mm|m|bpm|units?|points?|beats?|times|minutes?|hours?|days?|weeks?|months?|years?)\b)"
)
_ABOUT_CALLS: Final = re.compile(
    r"\b(?:call(?:s|ed|ing)?|r[iau]ng|ringing|dial(?:led|ling)?|(?:tele)?phon(?:e|ed|ing)|text|contact|numbers?|helpline"
    r"|NHS|ambulance|emergency|urgent)\b",
    re.IGNORECASE,
)
_TO_FILL_IN: Final = re.compile(r"\s*Say here\b")


def phone_numbers(text: str) -> Iterator[Doubt]:
    """Numbers of a country's emergency or urgent help, in a sentence about calling somebody."""
    for start, sentence in sentences(text):
        if _ABOUT_CALLS.search(sentence) is None:
            continue
        at = text.index(sentence, start)
        for match in _NUMBER.finditer(sentence):
            name = _PLACEHOLDERS.get(match[1], "urgent_number")
            message = _("{number} is the number to call in some countries only.").format(number=match[1])
            cure = _("Write {placeholder} in its place. The clinic's settings fill it in.")
            said = cure.format(placeholder=f"{{{name}}}")
            yield Doubt("phone-number", at + match.start(), message, said)


def left_over_text(document: Document, source: Source) -> Iterator[Finding]:
    """Texts that say what to write there, as the file of ``triage new`` has them; a question may well ask to say it."""
    for said in texts_of(document):
        if said.voice is not Voice.ASKED and _TO_FILL_IN.match(said.text):
            message = _("This still says what to write here. People would read it.")
            cure = _("Write your own words in its place.")
            yield Doubt("left-over-text", 0, message, cure, Severity.WARNING).finding(source, said.path)
