"""A file → a questionnaire, whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import JsonValue

from triage.questionnaire.bench import Bench
from triage.questionnaire.build import build
from triage.questionnaire.findings import Finding, QuestionnaireError
from triage.questionnaire.model import Questionnaire
from triage.questionnaire.place import DEFAULT_PLACE, Place
from triage.questionnaire.shape import Shaped, shaped
from triage.questionnaire.source import MAX_BYTES, Source, read

UNNAMED: Final = "questionnaire.json"


def load(source: str | Path | bytes, *, place: Place = DEFAULT_PLACE, name: str | None = None) -> Questionnaire:
    """The questionnaire in ``source``: a path, or the bytes of a file (``name`` is then what findings call it).

    ``place`` gives the words that texts name by placeholder. Warnings are in the ``findings`` of what is returned.

    Raises:
        QuestionnaireError: the file is not understood whole; it holds all findings.
        OSError: the path cannot be read.
    """
    reading = understood(*contents(source, name), place)
    if reading.questionnaire is None:
        raise QuestionnaireError(reading.findings)
    return reading.questionnaire


class Reading(NamedTuple):
    """What is understood of a file: the ``questionnaire``, if it is whole.

    What its text and its shape have ``wrong`` comes first, then what is ``found`` in the meaning of the rest. ``value``
    is the JSON data in ``source``; ``shaped`` is its document, or the sound rest of that; ``None``: nothing is left.
    """

    questionnaire: Questionnaire | None
    wrong: tuple[Finding, ...]
    found: tuple[Finding, ...]
    value: JsonValue
    source: Source
    shaped: Shaped | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is found."""
        return (*self.wrong, *self.found)


def understood(data: bytes, file: str, place: Place) -> Reading:
    """What is understood of ``data``, which findings call ``file``, in the words of ``place``."""
    value, source, wrong = read(data, file)
    if not source.values:
        return Reading(None, tuple(wrong), (), value, source, None)
    shape, misshapen = shaped(value, source)
    wrong += misshapen
    if shape is None:
        return Reading(None, tuple(wrong), (), value, source, None)
    document = shape.document
    bench = Bench(shape.source, place, document.language.partition("-")[0] == "en", shape.loss)
    questionnaire = build(document, shape.value, hashlib.sha256(data).hexdigest(), bench)
    return Reading(None if wrong else questionnaire, tuple(wrong), bench.findings, value, source, shape)


def contents(source: str | Path | bytes, name: str | None = None) -> tuple[bytes, str]:
    """The bytes of ``source`` and what findings call it; of a file too large to load, only what shows that it is.

    Raises:
        OSError: the path cannot be read.
    """
    if isinstance(source, bytes):
        return source, name or UNNAMED
    with Path(source).open("rb") as handle:
        return handle.read(MAX_BYTES + 1), name or str(source)
