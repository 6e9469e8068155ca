"""Figures as Markdown tables, and their place in ``docs/benchmarks.md``: between two comments, found by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median, quantiles

from benchmarks.checking import Asked, Checked
from benchmarks.engine import Measured
from benchmarks.instruments import Instrument
from benchmarks.journey import Interaction
from benchmarks.planted import Told
from benchmarks.printing import Printed

_NO_SUCH = "no such fault"
_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))


def written(text: str, name: str, table: str) -> str:
    """``text`` with ``table`` in the place called ``name``.

    Raises:
        LookupError: there is no such place.
    """
    place = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
    found, count = place.subn(lambda match: f"{match[1]}\n{table}\n\n{match[2]}", text)
    if count != 1:
        raise LookupError(f"docs/benchmarks.md has no place called {name}.")
    return found


def assessing(measured: Sequence[Measured]) -> str:
    """A row for each size: what a question costs, and survey-core's three ways, each with its ratio to ours."""
    head = ["questions", "`assess`", "for each question"]
    for way in ("scores only", "answers checked as well", "bounds and status as well"):
        head += [f"survey-core: {way}", "times faster (quartiles)"]
    rows = []
    for one in measured:
        ours = median(taken.ours for taken in one.rounds)
        row = [f"{one.questions:,}", time(ours), time(ours / one.questions)]
        for way in ("lean", "checking", "bounds"):
            theirs = [getattr(taken, way) for taken in one.rounds]
            ratios = [their / taken.ours for their, taken in zip(theirs, one.rounds, strict=True)]
            row += [time(median(theirs)), _ratios(ratios)]
        rows.append(row)
    return table(head, rows)


def growth(measured: Sequence[Measured]) -> float:
    """How much more a question costs in the largest form than in the smallest, at best; 1 is linear."""
    costs = {one.questions: one.best / one.questions for one in measured}
    return costs[max(costs)] / costs[min(costs)]


def loading(measured: Sequence[Measured]) -> str:
    """A row for each size: loading and checking a file beside building survey-core's form."""
    rows = []
    for one in measured:
        ours, theirs = median(one.our_loads), median(one.their_loads)
        rows.append([f"{one.questions:,}", time(ours), time(theirs), number(theirs / ours)])
    return table(["questions", "`load`", "survey-core", "times faster"], rows)


def instruments(measured: Sequence[Instrument]) -> str:
    """A row for each form: its size, what an assessment takes, and its plain twin."""
    rows = [
        [
            one.name,
            str(one.questions),
            str(one.scores),
            time(one.seconds),
            time(one.plain),
            f"{one.seconds / one.plain:.2f}",
        ]
        for one in sorted(measured, key=lambda one: one.seconds / one.plain)
    ]
    middle = median(one.seconds / one.plain for one in measured)
    return table(["form", "questions", "scores", "`assess`", "its plain twin", "ratio"], rows) + (
        f"\n\nThe median of the ratios is {middle:.2f}."
    )


def printing(ours: Printed, bare: Printed) -> str:
    """Cold and warm, and the ratio to bare WeasyPrint."""
    pairs = (("cold: a process that has just begun", ours.cold, bare.cold), ("warm", ours.warm, bare.warm))
    rows = [
        [name, time(median(mine)), time(median(other)), f"{median(mine) / median(other):.2f}"]
        for name, mine, other in pairs
    ]
    return table(["", "this project", "bare WeasyPrint", "ratio"], rows)


def rates(found: Sequence[tuple[int, float]]) -> str:
    """Reports per second, for each number of workers."""
    return table(["workers", "reports per second"], [[str(workers), f"{rate:.1f}"] for workers, rate in found])


def interaction(found: Interaction) -> str:
    """The usual and the slow interaction."""
    tenths = quantiles(found.seconds, n=10)
    row = [str(found.questions), time(median(found.seconds)), time(tenths[-1])]
    return table(["questions on the page", "median", "nine of ten are faster than"], [row])


def planted(told: Mapping[str, Sequence[Told]]) -> str:
    """For each subject a table with a row for each fault, and below them how many each side finds."""
    head = ["fault", "`triage check`", "survey-core"]
    parts = [f"**{subject}**\n\n{table(head, [_told(one) for one in rows])}" for subject, rows in told.items()]
    counts = [
        "",
        "known to both formats",
        *(f"{side} finds" for side in head[1:]),
        "known here only",
        "known there only",
    ]
    rows = [[subject, *_counted(rows)] for subject, rows in told.items()]
    total = ["all", *_counted([one for rows in told.values() for one in rows])]
    return "\n\n".join([*parts, f"**Together**\n\n{table(counts, [*rows, total])}"])


def _counted(told: Sequence[Told]) -> list[str]:
    """How many faults both formats know, how many of them each side finds, and what each finds of its own."""
    both = [one for one in told if one.fault.ours is not None and one.fault.theirs is not None]
    ours = [one for one in told if one.fault.theirs is None]
    theirs = [one for one in told if one.fault.ours is None]
    found = [sum(bool(one.ours) for one in both), sum(bool(one.theirs) for one in both)]
    return [
        *(str(number) for number in (len(both), *found)),
        _share(sum(bool(one.ours) for one in ours), len(ours)),
        _share(sum(bool(one.theirs) for one in theirs), len(theirs)),
    ]


def _share(found: int, known: int) -> str:
    return f"finds {found} of {known}" if known else ""


def _told(one: Told) -> list[str]:
    ours = f"`{one.ours}`" if one.ours else "no"
    theirs = ", ".join(f"`{said}`" for said in one.theirs) or "no"
    fault = one.fault
    return [fault.kind, _NO_SUCH if fault.ours is None else ours, _NO_SUCH if fault.theirs is None else theirs]


def checking(found: Sequence[Checked], asked: Asked) -> str:
    """What was looked at, on how many questions, what it took and may take; how that grows; how often z3 was asked."""
    rows = [
        [
            one.what,
            f"{one.questions:,}",
            time(median(one.seconds)) if one.seconds else "too long",
            "" if one.goal is None else f"{number(one.goal)} s",
        ]
        for one in found
    ]
    words = (
        f"In the whole check of the form with weighted sums, z3 is asked {asked.times} times; "
        f"after that, {asked.left} things are proven neither way."
    )
    return "\n\n".join([table(["what is looked at", "questions", "median", "goal"], rows), *_growths(found), words])


def _growths(found: Sequence[Checked]) -> Iterator[str]:
    """What a question costs in the largest form, beside the smallest, where there are several of a kind."""
    for what in dict.fromkeys(one.what for one in found):
        alike = [one for one in found if one.what == what and one.seconds]
        costs = {one.questions: median(one.seconds) / one.questions for one in alike}
        if len(costs) > 1:
            least, most = min(costs), max(costs)
            ratio = f"{costs[most] / costs[least]:.2f} times as much at {most:,} questions as at {least:,}"
            yield f"A question costs {ratio}: {what}."


def time(seconds: float) -> str:
    """``seconds`` with two or three digits and the unit that suits: ``0.0123`` is "12.3 ms"."""
    size, unit = next((pair for pair in _UNITS if seconds >= pair[0]), _UNITS[-1])
    return f"{number(seconds / size)} {unit}"


def number(value: float) -> str:
    """``value`` with about three digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _ratios(ratios: Sequence[float]) -> str:
    low, middle, high = quantiles(ratios, n=4, method="inclusive")
    return f"**{number(middle)}** ({number(low)} to {number(high)})"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; a sign that would end a cell is kept from doing so."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |" for cells in lines)
