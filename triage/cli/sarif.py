"""Findings in SARIF 2.1.0, the format in which code platforms take the findings of any tool."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import quote

from triage.checker.catalogue import Explanation, entry, explained
from triage.cli.findings import Checked
from triage.cli.inputs import settings
from triage.cli.output import print_json
from triage.questionnaire import Finding, Severity
from triage.questionnaire.mending import Edit, edit_of

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def print_sarif(checked: Sequence[Checked]) -> None:
    """Print one run with all findings; its rules are the codes that were found. Columns count Unicode characters.

    Raises:
        Unusable: a setting cannot be used, or standard output cannot be written.
    """
    codes = sorted({finding.code for file in checked for finding in file.findings})
    known, page = explained(), settings().findings_page
    results = [
        _result(finding, codes.index(finding.code), text)
        for file in checked
        for text in (file.given.data.decode("utf-8-sig", "replace"),)
        for finding in file.findings
    ]
    driver = {
        "name": "triage",
        "semanticVersion": version("triage-questionnaires"),
        "rules": [_rule(known[code], page) for code in codes],
    }
    print_json(
        {
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
        }
    )


def _rule(one: Explanation, page: str | None) -> dict[str, object]:
    """What the catalogue says of a code; with a link, where its ``page`` can be read somewhere."""
    return {
        "id": one.code,
        "shortDescription": {"text": one.means},
        "fullDescription": {"text": f"{one.means} {one.matters}"},
        **({} if page is None else {"helpUri": f"{page}#{one.code}"}),
        "help": {"text": one.mend, "markdown": entry(one)},
        "defaultConfiguration": {"level": _LEVELS[one.severity]},
    }


def _result(finding: Finding, rule: int, text: str) -> dict[str, object]:
    location = {"uri": _uri(finding.file)}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.cure}".rstrip()},
        **_suppression(finding),
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": location,
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                },
                "logicalLocations": [{"fullyQualifiedName": finding.path}],
            }
        ],
        **_fixes(finding, text, location),
    }


def _fixes(finding: Finding, text: str, location: dict[str, str]) -> dict[str, object]:
    """What ``triage check --fix`` would do about ``finding``, found in ``text``."""
    edit = edit_of(text, finding)
    if edit is None:
        return {}
    inserted = {"insertedContent": {"text": edit.text}} if edit.text else {}
    replacement = {"deletedRegion": _region(text, edit), **inserted}
    change = {"artifactLocation": location, "replacements": [replacement]}
    return {"fixes": [{"description": {"text": finding.cure}, "artifactChanges": [change]}]}


def _region(text: str, edit: Edit) -> dict[str, int]:
    """Where ``edit`` takes something out of ``text``; its last column is the one behind that."""
    (line, column), (end_line, end_column) = _place(text, edit.start), _place(text, edit.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of the character at ``offset``, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _suppression(finding: Finding) -> dict[str, object]:
    """That the author accepts ``finding``, where that is so."""
    if not finding.accepted:
        return {}
    return {"suppressions": [{"kind": "inSource", "justification": finding.accepted}]}


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
