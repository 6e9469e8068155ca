"""The scores of questionnaires as a table for people, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triage.assessment.export import number_data
from triage.checker.extremes import Claimed
from triage.checker.score_lines import BandLine, ClaimLine, End, Reached, ScoreLine
from triage.cli.output import print_text
from triage.cli.tables import answer_data, answer_lines, print_table
from triage.cli.terminal import shown
from triage.logic.words import number_words
from triage.words import _


def print_scores(name: str, lines: Sequence[ScoreLine]) -> None:
    """Print a table of ``lines``, which are those of the questionnaire file ``name``, and answers to each end."""
    heads = (_("Score"), _("Band"), _("Least"), _("Greatest"), _("Proven"), _("Says"))
    print_text(_("{file}: scores, where no answer is missing").format(file=shown(name)))
    print_table([heads, *(row for line in lines for row in _rows(line))])
    for line in lines:
        for end, words in (
            (line.least, _("{score} is least, {value}, with:")),
            (line.greatest, _("{score} is greatest, {value}, with:")),
        ):
            if end.value is not None:
                print_text(shown(words.format(score=line.score.id, value=number_words(end.value))))
                for answer in answer_lines(end.answers):
                    print_text(answer)


def score_data(name: str, line: ScoreLine) -> dict[str, object]:
    """A line of the table as data: numbers, ids and words; a value is ``None`` where no answers were found."""
    return {
        "file": name,
        "score": line.score.id,
        "least": _end_data(line.least),
        "greatest": _end_data(line.greatest),
        "claims": [_claim_data(claim) for claim in line.claims],
        "bands": [
            {
                "band": one.band.id,
                "reached": one.reached.value,
                "least": _end_data(one.least),
                "greatest": _end_data(one.greatest),
                "claims": [_claim_data(claim) for claim in one.claims],
            }
            for one in line.bands
        ],
    }


def _end_data(end: End) -> dict[str, object]:
    value = None if end.value is None else number_data(end.value)
    return {"value": value, "proven": end.proven, "answers": answer_data(end.answers)}


def _claim_data(line: ClaimLine) -> dict[str, object]:
    said = [
        {"from": None if one.low is None else number_data(one.low), "to": number_data(one.high)} for one in line.claims
    ]
    return {"in": line.key, "says": said, "so": line.so}


def _rows(line: ScoreLine) -> Iterator[tuple[str, ...]]:
    nowhere = _("never has a value") if line.least.proven else _("not found")
    yield line.score.id, "", *_values(line.least, line.greatest, nowhere), _says(line.claims)
    for one in line.bands:
        yield "", one.band.id, *_values(one.least, one.greatest, _unreached(one)), _says(one.claims)


def _values(least: End, greatest: End, nowhere: str) -> tuple[str, str, str]:
    """The least, the greatest and whether both are proven; where there is no value, ``nowhere`` says why."""
    proven = _("yes") if least.proven and greatest.proven else _("no")
    if least.value is None or greatest.value is None:
        return nowhere, "", proven
    return number_words(least.value), number_words(greatest.value), proven


def _unreached(line: BandLine) -> str:
    match line.reached:
        case Reached.ESTIMATED:
            return _("only where answers are missing")
        case Reached.NEVER:
            return _("never")
        case _:
            return _("not found")


def _says(lines: Sequence[ClaimLine]) -> str:
    return "; ".join(_claim_words(line) for line in lines)


def _claim_words(line: ClaimLine) -> str:
    said = ", ".join(_range_words(one) for one in line.claims)
    match line.so:
        case True:
            return _("{claim}: so").format(claim=said)
        case False:
            return _("{claim}: not so").format(claim=said)
        case None:
            return _("{claim}: not proven").format(claim=said)


def _range_words(one: Claimed) -> str:
    if one.low is None:
        return _("up to {high}").format(high=number_words(one.high))
    return _("{low} to {high}").format(low=number_words(one.low), high=number_words(one.high))
