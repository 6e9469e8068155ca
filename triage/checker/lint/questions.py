"""What is doubtful in a question: that it does not say why, offers no way out, or fills more than a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from triage.checker.lint.asked import Asked, asked_in
from triage.checker.lint.doubt import Doubt, is_english
from triage.logic.tree import names_in
from triage.questionnaire import Finding, Level, Questionnaire, Score
from triage.questionnaire.document import Document
from triage.questionnaire.fields import ChoiceField, MatrixField, MultipleField, YesNoField
from triage.questionnaire.scores import AnswerItem, CasesItem
from triage.questionnaire.source import Source
from triage.words import _

MOST_ROWS: Final = 10
"""A page has about this many questions, and a table stays whole."""

_SENSITIVE: Final = re.compile(
    r"\b(?:sex|sexual|pregnant|pregnancy|alcohol|(?:street|illegal|recreational) drugs|smoke|suicid\w+|self-harm"
    r"|(?:hurt|harm|kill)(?:ing)? yourself|abuse|violence|private parts|HIV|income|religion|ethnic\w*)\b",
    re.IGNORECASE,
)
_WAY_OUT: Final = re.compile(
    r"\b(?:none|neither|not sure|unsure|(?:do not|don['’]t|cannot) (?:know|say|remember)|rather not|other"
    r"|something else|somewhere else|elsewhere|does not apply|not apply)\b",
    re.IGNORECASE,
)


def missing_why(questionnaire: Questionnaire, source: Source) -> Iterator[Finding]:
    """Questions that are warning signs or touch what is private, and do not say why they are asked."""
    signs, english = warning_signs(questionnaire), is_english(questionnaire.document)
    for asked in asked_in(questionnaire.document):
        if asked.field.why is not None:
            continue
        private = next(filter(None, map(_SENSITIVE.search, _texts(asked))), None) if english else None
        if not signs.isdisjoint(asked.ids):
            message = _("The question '{id}' is a warning sign, and does not say why it is asked.")
        elif private is not None:
            message = _("The question '{id}' is about something private, and does not say why it is asked.")
        else:
            continue
        cure = _('Say it in a sentence: "why": "…". People then answer sooner, and with more care.')
        yield Doubt("missing-why", None, message.format(id=asked.field.id), cure).finding(source, asked.path)


def no_way_out(questionnaire: Questionnaire, source: Source) -> Iterator[Finding]:
    """Questions that somebody cannot answer truly: no option fits, and nothing else is offered."""
    signs, english = warning_signs(questionnaire), is_english(questionnaire.document)
    for asked in asked_in(questionnaire.document):
        sign = not signs.isdisjoint(asked.ids)
        if asked.field.non_answers or any(option.exclusive for option in asked.options):
            continue
        worded = english and any(_WAY_OUT.search(option.text) for option in asked.options)
        match asked.field:
            case MultipleField(required=required) if (required or sign) and not worded:
                message = _("People whom none of the options fits cannot answer the question '{id}'.")
                cure = _('Add an option such as "None of these" with "exclusive": true.')
            case ChoiceField(required=True) | YesNoField(required=True) | MatrixField(required=True) if (
                sign and not worded
            ):
                message = _("The question '{id}' is a warning sign, and nobody can say that they are not sure.")
                cure = _('Add "non_answers": ["not_sure"].')
            case _:
                continue
        yield Doubt("no-way-out", None, message.format(id=asked.field.id), cure).finding(source, asked.path)


def sign_optional(questionnaire: Questionnaire, source: Source) -> Iterator[Finding]:
    """Warning signs that can be left out without a word."""
    signs = warning_signs(questionnaire)
    for asked in asked_in(questionnaire.document):
        if not asked.field.required and not signs.isdisjoint(asked.ids):
            message = _("The question '{id}' is a warning sign, and can be left out.").format(id=asked.field.id)
            cure = _('Remove "required": false. Who cannot say can be unsure: "non_answers": ["not_sure"].')
            yield Doubt("sign-optional", None, message, cure).finding(source, (*asked.path, "required"))


def item_optional(questionnaire: Questionnaire, source: Source) -> Iterator[Finding]:
    """Questions that can be left out, although a score has no value then."""
    for asked in asked_in(questionnaire.document):
        scores = () if asked.field.required else tuple(_in_need_of(questionnaire, asked.ids))
        if scores:
            message = _("The question '{id}' can be left out, and the score '{score}' has no value then.")
            cure = _('Remove "required": false. Or say in "missing" of the score how many answers are enough.')
            if scores[0].formula is not None:
                cure = _('Remove "required": false.')
            said = message.format(id=asked.field.id, score=scores[0].id)
            yield Doubt("item-optional", None, said, cure).finding(source, (*asked.path, "required"))


def _in_need_of(questionnaire: Questionnaire, ids: Collection[str]) -> Iterator[Score]:
    """The scores that need an answer to every question called one of ``ids``."""
    for score in questionnaire.scores:
        items = (item for item in score.items if isinstance(item, AnswerItem | CasesItem) and item.needed)
        names = [] if score.formula is None else [name.id for name in score.formula.names]
        if score.missing.at_least == "all" and not {*names, *(item.name.id for item in items)}.isdisjoint(ids):
            yield score


def long_page(document: Document, source: Source) -> Iterator[Finding]:
    """Tables with more rows than a page should have questions; any other long section is split by itself."""
    for asked in asked_in(document):
        if len(asked.rows) > MOST_ROWS:
            message = _("The table '{id}' has {count} rows, all on one page.")
            cure = _("Make two tables of it: {most} rows are enough for a page.").format(most=MOST_ROWS)
            said = message.format(id=asked.field.id, count=len(asked.rows))
            yield Doubt("long-page", None, said, cure).finding(source, (*asked.path, "rows"))


def warning_signs(questionnaire: Questionnaire) -> frozenset[str]:
    """The ids of the questions and rows that an emergency rule or an urgent one looks at: these are warning signs."""
    pressing = (rule for rule in questionnaire.rules if rule.level >= Level.URGENT)
    return frozenset(name.id for rule in pressing for name in names_in(rule.when))


def _texts(asked: Asked) -> Iterator[str]:
    yield asked.field.text
    yield from (row.text for row in asked.rows)
