"""Findings as text with the source line of each, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from triage.checker.overview import SignLine
from triage.checker.score_lines import ScoreLine
from triage.cli.inputs import Input
from triage.cli.output import print_json, print_text, print_way_to_more
from triage.cli.score_table import print_scores, score_data
from triage.cli.sign_table import print_signs, sign_data
from triage.cli.tables import answer_data, answer_lines
from triage.cli.terminal import columns, shown
from triage.questionnaire import Finding, Severity
from triage.words import _, ngettext

_BEFORE: Final = 60
_WIDTH: Final = 100
_MOST_UNPROVEN: Final = 10


class Checked(NamedTuple):
    """A file, and what was found in it; ``left_out`` was not looked at to the end, ``unproven`` neither way.

    ``stopped``: by hand, and not because of errors.

    ``signs`` are its warning signs and ``scores`` its scores, where these were asked for. ``unlisted``: they were, and
    the file has errors.
    """

    given: Input
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    stopped: bool = False
    signs: tuple[SignLine, ...] | None = None
    scores: tuple[ScoreLine, ...] | None = None
    unlisted: bool = False

    @property
    def told(self) -> tuple[Finding, ...]:
        """The findings that its author does not accept."""
        return tuple(finding for finding in self.findings if not finding.accepted)


def print_findings(checked: Sequence[Checked]) -> None:
    """Print every finding with its source line, how many there are, and where to read more."""
    for file in checked:
        lines = file.given.data.decode("utf-8-sig", "replace").split("\n")
        for finding in file.told:
            print_text("\n".join([*_lines(finding, lines), ""]))
    print_text(_summary(checked))
    waiting = dict.fromkeys(what for file in checked if not file.stopped for what in file.left_out)
    if waiting:
        print_text(_("Not looked at until the errors are mended: {what}.").format(what=", ".join(waiting)))
    for file in checked:
        if file.unproven:
            print_text(shown(_unproven(file)))
    if any(file.unproven for file in checked):
        print_way_to_more()
    for file in checked:
        if file.signs:
            print_signs(file.given.name, file.signs)
        if file.scores:
            print_scores(file.given.name, file.scores)
        if file.unlisted:
            print_text(
                shown(_("{file}: no list, because it needs a file without errors.").format(file=file.given.name))
            )
    if any(file.told for file in checked):
        print_text(_("More about a finding: triage explain CODE"))


def print_findings_json(checked: Sequence[Checked]) -> None:
    """Print one object: ``files`` (names), ``counts`` (by severity), ``findings``.

    What is ``not_proven``, or ``not_looked_at``, stands there by file. There are ``signs`` and ``scores``, too, where
    these were asked for.
    """
    signs = [sign_data(file.given.name, line) for file in checked for line in file.signs or ()]
    scores = [score_data(file.given.name, line) for file in checked for line in file.scores or ()]
    print_json(
        {
            "files": [file.given.name for file in checked],
            "counts": _counts(checked),
            "findings": [_data(finding) for file in checked for finding in file.findings],
            "not_proven": [{"file": file.given.name, "what": what} for file in checked for what in file.unproven],
            "not_looked_at": [{"file": file.given.name, "what": what} for file in checked for what in file.left_out],
            **({"signs": signs} if any(file.signs is not None for file in checked) else {}),
            **({"scores": scores} if any(file.scores is not None for file in checked) else {}),
        }
    )


def _data(finding: Finding) -> dict[str, object]:
    return {
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "path": finding.path,
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "cure": finding.cure,
        "fix": None if finding.fix is None else finding.fix._asdict(),
        "witness": answer_data(finding.witness),
        "compared": None if finding.compared is None else finding.compared._asdict(),
        "accepted": finding.accepted or None,
    }


def _lines(finding: Finding, lines: Sequence[str]) -> Iterator[str]:
    yield shown(f"{finding.file}:{finding.line}:{finding.column}: {finding.severity.value} {finding.code}")
    yield shown(f"    {finding.message} {finding.cure}".rstrip())
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    start = max(0, finding.column - 1 - _BEFORE)
    yield shown(f"    | {line[start : start + _WIDTH]}".rstrip())
    yield f"    | {' ' * columns(line[start : finding.column - 1])}^"
    if finding.compared is not None:
        yield from answer_lines(((_("Expected"), finding.compared.expected), (_("Found"), finding.compared.found)))
    if finding.witness:
        yield _("    Answers that show it:")
        yield from answer_lines(finding.witness)


def _unproven(file: Checked) -> str:
    """What was proven neither way, because that takes too long; of a long list, the beginning."""
    what = "; ".join(file.unproven[:_MOST_UNPROVEN])
    more = len(file.unproven) - _MOST_UNPROVEN
    if more > 0:
        return _("{file}: not proven: {what}; and {count} more.").format(file=file.given.name, what=what, count=more)
    return _("{file}: not proven: {what}.").format(file=file.given.name, what=what)


def _counts(checked: Sequence[Checked]) -> dict[str, int]:
    found = [finding.severity for file in checked for finding in file.told]
    return {severity.value: found.count(severity) for severity in Severity}


def _summary(checked: Sequence[Checked]) -> str:
    counts = _counts(checked)
    errors, warnings, advice = counts["error"], counts["warning"], counts["advice"]
    said = [
        ngettext("{count} error", "{count} errors", errors).format(count=errors),
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
    ]
    if advice:
        said.append(ngettext("{count} piece of advice", "{count} pieces of advice", advice).format(count=advice))
    accepted = sum(len(file.findings) - len(file.told) for file in checked)
    if accepted:
        said.append(_("{count} accepted").format(count=accepted))
    files = ngettext("{count} file checked", "{count} files checked", len(checked)).format(count=len(checked))
    return f"{files}: {', '.join(said)}."
