"""What decides alike in two versions of a questionnaire, shown part by part without looking at whole answers.

Parts that are written the same, and rest on parts that decide alike, decide alike. Conditions that are written
differently are held against each other over all that can stand in the few names that they look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product, starmap
from math import prod
from typing import Final

from triage.checker.diff.shared import Versions
from triage.checker.diff.sights import in_old, together
from triage.checker.diff.structure import (
    conditions_made_of,
    conditions_of_bands,
    facts_made_of,
    facts_of_bands,
    facts_of_points,
    names_made_of,
)
from triage.checker.diff.trees import bare, renamed
from triage.checker.domains import Domains
from triage.checker.sights import sights_of
from triage.logic import DAY_ID, Condition, NonAnswer, Slot, Test, compile_condition
from triage.logic.tree import names_in
from triage.questionnaire import Question, Score

_MOST_COMBINED: Final = 20_000
_VALUE: Final = "value"


class Alike:
    """What of two versions is known to decide alike, whatever both accept is answered."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._known: set[str] = set()
        self._valued: set[str] = set()
        self._walk()

    def asked(self, name: str) -> bool:
        """Whether the question called ``name`` is asked of the same people by both, and holds the same."""
        return name in self._known

    def score(self, name: str) -> bool:
        """Whether the score called ``name`` is the same in every way that a condition sees, and so is its band."""
        return name in self._known

    def value(self, name: str) -> bool:
        """Whether the score called ``name`` comes to the same value and bounds, whatever its bands."""
        return name in self._valued

    def condition(self, old: Condition | bool, new: Condition | bool) -> bool:
        """Whether two conditions are always both yes, both no, or both open; a truth stands for one that is so."""
        if isinstance(old, bool) and isinstance(new, bool):
            return old is new
        names = {name.id: name for one in (old, new) if not isinstance(one, bool) for name in names_in(one)}
        if not all(name == _VALUE or self._is_known(name) for name in names):
            return False
        if not isinstance(old, bool) and not isinstance(new, bool) and self._is_written_alike(old, new):
            return True
        return self._agree(old, new)

    def _is_known(self, name: str) -> bool:
        return name in self._known or name == DAY_ID

    def _walk(self) -> None:
        """Look at all that answers decide, until nothing more is known; what rests on it is mostly decided later."""
        versions = self._versions
        new = versions.new.questionnaire
        names = [name for name in new.question_by_id if name in versions.shared]
        scores = {score.id: score for score in new.scores}
        common = [score for score in versions.old.questionnaire.scores if score.id in scores]
        known = -1
        while len(self._known) > known:
            known = len(self._known)
            for name in names:
                if name not in self._known:
                    self._look_at_question(name)
            for score in common:
                if score.id not in self._known:
                    self._look_at_score(score, scores[score.id])

    def _look_at_question(self, name: str) -> None:
        old, new = (net.questionnaire.question_by_id[name].gate for net in (self._versions.old, self._versions.new))
        if self.condition(True if old is None else old, True if new is None else new):
            self._known.add(name)

    def _look_at_score(self, old: Score, new: Score) -> None:
        one, other = self._versions.old.questionnaire, self._versions.new.questionnaire
        if old.id not in self._valued:
            known = all(map(self._is_known, names_made_of(old)))
            if not known or facts_made_of(one, old) != facts_made_of(other, new):
                return
            if not self._conditions(conditions_made_of(old), conditions_made_of(new)):
                return
            self._valued.add(old.id)
        banded = self._conditions(conditions_of_bands(old), conditions_of_bands(new))
        if banded and facts_of_bands(old) == facts_of_bands(new):
            self._known.add(old.id)

    def _conditions(self, old: Sequence[Condition | bool], new: Sequence[Condition | bool]) -> bool:
        return len(old) == len(new) and all(starmap(self.condition, zip(old, new, strict=True)))

    def _is_written_alike(self, old: Condition, new: Condition) -> bool:
        one, other = self._versions.old.questionnaire, self._versions.new.questionnaire
        if renamed(old, bare) != renamed(new, bare):
            return False
        return facts_of_points(one, old) == facts_of_points(other, new)

    def _agree(self, old: Condition | bool, new: Condition | bool) -> bool:
        """Whether both come to the same with all that the questions in them can hold."""
        versions = self._versions
        moved = new if isinstance(new, bool) else in_old(versions, new)
        both = [one for one in (old, moved) if not isinstance(one, bool)]
        names = {name.id: name for one in both for name in names_in(one)}
        if not versions.shared.issuperset(names):
            return False
        seen_old = () if isinstance(old, bool) else sights_of(old)
        seen_new = () if isinstance(new, bool) else sights_of(new)
        domains = Domains(versions.old, together(versions, seen_old, seen_new))
        questions = [versions.old.questionnaire.questions[name.index] for name in names.values()]
        held = [self._held(domains, question) for question in questions]
        exact = all(domains.of(question).exact for question in questions)
        if not exact or prod(map(len, held)) > _MOST_COMBINED:
            return False
        one, other = (_test(condition) for condition in (old, moved))
        slots = list(versions.old.blank)
        for answers in product(*held):
            for question, answer in zip(questions, answers, strict=True):
                slots[question.index] = answer
            if one(slots) is not other(slots):
                return False
        return True

    def _held(self, domains: Domains, question: Question) -> list[Slot]:
        """What can stand in the slot of ``question``, one of each class."""
        new = self._versions.new.questionnaire.question_by_id[question.id]
        gated = question.gate is not None or new.gate is not None
        reasons = question.non_answers if domains.asks_why(question) else ()
        not_asked = (NonAnswer.NOT_ASKED,) if gated else ()
        return [*domains.of(question).answers, *reasons, NonAnswer.UNANSWERED, *not_asked]


def _test(condition: Condition | bool) -> Test:
    if isinstance(condition, bool):
        return lambda _slots: condition
    return compile_condition(condition)
