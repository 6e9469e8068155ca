"""``triage check --fix``: what can be mended safely is mended in the file, and the rest stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from triage.checker import check
from triage.cli.inputs import Input
from triage.cli.output import write_over
from triage.cli.terminal import shown
from triage.questionnaire import Finding, Place
from triage.questionnaire.findings import Fix
from triage.questionnaire.loading import UNNAMED, Reading, understood
from triage.questionnaire.mending import mended
from triage.words import _, ngettext

_MOST_ROUNDS: Final = 20
"""A mended slip can show the next one in its place, so that nothing seems better yet; but not for ever."""

_MOST_SLIPS: Final = 2000
"""Of a text that cannot be read, each round shows one slip, and is short: Word makes every quote curly."""


class _Mended(NamedTuple):
    """A file after some rounds: what is found in it now, and the findings that were ``done``."""

    data: bytes
    findings: tuple[Finding, ...]
    done: tuple[Finding, ...]


def fix(path: Path, given: Input, words: Place, today: date) -> tuple[Input, tuple[Finding, ...]]:
    """``given``, the file at ``path``, once it is mended, and the findings that were, each where it was found.

    It is written only where more of it is then understood, or where that leaves fewer findings than before. ``today``
    is that of ``check``.

    Raises:
        Unusable: it cannot be written.
    """
    findings = check(given.data, place=words, name=given.name, today=today)
    best = now = _Mended(given.data, findings, ())
    rounds = slips = 0
    while rounds < _MOST_ROUNDS and slips < _MOST_SLIPS:
        data = _mended(now.data, now.findings)
        if data == now.data:
            break
        unread = now.findings[0].code == "not-json"
        rounds, slips = rounds + (not unread), slips + unread
        done = (*now.done, *filter(_can_be_fixed, now.findings))
        now = _Mended(data, check(data, place=words, name=given.name, today=today), done)
        best = now if _worth(now, words) > _worth(best, words) else best
    if best.data != given.data:
        write_over(path, best.data)
    return Input(best.data, given.name), best.done


def told(name: str, done: Sequence[Finding]) -> Iterator[str]:
    """Lines that say where the file ``name`` was mended and what stands there now, and in how many places."""
    for finding in done:
        place = f"{finding.file}:{finding.line}:{finding.column}"
        match finding.fix:
            case Fix(str(word), ""):
                yield shown(_("{place}: {word} is put in here.").format(place=place, word=word))
            case Fix(str(word), str(stands)) if word:
                yield shown(
                    _("{place}: here it says {word} now, not {stands}.").format(
                        place=place, word=word.strip(), stands=stands
                    )
                )
            case Fix(str(word), None):
                yield shown(_("{place}: here it says '{word}' now.").format(place=place, word=word))
            case _:
                yield shown(_("{place}: what stood here is taken out.").format(place=place))
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


def _worth(one: _Mended, words: Place) -> tuple[int, int, int]:
    """How far a file is understood, then how few findings hide others, then how few there are."""
    reading = understood(one.data, UNNAMED, words)
    return _level(reading), -len(reading.wrong), -sum(not finding.accepted for finding in one.findings)


def _level(reading: Reading) -> int:
    """How far a file is understood: 0 not read, 1 as JSON, 2 as the parts of a questionnaire, 3 whole."""
    if reading.questionnaire is not None:
        return 3
    if reading.source.spoilt or not reading.source.values:
        return 0
    return 1 if reading.wrong else 2
