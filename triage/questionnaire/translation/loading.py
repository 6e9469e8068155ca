"""A questionnaire and a catalogue → the questionnaire in another language, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue, ValidationError

from triage.questionnaire.bench import Bench
from triage.questionnaire.build import build
from triage.questionnaire.document import Document
from triage.questionnaire.findings import Finding, QuestionnaireError, Severity
from triage.questionnaire.loading import contents, load
from triage.questionnaire.model import Questionnaire
from triage.questionnaire.place import DEFAULT_PLACE, Place
from triage.questionnaire.shape import shaped
from triage.questionnaire.source import Source, path_words, read
from triage.questionnaire.translation import reading
from triage.questionnaire.translation.faults import HOLE, at_entry, by_context, faults, texts_by_context
from triage.questionnaire.translation.lines import UNREADABLE, Entry
from triage.questionnaire.translation.originals import Original, in_words, originals
from triage.questionnaire.translation.reading import Catalogue, language_of, read_catalogue
from triage.words import _


class Translated(NamedTuple):
    """A questionnaire in another language, and all that was found in the catalogue.

    ``questionnaire`` is ``None`` where a text has no translation, or where an error refuses the catalogue. ``texts``
    are the translations that stand, each with its entry.
    """

    questionnaire: Questionnaire | None
    findings: tuple[Finding, ...]
    catalogue: Catalogue
    texts: tuple[Entry, ...] = ()


def load_translated(
    source: str | Path | bytes,
    catalogue: str | Path | bytes,
    *,
    place: Place = DEFAULT_PLACE,
    name: str | None = None,
    catalogue_name: str | None = None,
) -> Questionnaire:
    """The questionnaire in ``source`` in the language of ``catalogue``: a path NAME.LANG.po, or the bytes of a file.

    Ids, conditions, points and everything else but the words are those of ``source``. ``place`` and ``name`` are as in
    ``load``; ``catalogue_name`` is what findings call the bytes, and says the language.

    Raises:
        QuestionnaireError: the questionnaire is not understood whole, or a text of it has no translation.
        OSError: a path cannot be read.
    """
    data, file = contents(source, name)
    given = catalogue if isinstance(catalogue, bytes) else reading.contents(Path(catalogue))
    called = catalogue_name or (str(catalogue) if isinstance(catalogue, str | Path) else "catalogue.po")
    made = translated(load(data, place=place, name=file), data, given, called)
    if made.questionnaire is None:
        refused = (replace(one, severity=Severity.ERROR) if one.code == HOLE else one for one in made.findings)
        raise QuestionnaireError(tuple(refused))
    return made.questionnaire


def translated(original: Questionnaire, data: bytes, catalogue: bytes, file: str) -> Translated:
    """``original``, which was loaded from ``data``, with the words of ``catalogue``, which findings call ``file``."""
    known, wrong = read_catalogue(catalogue, file)
    if wrong:
        return Translated(None, wrong, known)
    value, source, _findings = read(data, file)
    texts = originals(value)
    found = list(faults(texts, known))
    if language_of(file) == original.language:
        found.append(_own_language(original, known))
    standing = texts_by_context(texts, known)
    words = in_words(value, dict(standing), language_of(file))
    built, in_build = _built(words, source, hash_of(data, catalogue), original.place)
    found += _placed(in_build, texts, known)
    whole = built is not None and not any(one.code == HOLE or one.severity is Severity.ERROR for one in found)
    entries = by_context(known)
    made = replace(built, findings=original.findings, original=original) if whole and built is not None else None
    return Translated(made, tuple(found), known, tuple(entries[context] for context in standing))


def hash_of(data: bytes, catalogue: bytes) -> str:
    """What tells versions of a translation apart: the SHA-256 of the two files' own, in hexadecimal, on a line each."""
    lines = "".join(f"{hashlib.sha256(each).hexdigest()}\n" for each in (data, catalogue))
    return hashlib.sha256(lines.encode()).hexdigest()


def _own_language(original: Questionnaire, known: Catalogue) -> Finding:
    message = _("The questionnaire itself is in this language: {language}.").format(language=original.language)
    cure = _("Remove the catalogue, or mend the language.")
    return known.source.at(UNREADABLE, known.header.at if known.header else 0, message, cure)


def _built(
    value: JsonValue, source: Source, digest: str, place: Place
) -> tuple[Questionnaire | None, Sequence[Finding]]:
    """The questionnaire that the data ``value`` describes, and what is found in it, at the places of ``source``."""
    try:
        document = Document.model_validate(value)
    except ValidationError:
        return None, shaped(value, source)[1]
    bench = Bench(source, place, english=document.language.partition("-")[0] == "en")
    return build(document, value, digest, bench), bench.findings


def _placed(found: Sequence[Finding], texts: Sequence[Original], known: Catalogue) -> Iterator[Finding]:
    """The errors among ``found``, each at the entry whose translation brings it about."""
    entries = by_context(known)
    contexts = {path_words(one.path): one.context for one in texts if one.path is not None}
    for one in found:
        if one.severity is Severity.ERROR and one.code != "unknown-placeholder":
            entry = entries.get(contexts.get(one.path) or _plain_answer(one.path))
            yield at_entry(known, entry, one.code, one.message, one.cure)


def _plain_answer(path: str) -> str:
    """The context of "Yes" or "No", which stand in no file, by the place that they are put at; empty for all else."""
    words = {".options[0].text": "yes_no.yes", ".options[1].text": "yes_no.no"}
    return next((context for end, context in words.items() if path.endswith(end)), "")
