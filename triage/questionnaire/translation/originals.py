"""The texts of a questionnaire that are translated: each with its place by ids, and what it is, for a translator.

Translated is all that a patient or a clinician reads as a sentence. Names of people, licences, references and sources
are not: they must lead to the person, the licence and the document as these are called. Nor is what only authors read:
the titles of examples, and why a finding is accepted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from pydantic import JsonValue

from triage.questionnaire.asking import YES_NO
from triage.questionnaire.place import bracketed
from triage.questionnaire.source import Path
from triage.questionnaire.texts import TEXT_KEYS
from triage.questionnaire.translation.telling import told

_UNTRANSLATED: Final = frozenset({"accept", "examples", "authors", "licence"})
_ONLY_AT_THE_ROOT: Final = frozenset({"sources"})
_ABOUT: Final = ("intended_use", "population")


class Original(NamedTuple):
    """A text as its author wrote it: ``context`` names its place by ids and stays when parts move.

    ``path`` is where it stands in the file; ``None`` for a word that stands in no file, such as "Yes". ``comments`` say
    what it is.
    """

    context: str
    path: Path | None
    text: str
    comments: tuple[str, ...]


def originals(value: JsonValue) -> tuple[Original, ...]:
    """All texts to translate of a questionnaire that loads, read from its JSON data, in the order of the file."""
    assert isinstance(value, dict)
    found = [_original(path, names, text, value) for path, names, text in _texts(value, (), ())]
    plain = [question for question in _questions(value) if _is_plain_yes_no(question)]
    words = ((f"yes_no.{option.id}", option.text) for option in YES_NO if plain)
    found += [Original(context, None, text, (told(("yes_no",), value, ()),)) for context, text in words]
    return tuple(found)


def _original(path: Path, names: tuple[str, ...], text: str, value: JsonValue) -> Original:
    comments = [told(names, value, path)]
    words = dict.fromkeys(one.written for one in bracketed(text))
    if words:
        comments.append(f"Keep as it stands: {', '.join(words)}")
    return Original(".".join(names), path, text, tuple(comments))


def _texts(value: JsonValue, path: Path, names: tuple[str, ...]) -> Iterator[tuple[Path, tuple[str, ...], str]]:
    """Every text with its path, and its place by ids."""
    if isinstance(value, str):
        if any(step in TEXT_KEYS for step in path[-2:]):
            yield path, names, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if _is_translated(key, path):
                yield from _texts(item, (*path, key), _named(names, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            name = item.get("id") if isinstance(item, dict) else None
            yield from _texts(item, (*path, at), (*names, name if isinstance(name, str) else str(at)))


def _is_translated(key: str, path: Path) -> bool:
    if path == ("about",):
        return key in _ABOUT
    return key not in _UNTRANSLATED and (key not in _ONLY_AT_THE_ROOT or bool(path))


def _named(names: tuple[str, ...], key: str) -> tuple[str, ...]:
    """``names`` with ``key``; a question is named without its section, so that it can move to another one."""
    match names:
        case ("sections", _) if key == "questions":
            return ("questions",)
        case _:
            return (*names, key)


def _questions(value: dict[str, JsonValue]) -> Iterator[dict[str, JsonValue]]:
    sections = value.get("sections")
    for section in sections if isinstance(sections, list) else []:
        questions = section.get("questions") if isinstance(section, dict) else None
        yield from (one for one in (questions if isinstance(questions, list) else []) if isinstance(one, dict))


def _is_plain_yes_no(question: dict[str, JsonValue]) -> bool:
    """Whether its answers are the two words that stand in no file."""
    return question.get("type") == "yes_no" and question.get("options") is None


def in_words(value: JsonValue, texts: dict[str, str], language: str) -> JsonValue:
    """A copy of the data ``value`` with the ``texts``, by context, in place of the originals; in ``language``."""
    copied = _copied(value, (), {one.path: texts[one.context] for one in originals(value) if one.context in texts})
    assert isinstance(copied, dict)
    options: list[JsonValue] = [
        {"id": option.id, "text": texts.get(f"yes_no.{option.id}", option.text)} for option in YES_NO
    ]
    for question in _questions(copied):
        if _is_plain_yes_no(question):
            question["options"] = options
    copied["language"] = language
    return copied


def _copied(value: JsonValue, path: Path, texts: dict[Path | None, str]) -> JsonValue:
    if isinstance(value, dict):
        return {key: _copied(item, (*path, key), texts) for key, item in value.items()}
    if isinstance(value, list):
        return [_copied(item, (*path, at), texts) for at, item in enumerate(value)]
    return texts.get(path, value)
