"""Where conditions ask whether, or why not, a question was answered."""

from __future__ import annotations

from collections.abc import Iterator

from triage.logic import Name
from triage.logic.tree import HasState, Node, State, children


def states_in(node: Node) -> Iterator[tuple[Name, State]]:
    """The questions of which ``node`` asks whether, or why not, they were answered; each with what it asks."""
    if isinstance(node, HasState):
        yield node.name, node.state
    for child in children(node):
        yield from states_in(child)
