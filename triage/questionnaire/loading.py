"""A file → a questionnaire, whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from triage.questionnaire.bench import Bench
from triage.questionnaire.build import build
from triage.questionnaire.findings import QuestionnaireError
from triage.questionnaire.model import Questionnaire
from triage.questionnaire.place import DEFAULT_PLACE, Place
from triage.questionnaire.shape import shaped
from triage.questionnaire.source import MAX_BYTES, read

UNNAMED: Final = "questionnaire.json"


def load(source: str | Path | bytes, *, place: Place = DEFAULT_PLACE, name: str | None = None) -> Questionnaire:
    """The questionnaire in ``source``: a path, or the bytes of a file (``name`` is then what findings call it).

    ``place`` gives the words that texts name by placeholder. Warnings are in the ``findings`` of what is returned.

    Raises:
        QuestionnaireError: the file is not understood whole; it holds all findings.
        OSError: the path cannot be read.
    """
    data, file = contents(source, name)
    value, text, findings = read(data, file)
    if findings:
        raise QuestionnaireError(findings)
    document, findings = shaped(value, text)
    if document is None:
        raise QuestionnaireError(findings)
    bench = Bench(text, place, english=document.language.partition("-")[0] == "en")
    questionnaire = build(document, value, hashlib.sha256(data).hexdigest(), bench)
    if questionnaire is None:
        raise QuestionnaireError(bench.findings)
    return questionnaire


def contents(source: str | Path | bytes, name: str | None = None) -> tuple[bytes, str]:
    """The bytes of ``source`` and what findings call it; of a file too large to load, only what shows that it is.

    Raises:
        OSError: the path cannot be read.
    """
    if isinstance(source, bytes):
        return source, name or UNNAMED
    with Path(source).open("rb") as handle:
        return handle.read(MAX_BYTES + 1), name or str(source)
