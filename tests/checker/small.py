"""Every way to answer a small form, and what follows from each: what the checker's search is measured by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product
from math import inf, prod

from triage.assessment import Assessment, assess
from triage.checker.reachability import find_unreachable
from triage.checker.solving import solvers
from triage.questionnaire import (
    Answered,
    ChoiceAnswer,
    DateAnswer,
    Finding,
    MultipleAnswer,
    NumberAnswer,
    Question,
    Questionnaire,
    ScaleAnswer,
    load,
)
from triage.questionnaire.source import read


def found_in(document: bytes) -> list[Finding]:
    """What loading ``document`` finds, and the search for what can never happen, in file order."""
    questionnaire = load(document)
    _value, source, _findings = read(document, "small.json")
    said = [one for one in find_unreachable(questionnaire, source, solvers()) if isinstance(one, Finding)]
    findings = [*questionnaire.findings, *said]
    return sorted(findings, key=lambda finding: (finding.line, finding.column, finding.code))


def every_answer(question: Question) -> list[Answered]:
    """All that can be answered to ``question``, reasons for no answer and leaving it out among them."""
    answers = list(_values(question))
    answers += [{"non_answer": reason.value} for reason in question.non_answers]
    return answers if question.required else [*answers, None]


def _values(question: Question) -> Iterator[Answered]:
    match question.answer:
        case ChoiceAnswer(options):
            yield from (option.id for option in options)
        case MultipleAnswer(options):
            for alone in (option.id for option in options if option.exclusive):
                yield [alone]
            codes = [option.id for option in options if not option.exclusive]
            for size in range(1, len(codes) + 1):
                for chosen in combinations(codes, size):
                    yield [*chosen]
        case NumberAnswer(low, high, decimals):
            unit = 10**decimals
            for at in range(int(low * unit), int(high * unit) + 1):
                yield Decimal(at) / unit if decimals else at
        case ScaleAnswer():
            yield from range(11)
        case DateAnswer(date() as first, date() as last):
            yield from ((first + timedelta(at)).isoformat() for at in range((last - first).days + 1))
        case _:
            yield "text"


def ways(questionnaire: Questionnaire) -> float:
    """How many ways there are to answer ``questionnaire``; without end where a date has no limits."""
    endless = any(isinstance(one.answer, DateAnswer) and one.answer.high is None for one in questionnaire.questions)
    return inf if endless else prod(len(every_answer(question)) for question in questionnaire.questions)


def assessments(questionnaire: Questionnaire) -> Iterator[Assessment]:
    """What follows from every way to answer ``questionnaire``."""
    names = [question.id for question in questionnaire.questions]
    for answers in product(*map(every_answer, questionnaire.questions)):
        yield assess(questionnaire, dict(zip(names, answers, strict=True)))
