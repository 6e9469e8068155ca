"""A made-up form with weighted sums: what they can come to is too much to try out, so that z3 is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from benchmarks import ours
from benchmarks.forms import MOST_DECIMAL, MOST_WHOLE, Form, Item

_WEIGHTS: Final = (2, 5, 8, 4, 7, 3)


def document(form: Form) -> bytes:
    """``form`` as a file, with a score for every six numbers that it asks for, and two rules on each of these scores.

    The first rule never fires: it wants three quarters of the greatest sum from numbers that are all low. The second
    one does: it wants half of the greatest sum, and next to nothing from the first number.
    """
    value: dict[str, Any] = json.loads(ours.document(form))
    for at, items in enumerate(_sixes(form)):
        most = sum(weight * _most(item) for weight, item in zip(_WEIGHTS, items, strict=True))
        value["scores"].append(_score(f"load{at}", items, most))
        low = " and ".join(f"{item.id} <= {_most(item) // 2}" for item in items)
        value["rules"] += [
            _rule(f"high_of_low{at}", f"load{at} >= {most * 3 // 4} and {low}"),
            _rule(f"high_without{at}", f"load{at} >= {most // 2} and {items[0].id} < 2"),
        ]
    return json.dumps(value).encode()


def _sixes(form: Form) -> Iterator[Sequence[Item]]:
    numbers = [item for item in form.items if item.kind in ("whole", "decimal")]
    size = len(_WEIGHTS)
    return (numbers[at : at + size] for at in range(0, len(numbers) - size + 1, size))


def _most(item: Item) -> int:
    return MOST_WHOLE if item.kind == "whole" else MOST_DECIMAL


def _score(name: str, items: Sequence[Item], most: int) -> dict[str, Any]:
    terms = ", ".join(f"{weight} * {item.id}" for weight, item in zip(_WEIGHTS, items, strict=True))
    starts = {"low": 0, "middle": most // 2, "high": most * 9 // 10}
    bands = [{"id": band, "from": start, "text": f"What {band} says"} for band, start in starts.items()]
    return {"id": name, "title": name, "formula": f"sum({terms})", "missing": "refuse", "bands": bands}


def _rule(name: str, when: str) -> dict[str, Any]:
    return {"id": name, "when": when, "level": "routine", "text": f"What {name} says"}
