"""Findings that the author of a questionnaire lets stand, each for a reason that stands in the file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pydantic import JsonValue

from triage.questionnaire import Finding, Severity
from triage.questionnaire.findings import Fix
from triage.questionnaire.source import Path, Source, path_words
from triage.words import _


class Acceptance(NamedTuple):
    """The author accepts findings with ``code`` at the part ``of`` the questionnaire, and inside it."""

    path: Path
    of: str
    code: str
    because: str

    def covers(self, finding: Finding) -> bool:
        """Whether it speaks of ``finding``; no error is ever accepted."""
        inside = finding.path.removeprefix(self.of)
        here = len(inside) < len(finding.path) and inside[:1] in ("", ".", "[")
        return here and finding.code == self.code and finding.severity is not Severity.ERROR


def acceptances(value: JsonValue) -> tuple[Acceptance, ...]:
    """All that is accepted in a document, the outermost first."""
    return tuple(sorted(_acceptances(value, ()), key=lambda one: len(one.path)))


def _acceptances(value: JsonValue, path: Path) -> Iterator[Acceptance]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from _acceptances(inner, (*path, step))
        if step != "accept" or not isinstance(inner, list):
            continue
        for at, one in enumerate(inner):
            match one:
                case {"code": str(code), "because": str(because)}:
                    yield Acceptance((*path, step, at), path_words(path), code, because)
                case _:
                    pass


def with_acceptances(
    findings: Sequence[Finding],
    accepted: Sequence[Acceptance],
    source: Source,
    *,
    complete: bool,
    unseen: Collection[str] = (),
) -> tuple[Finding, ...]:
    """``findings``, each with the reason why it is accepted, where it is; the innermost acceptance counts.

    Where ``complete`` says that everything was looked for, but for the codes ``unseen``, an acceptance of nothing is
    one more finding.
    """
    used: set[Path] = set()
    told = []
    for finding in findings:
        covering = [one for one in accepted if one.covers(finding)]
        if covering:
            used.add(covering[-1].path)
        told.append(replace(finding, accepted=covering[-1].because) if covering else finding)
    if complete:
        told += [_unused(one, source) for one in accepted if one.path not in used and one.code not in unseen]
    return tuple(told)


def _unused(acceptance: Acceptance, source: Source) -> Finding:
    message = _("Nothing here has the finding '{code}', so there is nothing to accept.").format(code=acceptance.code)
    cure = _("Remove it, or check the code and the place.")
    return source.finding("accept-unused", acceptance.path, message, cure, severity=Severity.WARNING, fix=Fix(None))
