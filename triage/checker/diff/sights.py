"""What two versions together look at in the answers that both accept, told as the old version numbers its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from triage.checker.diff.shared import Versions
from triage.checker.diff.trees import renamed
from triage.checker.domains import starts_of
from triage.checker.sights import Alone, Beside, Exactly, Sight, Worth
from triage.logic import Condition, Name, NumberType
from triage.logic.tree import Compare, Constant, ValueOf

Seen = Iterable[tuple[int, Sight]]
"""What is looked at, each with the index of the question."""

Looks = dict[int, list[Sight]]
"""The same by the index of the question."""


def together(versions: Versions, old: Seen, new: Seen) -> Looks:
    """What both look at: ``old`` and ``new`` with the indexes of their own versions."""
    looks: Looks = {}
    for index, sight in (*_of_shared(versions, old), *_in_old(versions, new)):
        looks.setdefault(index, []).append(sight)
    return looks


def in_old(versions: Versions, condition: Condition) -> Condition:
    """The ``condition`` of the new version, as one about the same answers in the slots of the old one."""
    known = versions.old.questionnaire.question_by_id

    def naming(name: Name) -> Name:
        return replace(name, index=known[name.id].index) if name.id in versions.shared else name

    return renamed(condition, naming)


def _of_shared(versions: Versions, seen: Seen) -> Iterator[tuple[int, Sight]]:
    """Those of ``seen`` in the old version that look at answers to questions that both have."""
    questions = versions.old.questionnaire.questions
    for index, sight in seen:
        alone = isinstance(sight, Beside) and questions[sight.other].id not in versions.shared
        if index < len(questions) and questions[index].id in versions.shared and not alone:
            yield index, sight


def _in_old(versions: Versions, seen: Seen) -> Iterator[tuple[int, Sight]]:
    """The same of the new version, with the indexes of the old one."""
    questions, known = versions.new.questionnaire.questions, versions.old.questionnaire.question_by_id
    for index, sight in seen:
        if index >= len(questions) or questions[index].id not in versions.shared:
            continue
        question = questions[index]
        at = known[question.id].index
        match sight:
            case Alone(condition, cut):
                yield at, Alone(in_old(versions, condition), cut)
            case Beside(other):
                if questions[other].id in versions.shared:
                    yield at, Beside(known[questions[other].id].index)
            case Worth() if isinstance(question.name.type, NumberType):
                yield from ((at, found) for found in _worth_of_number(versions, question.name))
            case _:
                yield at, sight


def _worth_of_number(versions: Versions, name: Name) -> Iterator[Sight]:
    """Where the points of a number change in the new version; the number itself, where it counts as itself."""
    starts = starts_of(versions.new.questionnaire).get(name.id, ())
    number = ValueOf(replace(name, index=versions.old.questionnaire.question_by_id[name.id].index))
    yield from (Alone(Compare(number, ">=", Constant(start)), start) for start in starts)
    if not starts:
        yield Exactly()
