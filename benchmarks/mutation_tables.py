"""What became of the faults, as tables: by questionnaire, by kind, and each one that nothing finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from benchmarks.mutation import Trials, Tried, looks
from benchmarks.tables import table

_ONE_BY_ONE = ("no example", "only notes", "what follows")
"""Reasons that are shown fault by fault."""


def by_questionnaire(measured: Sequence[Trials], goal: float | None = None) -> str:
    """A row for each questionnaire, and one for all: how many faults what finds.

    Below it: why those that are missed are missed, and which questionnaires fall short of the ``goal``, a share.
    """
    known = [look for look in looks() if any(one.found[look] for one in measured)]
    head = ["questionnaire", "faults", *(f"by {look}" for look in known), "missed", "found", "of those that load"]
    every = Trials("**all**", tuple(tried for one in measured for tried in one.tried))
    rows = table([*head, "change nothing"], [_row(one, known) for one in (*measured, every)])
    return "\n\n".join([rows, *_reasons(every), *_short_of(measured, goal)])


def _reasons(every: Trials) -> Iterator[str]:
    counted = Counter(tried.miss.why for tried in every.misses if tried.miss is not None)
    if counted:
        yield "Why faults are missed, and how many of them:\n\n" + "\n".join(
            f"- {why}: {count}" for why, count in counted.most_common()
        )


def _short_of(measured: Sequence[Trials], goal: float | None) -> Iterator[str]:
    if goal is not None:
        short = [one.name for one in measured if one.found.total() < goal * (one.found.total() + len(one.misses))]
        yield f"Short of the goal: {', '.join(short) or 'none'}."


def _row(one: Trials, known: Iterable[str]) -> list[str]:
    found, missed, loading = one.found.total(), len(one.misses), one.found[looks()[0]]
    return [
        one.name,
        f"{found + missed:,}",
        *(f"{one.found[look]:,}" for look in known),
        str(missed),
        f"**{_share(found, found + missed)}**",
        _share(found - loading, found + missed - loading),
        str(one.same),
    ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else ""


def by_kind(groups: Mapping[str, Sequence[Trials]]) -> str:
    """A row for each kind of fault: how often it was tried in all questionnaires, and how often found."""
    rows = []
    for group, measured in groups.items():
        every = [tried for one in measured for tried in one.tried]
        counted = Counter((tried.slip.kind, _fate(tried)) for tried in every)
        for kind in dict.fromkeys(sorted((tried.slip.kind for tried in every), key=_order(counted))):
            found, missed = counted[kind, "found"], counted[kind, "missed"]
            rows.append([kind, group, str(found + missed), str(found), str(missed), str(counted[kind, "same"])])
    return table(["kind", "in", "faults", "found", "missed", "change nothing"], rows)


def _order(counted: Mapping[tuple[str, str], int]) -> Callable[[str], tuple[int, str]]:
    return lambda kind: (-counted[kind, "missed"], kind)


def _fate(tried: Tried) -> str:
    return "found" if tried.by is not None else "missed" if tried.miss is not None else "same"


def misses(measured: Sequence[Trials]) -> str:
    """Every fault that nothing finds, and why; in one row, what has the same reason in the same questionnaire."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for one in measured:
        for tried in one.misses:
            assert tried.miss is not None
            slip, miss = tried.slip, tried.miss
            place = f"`{slip.place}`: {slip.what}"
            alone = miss.why.startswith(_ONE_BY_ONE)
            row = (
                one.name,
                slip.kind,
                f"{miss.why} ({miss.shown})" if miss.shown else miss.why,
                place if alone else "",
            )
            rows.setdefault(row, []).append(place)
    told = [[name, kind, "<br>".join(places), why] for (name, kind, why, _place), places in rows.items()]
    return table(["questionnaire", "fault", "where and what", "why it is not found"], sorted(told))
