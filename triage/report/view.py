"""The report in words: what paper, page and plain text all show, said once.

Made by ``compose`` from an assessment and the journey; every field is finished text or a plain kind that a template
turns into looks. It holds no questionnaire and no engine object, so that it can be handed to a worker process.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Literal

from triage.questionnaire.levels import LevelName


class AnswerKind(Enum):
    """What an answer is, for the eye: a value, 'none of these', or one of the reasons why there is no value."""

    VALUE = "value"
    NONE = "none"
    NOT_SURE = "not_sure"
    DECLINED = "declined"
    UNANSWERED = "unanswered"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """An answer in words; several lines where several options were chosen."""

    kind: AnswerKind
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A rule's card that was shown on the way: when, and whether the person said that they had got help."""

    rule: str
    at: datetime
    got_help: bool


@dataclass(frozen=True, slots=True)
class JourneyRecord:
    """What the report takes beside the assessment: the day, and which cards were shown.

    ``answered_in`` is the language in which the form was filled in, where the report is in another.
    """

    made_on: date
    shown: tuple[Shown, ...] = ()
    answered_in: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that made a rule fire: the question in short, and what was answered."""

    label: str
    answer: str


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A fired rule: what to do, why, the answers that raised it, what the person was told and when."""

    level: LevelName
    urgency: str
    text: str
    detail: str | None
    reasons: tuple[Reason, ...]
    told: str | None
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LevelCard:
    """The top of the report: one heading, one action. ``reasons`` are the answers behind the whole level."""

    level: LevelName
    urgency: str
    heading: str
    detail: str | None
    reasons: tuple[Reason, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that keeps a warning sign undecided, and why it has no clear answer."""

    question: str
    state: str


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """Questions that keep warning signs undecided, under what to do if such a sign is there."""

    level: LevelName
    action: str
    questions: tuple[OpenQuestion, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a band stands among the bands of its score: ``filled`` of ``boxes``; none filled for the lowest band.

    ``filled`` is ``None`` where no band is shown.
    """

    filled: int | None
    boxes: int
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """One line of how a score was made: what was said, the points it gave, the numbers of its sources."""

    words: str
    points: str
    sources: tuple[int, ...]


LineKind = Literal["item", "missing", "step", "band"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of how a score was made: an item, an item without a value, a step, the band that all led to.

    ``value`` is what it comes to, and ``note`` says how; each may be empty. ``inner`` are the lines of an earlier
    score.
    """

    kind: LineKind
    words: str
    note: str
    value: str
    sources: tuple[int, ...]
    inner: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Rung:
    """A band on the ladder of all bands: where it begins, what it is called, whether this score is in it."""

    start: str
    title: str
    here: bool


@dataclass(frozen=True, slots=True)
class ScoreWords:
    """A score or category: its band in words, the answers behind it, how it was made, what is missing.

    ``settling`` says which answers would settle it, and may be empty. ``ladder`` has all its bands, lowest first;
    ``context`` what helps to read it, such as which way is better.
    """

    id: str
    title: str
    text: str | None
    band: str
    band_text: str
    mark: Mark
    value: str
    bounds: str
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    settling: str
    making: tuple[Line, ...]
    ladder: tuple[Rung, ...]
    context: tuple[str, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A question in short, with its answer; ``id`` is the question's."""

    id: str
    label: str
    question: str
    answer: AnswerWords


@dataclass(frozen=True, slots=True)
class AnswerSection:
    """A section's questions with their answers."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source that something in the report rests on."""

    number: int
    title: str
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class AboutWords:
    """What the questionnaire is for and for whom; where it comes from, and under which licence."""

    intended_use: str
    population: str
    references: tuple[str, ...]
    licence: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says, in reading order. ``id`` is short, and the same for the same content."""

    id: str
    language: str
    direction: Literal["ltr", "rtl"]
    title: str
    version: str
    hash: str
    draft: str | None
    made_on: str
    made_on_iso: str
    answered_by: str | None
    concern: tuple[str, str] | None
    level: LevelCard
    cards: tuple[RuleCard, ...]
    open_groups: tuple[OpenGroup, ...]
    categories: tuple[ScoreWords, ...]
    scores: tuple[ScoreWords, ...]
    ask: tuple[str, ...]
    know: tuple[str, ...]
    safety_net: str
    not_a_diagnosis: str
    history: tuple[Row, ...]
    answers: tuple[AnswerSection, ...]
    completeness: str
    sources: tuple[SourceWords, ...]
    about: AboutWords
    answered_in: str | None = None
