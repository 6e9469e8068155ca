"""Examples that fail: what each would have to expect, so that it holds what comes out now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import JsonValue

from triage.assessment import AnswersError, Assessment, assess
from triage.assessment.export import number_data
from triage.checker.examples import misplaced
from triage.logic import NonAnswer
from triage.logic.values import day_of
from triage.questionnaire import Questionnaire
from triage.questionnaire.document import ExampleField, ExpectField
from triage.questionnaire.findings import Compared
from triage.questionnaire.parts import exact
from triage.questionnaire.source import Path
from triage.words import _


class Renewal(NamedTuple):
    """What the ``example`` at ``path`` expects under ``key``, and what comes out; ``value`` is that as JSON."""

    example: str
    path: Path
    key: str
    compared: Compared
    value: JsonValue


def renewals(questionnaire: Questionnaire) -> Iterator[Renewal]:
    """All in which examples of ``questionnaire`` expect something else than comes out now, in the order of the file.

    An example with answers that cannot be given is not among them: nothing comes out of it.
    """
    for at, example in enumerate(questionnaire.examples):
        try:
            assessment = assess(questionnaire, example.answers, day_of(example.on or ""))
        except AnswersError:
            continue
        yield from _of_example(example, ("examples", at), assessment)


def _of_example(example: ExampleField, path: Path, assessment: Assessment) -> Iterator[Renewal]:
    wanted, found = _wanted(example.expect), _found(example.expect, assessment)
    for key, before in wanted.items():
        is_so = _is_so(before, found[key])
        if key == "rules":
            is_so = is_so and misplaced(example.expect.rules or (), assessment) is None
        if not is_so:
            compared = Compared(_words(before), _words(found[key]))
            yield Renewal(example.id, path, key, compared, found[key])


def _wanted(expect: ExpectField) -> Mapping[str, JsonValue]:
    """What ``expect`` looks at, by key."""
    written: dict[str, JsonValue] = {}
    if expect.level is not None:
        written["level"] = expect.level
    listed = (
        ("rules", expect.rules),
        ("undecided", expect.undecided),
        ("notes", expect.notes),
        ("unanswered", expect.unanswered),
    )
    for key, names in listed:
        if names is not None:
            written[key] = [*names]
    if expect.bands:
        written["bands"] = {**expect.bands}
    if expect.scores:
        numbers = {name: None if value is None else exact(value) for name, value in expect.scores.items()}
        written["scores"] = {name: None if one is None else number_data(one) for name, one in numbers.items()}
    if "ends" in expect.model_fields_set:
        written["ends"] = expect.ends
    return written


def _found(expect: ExpectField, assessment: Assessment) -> Mapping[str, JsonValue]:
    """What comes out, by key; of scores only those that ``expect`` looks at, there are, and a file can hold exactly."""
    results = assessment.scores
    values = {name: results[name].value for name in expect.scores if name in results}
    numbers = {name: None if value is None else number_data(value) for name, value in values.items()}
    return {
        "level": assessment.level.word,
        "rules": [rule.id for rule in assessment.fired],
        "undecided": [rule.id for rule in assessment.undecided_rules],
        "notes": [note.id for note in assessment.notes if note.when is not None],
        "unanswered": [one.id for one in assessment.path if assessment.answer(one) is NonAnswer.UNANSWERED],
        "bands": {name: results[name].band for name in expect.bands if name in results},
        "scores": {name: number for name, number in numbers.items() if not isinstance(number, str)},
        "ends": None if assessment.ended is None else assessment.ended.id,
    }


def _is_so(wanted: JsonValue, found: JsonValue) -> bool:
    """Whether ``found`` is what is ``wanted``; the order of ids is not looked at."""
    if isinstance(wanted, list) and isinstance(found, list):
        return set(map(str, wanted)) == set(map(str, found))
    return wanted == found


def _words(value: JsonValue) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_words(one)}" for name, one in value.items()) or _("none")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or _("none")
    return _("none") if value is None else str(value)
