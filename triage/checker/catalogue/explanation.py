"""What is said of one kind of finding: what it means, why it matters, how it is mended, and an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from inspect import cleandoc
from typing import NamedTuple

from triage.questionnaire import Severity
from triage.words import translated


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding's code, explained: each sentence as it is written here, before it is ``spoken``.

    ``wrong`` and ``right`` are pieces of a file: the first has the finding, the second does not. A line at the left
    margin begins a question if it starts with a curly bracket, and else a part of the file. Both are empty where no
    small piece can show it.
    """

    code: str
    severity: Severity
    means: str
    matters: str
    mend: str
    wrong: str = ""
    right: str = ""

    def spoken(self) -> Explanation:
        """The same in the language spoken now, its pieces at the left margin."""
        return replace(
            self,
            means=translated(self.means),
            matters=translated(self.matters),
            mend=translated(self.mend),
            wrong=cleandoc(self.wrong),
            right=cleandoc(self.right),
        )


class Subject(NamedTuple):
    """Findings that belong together, in the order in which they are read best."""

    title: str
    explanations: Sequence[Explanation]

    def spoken(self) -> Subject:
        """The same in the language spoken now."""
        return Subject(translated(self.title), tuple(one.spoken() for one in self.explanations))
