"""What a proof leaves open: it found nothing, and could not rule it out either."""

from __future__ import annotations

from typing import NamedTuple


class Unproven(NamedTuple):
    """A question about a questionnaire to which no proof has an answer, in words for its author."""

    what: str
