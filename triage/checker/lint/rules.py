"""All rules of this room, and what they find."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from triage.checker.lint.about import half_review, no_licence, old_review
from triage.checker.lint.asked import asked_in
from triage.checker.lint.doubt import DocumentRule, Doubt, Rule, TextRule, is_english
from triage.checker.lint.forbidden import forbidden
from triage.checker.lint.left import left_over_text, phone_numbers
from triage.checker.lint.markup import markup
from triage.checker.lint.options import none_with_others, same_option, swapped_ids
from triage.checker.lint.origins import never_cited, points_without_source
from triage.checker.lint.questions import item_optional, long_page, missing_why, no_way_out, sign_optional
from triage.checker.lint.repeats import same_heading, same_question
from triage.checker.lint.skin import skin_colour
from triage.checker.lint.texts import Voice, texts_of
from triage.checker.lint.wording import (
    answered_no,
    capitals,
    double_negation,
    long_sentences,
    please,
    shouted,
    two_questions,
)
from triage.questionnaire import Finding, Questionnaire
from triage.questionnaire.document import Document
from triage.questionnaire.fields import YesNoField
from triage.questionnaire.source import Path, Source

_ENGLISH: Final[dict[Voice, tuple[TextRule, ...]]] = {
    Voice.ASKED: (long_sentences, please, double_negation, phone_numbers),
    Voice.SAID: (long_sentences, please, double_negation, forbidden, phone_numbers),
    Voice.PRINTED: (),
}
"""What holds for English words, by who speaks."""

NEED_A_DAY: Final = frozenset({"old-review"})
"""The codes of what is only looked for where the day of checking is known."""

MOST_DOUBTS: Final = 5
"""A rule says no more about one text: whoever reads so many looks at all of it."""


def find_doubts(questionnaire: Questionnaire, source: Source, today: date | None = None) -> Iterator[Finding]:
    """What is doubtful in ``questionnaire``, each once; without ``today``, nothing of what hangs on the day."""
    document = questionnaire.document
    found = [finding for rule in _RULES for finding in rule(questionnaire, source)]
    found += [finding for rule in (*_OF_WORDS, *_OF_PARTS, *_OF_ORIGINS) for finding in rule(document, source)]
    dated = [] if today is None else [finding for rule in _DATED for finding in rule(document, source, today)]
    yield from dict.fromkeys([*found, *dated])


def find_doubtful_words(document: Document, source: Source, *, whole: bool) -> Iterator[Finding]:
    """What is doubtful in the words of a ``document`` with errors; if it is not ``whole``, in each text by itself."""
    rules = (*_OF_WORDS, *_OF_PARTS) if whole else _OF_WORDS
    yield from dict.fromkeys(finding for rule in rules for finding in rule(document, source))


def _looks_like_markup(document: Document, source: Source) -> Iterator[Finding]:
    for said in texts_of(document):
        yield from _of_text(markup(said.text), source, said.path)


def _english_words(document: Document, source: Source) -> Iterator[Finding]:
    if is_english(document):
        for said in texts_of(document):
            for rule in _ENGLISH[said.voice]:
                yield from _of_text(rule(said.text), source, said.path)


def _shouting(document: Document, source: Source) -> Iterator[Finding]:
    """Words in capitals, but for the names of forms: these stand in the title, in the small print or in its purpose."""
    if not is_english(document):
        return
    texts = tuple(texts_of(document))
    named = (said for said in texts if said.voice is Voice.PRINTED or said.path[0] in ("title", "about"))
    names = frozenset(word for said in named for word in shouted(said.text))
    for said in texts:
        yield from _of_text(capitals(said.text, names), source, said.path)


def _english_questions(document: Document, source: Source) -> Iterator[Finding]:
    if is_english(document):
        for asked in asked_in(document):
            path, text = (*asked.path, "text"), asked.field.text
            yield from _of_text(two_questions(text), source, path)
            if isinstance(asked.field, YesNoField):
                yield from _of_text(answered_no(text), source, path)


def _of_text(doubts: Iterator[Doubt], source: Source, path: Path) -> Iterator[Finding]:
    yield from (doubt.finding(source, path) for doubt in islice(doubts, MOST_DOUBTS))


_OF_WORDS: Final[tuple[DocumentRule, ...]] = (
    _english_words,
    _english_questions,
    _looks_like_markup,
    left_over_text,
)
"""What looks at one text at a time."""

_OF_PARTS: Final[tuple[DocumentRule, ...]] = (
    _shouting,
    skin_colour,
    none_with_others,
    swapped_ids,
    same_option,
    same_question,
    same_heading,
    long_page,
    no_licence,
    half_review,
)
"""What holds one text against another, or against what stands beside it."""

_OF_ORIGINS: Final[tuple[DocumentRule, ...]] = (points_without_source, never_cited)
"""What follows names through the document: a slip in one looks like a doubt."""

_RULES: Final[tuple[Rule, ...]] = (missing_why, no_way_out, sign_optional, item_optional)
"""What looks at the questionnaire as understood."""

_DATED: Final = (old_review,)
