"""Names, codes and bands of a condition looked up in its scope; what is not there becomes a problem."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from triage.logic import syntax
from triage.logic.borrowed import EXACT, instead_of
from triage.logic.likeness import meant
from triage.logic.mistaken import Said, band_for, other_kind, state_for, state_in_list, with_code
from triage.logic.names import Name, Scope
from triage.logic.problems import SHOWN, Problem, did_you_mean
from triage.logic.tree import InBand
from triage.logic.types import DateType, ScoreType
from triage.words import _

FUNCTIONS: Final = (
    "any_of",
    "answered",
    "not_sure",
    "declined",
    "points",
    "band",
    "sum",
    "count",
    "min",
    "max",
    "abs",
    "sqrt",
    "log",
    "days_since",
    "years_since",
)
CONDITIONS: Final = ("any_of", "answered", "not_sure", "declined")
"""Those of them that are conditions by themselves."""


class Lookup:
    """Finds what a condition names, and collects its ``problems``."""

    def __init__(self, scope: Scope) -> None:
        """Look names up in ``scope``."""
        self._scope = scope
        self.problems: list[Problem] = []

    def fail(self, code: str, place: syntax.Place, message: str, cure: str = "") -> None:
        """Note an error at ``place``."""
        self._note(Problem(code, place.column, place.length, message, cure))

    def _note(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def unknown(
        self, code: str, place: syntax.Place, message: str, word: str, known: Iterable[str], *, most: int = SHOWN
    ) -> None:
        """Note that ``word`` at ``place`` is none of ``known``; it says which was meant, or ``most`` of them."""
        names = list(known)
        cure, instead = did_you_mean(word, names, most), meant(word, names)
        self._note(Problem(code, place.column, place.length, message, cure, instead=instead))

    def unquoted(self, node: syntax.NameNode, message: str) -> None:
        """Note that the code which ``node`` writes stands without quotes."""
        code, cure = f"'{node.name}'", _("Write '{code}'.").format(code=node.name)
        column, length = node.place.column, node.place.length
        self._note(Problem("unknown-name", column, length, message, cure, instead=code, stands=node.name))

    def doubt(self, code: str, place: syntax.Place, message: str, cure: str = "") -> None:
        """Note a warning at ``place``."""
        self.problems.append(Problem(code, place.column, place.length, message, cure, doubtful=True))

    def name(self, node: syntax.Node) -> Name | None:
        """The question or score that ``node`` names."""
        if not isinstance(node, syntax.NameNode):
            message = _("The name of a question or score is expected here.")
            return self.fail("wrong-type", node.place, message, _("Names stand without quotes."))
        found = self.known(node)
        if found is not None:
            return found
        if node.name in self._scope.hidden:
            hidden = self._scope.hidden[node.name]
            return None if hidden is None else self.fail(hidden.code, node.place, hidden.message, hidden.cure)
        of = [name for name in self._scope.names.values() if node.name in name.codes]
        if of:
            message = _("'{code}' is an answer to '{name}', and answers stand in quotes.")
            cure = _("Write {condition}.").format(condition=with_code(of[0], node.name))
            return self.fail("unknown-name", node.place, message.format(code=node.name, name=of[0].id), cure)
        message = _("There is no question or score called '{name}'.").format(name=node.name)
        unsaid = [name for name, why in self._scope.hidden.items() if why is None]
        return self.unknown("unknown-name", node.place, message, node.name, [*self._scope.names, *unsaid])

    def known(self, node: syntax.Node) -> Name | None:
        """The question or score that ``node`` names, if it names one."""
        return self._scope.names.get(node.name) if isinstance(node, syntax.NameNode) else None

    def codes(self, name: Name, nodes: Sequence[syntax.CodeNode], *, negated: bool = False) -> tuple[str, ...] | None:
        """The codes of ``nodes``, each an option of ``name``; ``negated``: it is asked whether it is none of them."""
        known = []
        for node in nodes:
            if node.code in name.codes:
                known.append(node.code)
                continue
            state = state_for(name, node.code, negated=negated) if len(nodes) == 1 else None
            said = state or state_in_list(name, node.code, negated=negated)
            if said is not None:
                self.say(node.place, said)
                continue
            message = _("Question '{name}' has no answer '{code}'.").format(name=name.id, code=node.code)
            self.unknown("unknown-option", node.place, message, node.code, name.codes)
        return tuple(known) if len(known) == len(nodes) else None

    def band(self, call: syntax.CallNode, nodes: Sequence[syntax.CodeNode], negated: bool) -> InBand | None:
        """``band(score)`` compared with the bands of ``nodes``."""
        name = self._argument(call)
        if name is None:
            return None
        if not isinstance(name.type, ScoreType) or not name.type.bands:
            message = _("'{name}' is not a score with bands.").format(name=name.id)
            return self.fail("wrong-type", call.place, message)
        unknown = [node for node in nodes if node.code not in name.type.bands]
        for node in unknown:
            message = _("Score '{name}' has no band '{code}'.").format(name=name.id, code=node.code)
            self.unknown("unknown-band", node.place, message, node.code, name.type.bands)
        return None if unknown else InBand(name, tuple(node.code for node in nodes), negated)

    def points(self, call: syntax.CallNode) -> Name | None:
        """The question whose points ``call`` asks for."""
        name = self._argument(call)
        if name is None or name.points is not None:
            return name
        message = _("The answers to '{name}' have no points of their own.").format(name=name.id)
        return self.fail("no-points", call.place, message, _('Give its options "points": a number.'))

    def day(self, place: syntax.Place) -> Name | None:
        """The day of the answers, which something at ``place`` needs."""
        if self._scope.day is not None:
            return self._scope.day
        return self.fail("wrong-type", place, _("The day of the answers cannot be used here."))

    def measured_date(self, node: syntax.Node) -> Name | None:
        """The date question that ``node`` names, of which the first and the last day are said."""
        name = self.name(node)
        if name is None:
            return None
        if not isinstance(name.type, DateType):
            message = _("'{name}' is not a date.").format(name=name.id)
            return self.fail("wrong-type", node.place, message, _("Name a question of the type date."))
        first, last = name.type.low is not None, name.type.high is not None or name.type.until_today
        if not first:
            message = _("It is not said which is the first day that can be answered to '{name}'.").format(name=name.id)
            cure = _('Add "min": "1900-01-01" to the question, or another day.')
            self.fail("date-without-limits", node.place, message, cure)
        if not last:
            message = _("It is not said which is the last day that can be answered to '{name}'.").format(name=name.id)
            cure = _('Add "max": "today" to the question, or a day such as "2030-12-31".')
            self.fail("date-without-limits", node.place, message, cure)
        return name if first and last else None

    def say(self, place: syntax.Place, said: Said) -> None:
        """Note an error at ``place`` that is known to be a mistake of some kind."""
        self.fail(said.code, place, said.message, said.cure)

    def not_a_choice(
        self, name: Name, place: syntax.Place, nodes: Sequence[syntax.CodeNode] = (), *, negated: bool = False
    ) -> None:
        """Say what ``name`` is, where a choice was expected or is compared with the codes of ``nodes``."""
        codes = [node.code for node in nodes]
        band = band_for(name, codes, negated=negated)
        self.say(place, other_kind(name, codes, negated=negated) if band is None else band)

    def unknown_function(self, node: syntax.CallNode, function: str) -> None:
        """Say that ``function`` does not exist, or does not stand for itself."""
        if function in FUNCTIONS:
            message = _("{function}() is not a condition by itself.").format(function=function)
            bands = _("Compare it with a band: band(score) == 'band'.")
            cure = bands if function == "band" else _("Compare it, for example with > 0.")
            return self.fail("wrong-type", node.place, message, cure)
        message = _("There is no function called '{name}'.").format(name=function)
        cure = instead_of(node, self._scope.names)
        exact = EXACT.get(function) if _asks_a_question(node) else None
        if exact is not None:
            column, length = node.place.column, node.place.length
            problem = Problem("unknown-function", column, length, message, cure, instead=exact, stands=function)
            return self._note(problem)
        if cure and meant(function, FUNCTIONS) is None:
            return self.fail("unknown-function", node.place, message, cure)
        return self.unknown("unknown-function", node.place, message, function, FUNCTIONS, most=len(FUNCTIONS))

    def _argument(self, call: syntax.CallNode) -> Name | None:
        if len(call.arguments) == 1:
            return self.name(call.arguments[0])
        message = _("{function}() takes one name.").format(function=call.function)
        return self.fail(
            "wrong-arguments", call.place, message, _("Write {function}(name).").format(function=call.function)
        )


def _asks_a_question(call: syntax.CallNode) -> bool:
    """Whether a name, and behind it at most codes, stand in the brackets of ``call``."""
    first, *rest = call.arguments or (None,)
    return isinstance(first, syntax.NameNode) and all(isinstance(node, syntax.CodeNode) for node in rest)
