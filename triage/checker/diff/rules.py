"""What happened to the rules for emergency and urgent help, as they are written."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from triage.checker.diff.comparison import Comparison
from triage.checker.signs import signs_in


class SignChanges(NamedTuple):
    """The ids of emergency and urgent rules that only one version has, that changed, and of which only words did.

    A rule that is one of them in one version only has changed. ``moved`` are those that stand elsewhere among the
    rules, whether they changed or not.
    """

    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    reworded: tuple[str, ...]
    moved: tuple[str, ...]


def sign_changes(comparison: Comparison) -> SignChanges:
    """What happened to the emergency and urgent rules, those of the new version first."""
    signs = {rule.id: None for one in (comparison.new, comparison.old) for rule in signs_in(one)}
    before, now = ({rule.id for rule in one.rules} for one in (comparison.old, comparison.new))
    touched = [one for one in comparison.changes if one.kind == "rule" and one.key is not None]
    other = {one.name for one in touched if one.how != "reworded"}
    reworded = {one.name for one in touched} - other
    return SignChanges(
        new=_among(signs, now - before),
        gone=_among(signs, before - now),
        changed=_among(signs, other),
        reworded=_among(signs, reworded),
        moved=_among(signs, {one.name for one in comparison.changes if (one.kind, one.how) == ("rule", "moved")}),
    )


def _among(signs: Collection[str], names: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in signs if name in names)
