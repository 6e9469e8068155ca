"""Conditions and slots drawn at random."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.logic.world import DECLINED, NOT_ASKED, NOT_SURE, SCOPE, UNANSWERED, VALUES, view
from triage.logic import ChoiceType, DateType, MultiType, ScoreType, ScoreView, Slot
from triage.logic.types import Type

_COMPARE = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
_TIMES = ["years_since(born)", "days_since(born, since)", "years_since(since, '2020-02-29')"]
_NUMBERS = [
    "age",
    "weight",
    "pain",
    "phq",
    "total",
    "points(pain)",
    "points(mood)",
    "days_since(since)",
    "0",
    "7",
    "40",
    "0.5",
    "12.25",
]


def _listed(codes: list[str]) -> str:
    return ", ".join(f"'{code}'" for code in codes)


def _named(kind: type[Type]) -> list[str]:
    return [name.id for name in SCOPE.names.values() if isinstance(name.type, kind)]


@st.composite
def _chosen(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(_named(ChoiceType)))
    codes = draw(st.lists(st.sampled_from(list(SCOPE.names[name].codes)), min_size=1, max_size=3))
    shapes = [f"{name} == '{codes[0]}'", f'"{codes[0]}" != {name}', f"{name} in ({_listed(codes)})"]
    return draw(st.sampled_from([*shapes, f"{name} not in ({_listed(codes)},)", f"any_of({name}, {_listed(codes)})"]))


@st.composite
def _included(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(_named(MultiType)))
    codes = draw(st.lists(st.sampled_from(list(SCOPE.names[name].codes)), min_size=1, max_size=3))
    shapes = [f"'{codes[0]}' in {name}", f"'{codes[0]}' not in {name}", f"any_of({name}, {_listed(codes)})"]
    return draw(st.sampled_from(shapes))


@st.composite
def _banded(draw: st.DrawFn) -> str:
    codes = draw(st.lists(st.sampled_from(["mild", "moderate", "severe"]), min_size=1, max_size=3))
    return draw(st.sampled_from([f"band(phq) != '{codes[0]}'", f"band(phq) in ({_listed(codes)})"]))


def _dated() -> st.SearchStrategy[str]:
    other = st.sampled_from(["born", "since", "'2000-01-01'"])
    return st.tuples(st.sampled_from(_named(DateType)), _COMPARE, other).map(" ".join)


def _stated() -> st.SearchStrategy[str]:
    questions = [name.id for name in SCOPE.names.values() if not isinstance(name.type, ScoreType)]
    return st.builds("{}({})".format, st.sampled_from(["answered", "not_sure", "declined"]), st.sampled_from(questions))


def measures() -> st.SearchStrategy[str]:
    """Numbers: names, sums, powers; divided only by what is never 0."""

    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        two = st.tuples(inner, st.sampled_from([" + ", "-", " * "]), inner).map("".join)
        many = st.builds(
            "{}({})".format, st.sampled_from(["sum", "min", "max"]), st.lists(inner, min_size=1).map(", ".join)
        )
        counted = st.lists(st.one_of(_chosen(), _included()), min_size=1, max_size=3).map(", ".join)
        return st.one_of(
            two,
            many,
            two.map("({})".format),
            inner.map("-{}".format),
            inner.map("abs({})".format),
            inner.map("{} / 4".format),
            inner.map("{} / (weight + 1)".format),
            counted.map("count({})".format),
            st.builds("{} ** {}".format, st.sampled_from(_NUMBERS), st.sampled_from([2, 3])),
        )

    return st.recursive(st.sampled_from([*_NUMBERS, *_TIMES]), larger, max_leaves=4)


def comparisons() -> st.SearchStrategy[str]:
    """Two numbers compared, or a range."""
    two = st.builds("{} {} {}".format, measures(), _COMPARE, measures())
    return st.one_of(two, st.builds("{} <= {} < {}".format, measures(), measures(), measures()))


def conditions() -> st.SearchStrategy[str]:
    """Conditions of every kind, all of which have a meaning."""
    atoms = st.one_of(_chosen(), _included(), _banded(), _dated(), _stated(), comparisons())

    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        joined = st.builds(
            lambda parts, word: word.join(parts),
            st.lists(inner, min_size=2, max_size=4),
            st.sampled_from([" and ", " or ", "\tor\n"]),
        )
        return st.one_of(joined, joined.map("({})".format), inner.map("not ({})".format), inner.map("not {}".format))

    return st.recursive(atoms, larger, max_leaves=6)


def _bounds() -> st.SearchStrategy[ScoreView]:
    return st.tuples(st.integers(0, 27), st.integers(0, 27)).map(lambda ends: view(min(ends), max(ends)))


def _totals() -> st.SearchStrategy[ScoreView]:
    ends = st.tuples(st.integers(-5, 5), st.integers(-5, 5))
    return ends.map(lambda both: ScoreView(min(both), max(both), ()))


def slots_of(name: str) -> st.SearchStrategy[Slot]:
    """What ``name`` can hold."""
    states: list[Slot] = [UNANSWERED, NOT_ASKED]
    if name in ("phq", "total"):
        return st.one_of(st.sampled_from(states), _bounds() if name == "phq" else _totals())
    return st.sampled_from([*states, NOT_SURE, DECLINED, *VALUES[name]])


def known() -> st.SearchStrategy[dict[str, Slot]]:
    """A slot for each name."""
    return st.fixed_dictionaries({name: slots_of(name) for name in SCOPE.names})


def values() -> st.SearchStrategy[dict[str, Slot]]:
    """A value for each name."""
    return st.fixed_dictionaries({name: st.sampled_from(VALUES[name]) for name in SCOPE.names})


@st.composite
def two_moments(draw: st.DrawFn) -> tuple[dict[str, Slot], dict[str, Slot]]:
    """Slots at one moment, and after more answers: bounds can only close in, and what is answered stays."""
    later = draw(known())
    earlier = dict(later)
    for name, slot in later.items():
        if isinstance(slot, ScoreView):
            lowest, highest = (0, 27) if name == "phq" else (-5, 5)
            low, high = draw(st.integers(lowest, int(slot.low))), draw(st.integers(int(slot.high), highest))
            wider = view(low, high) if name == "phq" else ScoreView(low, high, ())
            choices: list[Slot] = [slot, wider, UNANSWERED]
            earlier[name] = draw(st.sampled_from(choices))
        elif draw(st.booleans()):
            earlier[name] = UNANSWERED
    return earlier, later
