"""An assessment in a few lines for somebody at a terminal, with the ids that the questionnaire uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from triage.assessment import Assessment
from triage.assessment.export import AnswerData, ContributionData, ScoreData, export
from triage.words import _


def summary(assessment: Assessment) -> Iterator[str]:
    """The lines: level, rules, what is undecided, scores, answers."""
    data, questionnaire = export(assessment), assessment.questionnaire
    yield f"{questionnaire.title} ({questionnaire.id} {questionnaire.version})"
    if data["on"] is not None:
        yield _("Answered on: {day}").format(day=data["on"])
    yield _("Level: {level}").format(level=data["level"])
    for rule in data["rules"]:
        yield f"  {rule['id']} ({rule['level']}): {rule['text']}"
        yield from (_("    because {reason}").format(reason=reason) for reason in rule["because"])
    yield from _listed(
        _("Undecided:"),
        (
            _("{rule} ({level}), which needs: {questions}").format(
                rule=rule["rule"], level=rule["level"], questions=", ".join(rule["questions"])
            )
            for rule in data["undecided"]
        ),
    )
    yield from _listed(_("Scores:"), (line for name, score in data["scores"].items() for line in _score(name, score)))
    yield from _listed(_("Answers:"), (f"{name}: {_answer(answer)}" for name, answer in data["answers"].items()))
    yield from _listed(_("Not counted, because not asked:"), data["ignored"])


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield heading
        yield from (f"  {line}" for line in found)


def _score(name: str, score: ScoreData) -> Iterator[str]:
    if score["status"] == "not_applicable":
        yield _("{name}: does not apply").format(name=name)
        return
    band = score["band"] or _("no band")
    words = _("{name}: {value} ({band})") if score["value"] is not None else _("{name}: not enough answers ({band})")
    bounds = _("from {low} to {high}").format(low=score["low"], high=score["high"])
    yield f"{words.format(name=name, value=score['value'], band=band)}, {score['status']}, {bounds}"
    yield from (f"  {_part(part)}" for part in score["contributions"])


def _part(part: ContributionData) -> str:
    item = part["item"] or part["statement"] or _("a condition")
    chosen = item if part["option"] is None else f"{item}, {part['option']}"
    return f"{part['points']}: {chosen}"


def _answer(answer: AnswerData) -> str:
    match answer:
        case None:
            return _("not answered")
        case {"non_answer": reason}:
            return f"({reason})"
        case [*codes]:
            return ", ".join(map(str, codes))
        case value:
            return str(value)
