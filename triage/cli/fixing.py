"""``triage check --fix``: what can be mended safely is mended in the file, and the rest stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from triage.checker import check
from triage.cli.inputs import Input
from triage.cli.output import write_over
from triage.cli.terminal import shown
from triage.questionnaire import Finding, Place, QuestionnaireError, load
from triage.questionnaire.loading import UNNAMED
from triage.questionnaire.mending import mended
from triage.questionnaire.shape import shaped
from triage.questionnaire.source import read
from triage.words import _, ngettext

_MOST_ROUNDS: Final = 20
"""A mended file can show more that can be mended, but not for ever."""


def fix(path: Path, given: Input, words: Place, today: date) -> tuple[Input, tuple[Finding, ...]]:
    """``given``, the file at ``path``, once it is mended, and the findings that were, each where it was found.

    It is written only where more of it is then understood, or where that leaves fewer findings than before. ``today``
    is that of ``check``.

    Raises:
        Unusable: it cannot be written.
    """
    data, findings = given.data, check(given.data, place=words, name=given.name, today=today)
    done: list[Finding] = []
    for _round in range(_MOST_ROUNDS):
        better = _mended(data, findings)
        if better == data:
            break
        left = check(better, place=words, name=given.name, today=today)
        if _worth(better, left, words) <= _worth(data, findings, words):
            break
        done += [finding for finding in findings if _can_be_fixed(finding)]
        data, findings = better, left
    if data != given.data:
        write_over(path, data)
    return Input(data, given.name), tuple(done)


def told(name: str, done: Sequence[Finding]) -> Iterator[str]:
    """Lines that say where the file ``name`` was mended and what stands there now, and in how many places."""
    for finding in done:
        place = f"{finding.file}:{finding.line}:{finding.column}"
        if finding.fix is None or finding.fix.instead is None:
            yield shown(_("{place}: what stood here is taken out.").format(place=place))
        else:
            yield shown(_("{place}: here it says '{word}' now.").format(place=place, word=finding.fix.instead))
    count = ngettext("{file}: {count} place mended.", "{file}: {count} places mended.", len(done))
    yield shown(count.format(file=name, count=len(done)))


def _mended(data: bytes, findings: tuple[Finding, ...]) -> bytes:
    """``data`` with its fixes; a byte-order mark stays."""
    fixable = [finding for finding in findings if _can_be_fixed(finding)]
    if not fixable:
        return data
    mark, text = data[:3] if data.startswith(b"\xef\xbb\xbf") else b"", data.decode("utf-8-sig")
    return mark + mended(text, fixable).encode()


def _can_be_fixed(finding: Finding) -> bool:
    return finding.fix is not None and not finding.accepted


def _worth(data: bytes, findings: tuple[Finding, ...], words: Place) -> tuple[int, int]:
    """How far ``data`` is understood, and then how few findings it has: a mended slip shows what it hid."""
    return _understood(data, words), -sum(not finding.accepted for finding in findings)


def _understood(data: bytes, words: Place) -> int:
    """How far ``data`` is understood: 0 not read, 1 as JSON, 2 as the parts of a questionnaire, 3 whole."""
    value, text, findings = read(data, UNNAMED)
    if findings:
        return 0
    if shaped(value, text)[0] is None:
        return 1
    try:
        load(data, place=words)
    except QuestionnaireError:
        return 2
    return 3
