"""Questions as written → questions as understood: their answers, options and rows, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from triage.logic import LAST_DAY, ChoiceType, DateType, MultiType, NumberType, TextType, Type
from triage.logic.values import day_of
from triage.questionnaire.bench import Bench
from triage.questionnaire.document import Document, SectionField
from triage.questionnaire.fields import (
    CaseField,
    ChoiceField,
    DateField,
    DecimalField,
    LongTextField,
    MatrixField,
    MultipleField,
    OptionField,
    QuestionField,
    RangeField,
    RowField,
    ScaleField,
    TextField,
    WholeField,
    YesNoField,
)
from triage.questionnaire.kinds import (
    Answer,
    ChoiceAnswer,
    DateAnswer,
    MultipleAnswer,
    NumberAnswer,
    Option,
    ScaleAnswer,
    TextAnswer,
)
from triage.questionnaire.model import Matrix
from triage.questionnaire.parts import exact
from triage.questionnaire.source import Path
from triage.words import _

YES_NO: Final = (
    OptionField.model_validate({"id": "yes", "text": "Yes"}),
    OptionField.model_validate({"id": "no", "text": "No"}),
)
TODAY: Final = "today"
"""What an author writes for the day of the answers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question as written, at its place: a leaf, or a ``row`` of a table; with its options or ranges found.

    ``ends`` counts the places before it at which the form may end. ``options_path`` is where the first of its options
    stands. ``cases`` are the points of a number; without a condition there is one.
    """

    field: QuestionField
    row: RowField | None
    section: int
    ends: int
    path: Path
    options: tuple[OptionField, ...]
    options_path: Path
    cases: tuple[CaseField, ...]

    @property
    def has_cases(self) -> bool:
        """Whether its points depend on another answer."""
        return len(self.cases) > 1

    @property
    def ranges(self) -> tuple[RangeField, ...]:
        """The ranges of all cases."""
        return tuple(found for case in self.cases for found in case.ranges)

    @property
    def id(self) -> str:
        """The id that conditions use."""
        return self.field.id if self.row is None else self.row.id

    @property
    def field_path(self) -> Path:
        """Where the question stands, or the table that it is a row of."""
        return self.path if self.row is None else self.path[:-2]


def entries(document: Document, bench: Bench) -> tuple[Entry, ...]:
    """Every question and row of ``document`` in order; what is wrong with their options goes to ``bench``."""
    return tuple(
        entry
        for number, section in enumerate(document.sections)
        for at in range(len(section.questions))
        for entry in _entries(document, number, at, bench)
    )


def _entries(document: Document, number: int, at: int, bench: Bench) -> Iterator[Entry]:
    section, path = document.sections[number], ("sections", number, "questions", at)
    field = section.questions[at]
    ends = sum(before.end_if is not None for before in document.sections[:number])
    options, where = _options(document, section, field, path, bench)
    match field:
        case MatrixField(rows=rows):
            for row_at, row in enumerate(rows):
                yield Entry(field, row, number, ends, (*path, "rows", row_at), options, where, ())
        case WholeField() | DecimalField() | ScaleField():
            cases = _cases(field.points or (), (*path, "points"), bench)
            yield Entry(field, None, number, ends, path, (), where, cases)
        case _:
            yield Entry(field, None, number, ends, path, options, where, ())


def _cases(points: tuple[RangeField, ...] | tuple[CaseField, ...], path: Path, bench: Bench) -> tuple[CaseField, ...]:
    """The cases of ``points``; plain ranges are one case that always holds."""
    ranges = tuple(point for point in points if isinstance(point, RangeField))
    if ranges:
        _check_ranges(ranges, path, bench)
        return (CaseField(ranges=ranges),)
    cases = tuple(point for point in points if isinstance(point, CaseField))
    for at, case in enumerate(cases):
        _check_ranges(case.ranges, (*path, at, "ranges"), bench)
        if (case.when is None) is not (at == len(cases) - 1):
            message = _("Every case but the last needs a condition, and the last has none.")
            bench.error("case-order", (*path, at), message, _('Add "when", or move the case without it to the end.'))
    return cases


def _check_ranges(ranges: Sequence[RangeField], path: Path, bench: Bench) -> None:
    for at in range(1, len(ranges)):
        start, before = ranges[at].from_, ranges[at - 1].from_
        if start is None:
            bench.error("open-range", (*path, at), _("Only the first range can be open below."), _('Add "from".'))
        elif before is not None and start <= before:
            message = _("Ranges must go up; the one from {start} does not.").format(start=start)
            bench.error("ranges-not-ascending", (*path, at, "from"), message, _("Sort them from low to high."))


def _options(
    document: Document, section: SectionField, field: QuestionField, path: Path, bench: Bench
) -> tuple[tuple[OptionField, ...], Path]:
    """The options of ``field`` at ``path``, and where they stand."""
    where: Path = (*path, "options")
    if not isinstance(field, ChoiceField | MultipleField | YesNoField | MatrixField):
        return (), where
    own = field.options
    if own is None and isinstance(field, YesNoField):
        return YES_NO, where
    if own is None:
        own, where = section.options, ("sections", path[1], "options")
    if own is None:
        bench.error("no-options", path, _("This question has no options."), _('Add "options": [ … ].'))
        return (), where
    options = listed(own, document.option_lists, where, bench)
    _check_options(field, options, path, bench)
    return options, ("option_lists", own) if isinstance(own, str) else where


def listed(
    options: tuple[OptionField, ...] | str, lists: Mapping[str, tuple[OptionField, ...]], path: Path, bench: Bench
) -> tuple[OptionField, ...]:
    """The options themselves, or those of the list that is named."""
    if not isinstance(options, str):
        return options
    if options not in lists:
        message = _("There is no list of options called '{name}'.").format(name=options)
        bench.unknown("unknown-option-list", path, message, options, lists)
        return ()
    return lists[options]


def _check_options(field: QuestionField, options: Sequence[OptionField], path: Path, bench: Bench) -> None:
    where = (*path, "options")
    bench.unique((((*where, at), option.id) for at, option in enumerate(options)), _("options"))
    if isinstance(field, YesNoField) and options and [option.id for option in options] != ["yes", "no"]:
        message = _("A yes/no question has the options 'yes' and 'no', in this order.")
        bench.error("bad-yes-no", where, message, _('Use "type": "choice" for other options.'))
    if not isinstance(field, MultipleField) and any(option.exclusive for option in options):
        message = _("Only a multiple choice can have an exclusive option.")
        bench.error("exclusive-in-choice", where, message, _('Remove "exclusive".'))


def answer_of(entry: Entry, bench: Bench) -> Answer:
    """What can be answered to ``entry``."""
    match entry.field:
        case MultipleField():
            return MultipleAnswer(tuple(_option(option, bench) for option in entry.options))
        case ChoiceField() | YesNoField() | MatrixField():
            return ChoiceAnswer(tuple(_option(option, bench) for option in entry.options))
        case WholeField(min=low, max=high, unit=unit):
            _check_limits(low, high, entry.path, bench)
            return NumberAnswer(low, high, 0, bench.optional_words(unit))
        case DecimalField(min=least, max=most, decimals=decimals, unit=unit):
            _check_limits(exact(least), exact(most), entry.path, bench)
            return NumberAnswer(exact(least), exact(most), decimals, bench.optional_words(unit))
        case ScaleField(low_text=low_text, high_text=high_text):
            return ScaleAnswer(bench.optional_words(low_text), bench.optional_words(high_text))
        case DateField(min=first, max=last):
            return _date_answer(first, last, entry.path, bench)
        case TextField(max_length=length):
            return TextAnswer(length, long=False)
        case LongTextField(max_length=length):
            return TextAnswer(length, long=True)


def _option(option: OptionField, bench: Bench) -> Option:
    statement = bench.optional_words(option.statement)
    return Option(option.id, bench.words(option.text), bench.optional_words(option.hint), option.exclusive, statement)


def _check_limits(low: object, high: object, path: Path, bench: Bench) -> None:
    if low >= high:  # type: ignore[operator]
        message = _("'min' must be less than 'max'.")
        bench.error("bad-limits", (*path, "max"), message, _("Swap them, or mend the number."))


def _date_answer(first: str | None, last: str | None, path: Path, bench: Bench) -> DateAnswer:
    days: list[date | None] = []
    until_today = last == TODAY
    bench.uses_day = bench.uses_day or until_today
    for key, text in (("min", first), ("max", None if until_today else last)):
        days.append(day(text, (*path, key), bench))
    low, high = days
    last_day = LAST_DAY if until_today else high
    if low is not None and last_day is not None:
        _check_limits(low, last_day, path, bench)
    return DateAnswer(low, high, until_today)


def day(text: str | None, path: Path, bench: Bench) -> date | None:
    """The day of the calendar that ``text`` at ``path`` writes, if it does."""
    found = None if text is None else day_of(text)
    if text is not None and found is None:
        message = _("'{text}' is not a day of the calendar.").format(text=text)
        bench.error("bad-date", path, message, _("Write year, month, day: 2026-01-31."))
    return found


def type_of(answer: Answer) -> Type:
    """The type that conditions see."""
    match answer:
        case ChoiceAnswer(options):
            return ChoiceType(tuple(option.id for option in options))
        case MultipleAnswer(options):
            return MultiType(tuple(option.id for option in options))
        case NumberAnswer(low, high, decimals, unit):
            return NumberType(low, high, unit, whole=decimals == 0)
        case ScaleAnswer():
            return NumberType(0, 10, whole=True)
        case DateAnswer(low, high, until_today):
            return DateType(low, high, until_today)
        case TextAnswer():
            return TextType()


def matrix_of(entry: Entry, bench: Bench) -> Matrix | None:
    """The table that ``entry`` is a row of."""
    if entry.row is None:
        return None
    field = entry.field
    return Matrix(field.id, bench.words(field.text), bench.optional_words(field.hint), bench.optional_words(field.why))
