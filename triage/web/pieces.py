"""Larger pieces of HTML that pages share."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from triage.questionnaire import Finding, Severity
from triage.words import _


def finding_piece(finding: Finding, lines: Sequence[str]) -> Markup:
    """A finding with its place and, where ``lines`` holds it, the line of the file with a mark under the place.

    Below stand what an example expects and what is found, and the answers that show it.
    """
    head = Markup('<strong class="{}">{}</strong> {} <span class="muted">{}, {}</span>').format(
        finding.severity.value, severity_words(finding.severity), finding.message, place_words(finding), finding.code
    )
    cure = Markup("<br>{}").format(finding.cure) if finding.cure else Markup()
    return Markup("<li>{}{}{}{}</li>").format(head, cure, _source(finding, lines), _shown(finding))


def _shown(finding: Finding) -> Markup:
    pieces = []
    if finding.compared is not None:
        pieces.append(_rows(((_("Expected"), finding.compared.expected), (_("Found"), finding.compared.found))))
    if finding.witness:
        pieces.append(Markup("<p>{}</p>").format(_("Answers that show it:")) + _rows(finding.witness))
    return Markup().join(pieces)


def _rows(rows: Sequence[tuple[str, str]]) -> Markup:
    row = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    return Markup("<dl>{}</dl>").format(Markup().join(row.format(left, right) for left, right in rows))


def severity_words(severity: Severity) -> str:
    """How bad a finding is."""
    match severity:
        case Severity.ERROR:
            return _("Error:")
        case Severity.WARNING:
            return _("Warning:")
        case Severity.ADVICE:
            return _("Advice:")


def place_words(finding: Finding) -> str:
    """Where a finding stands in its file."""
    return _("line {line}, column {column}").format(line=finding.line, column=finding.column)


def _source(finding: Finding, lines: Sequence[str]) -> Markup:
    if not 0 < finding.line <= len(lines):
        return Markup()
    text, start = window(lines[finding.line - 1], finding.column - 1)
    mark = " " * (finding.column - 1 - start) + "^"
    return Markup('<pre tabindex="0">{}\n{}</pre>').format(text, mark)


def window(line: str, at: int, width: int = 100) -> tuple[str, int]:
    """The part of ``line`` around the character ``at``, and where that part starts."""
    start = max(0, min(at - width // 2, len(line) - width))
    return line[start : start + width], start
