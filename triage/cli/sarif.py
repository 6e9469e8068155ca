"""Findings in SARIF 2.1.0, the format in which code platforms take the findings of any tool."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import quote

from triage.checker.catalogue import Explanation, explained
from triage.cli.findings import Checked
from triage.cli.output import print_json
from triage.questionnaire import Finding, Severity

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def print_sarif(checked: Sequence[Checked]) -> None:
    """Print one run with all findings; its rules are the codes that were found. Columns count Unicode characters."""
    findings = [finding for file in checked for finding in file.findings]
    codes, known = sorted({finding.code for finding in findings}), explained()
    print_json(
        {
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "triage",
                            "semanticVersion": version("triage-questionnaires"),
                            "rules": [_rule(known[code]) for code in codes],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "results": [_result(finding, codes.index(finding.code)) for finding in findings],
                }
            ],
        }
    )


def _rule(one: Explanation) -> dict[str, object]:
    return {
        "id": one.code,
        "shortDescription": {"text": one.means},
        "fullDescription": {"text": f"{one.means} {one.matters}"},
        "help": {"text": one.mend},
        "defaultConfiguration": {"level": _LEVELS[one.severity]},
    }


def _result(finding: Finding, rule: int) -> dict[str, object]:
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.cure}".rstrip()},
        **_suppression(finding),
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.file)},
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                },
                "logicalLocations": [{"fullyQualifiedName": finding.path}],
            }
        ],
    }


def _suppression(finding: Finding) -> dict[str, object]:
    """That the author accepts ``finding``, where that is so."""
    if not finding.accepted:
        return {}
    return {"suppressions": [{"kind": "inSource", "justification": finding.accepted}]}


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
