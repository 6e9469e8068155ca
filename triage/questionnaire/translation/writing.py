"""A catalogue's entries → the text of its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from babel.messages.pofile import normalize

from triage.questionnaire.translation.lines import Entry


def written(header: Entry, entries: Iterable[tuple[Entry, tuple[str, ...]]], remarks: Iterable[str] = ()) -> str:
    """The catalogue with ``entries``, each with what is said of it to a translator; ``remarks`` stand at its end."""
    blocks = [_lines(entry, comments) for entry, comments in ((header, ()), *entries)]
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in (*blocks, remarks)).rstrip("\n") + "\n"


def _lines(entry: Entry, comments: Iterable[str]) -> Iterator[str]:
    yield from entry.remarks
    yield from (f"#. {' '.join(comment.split())}" for comment in comments)
    if entry.flags:
        yield f"#, {', '.join(entry.flags)}"
    if entry.previous is not None and entry.is_fuzzy and not entry.obsolete:
        yield from _text("#| ", "msgid", entry.previous)
    prefix = "#~ " if entry.obsolete else ""
    if entry.context is not None:
        yield from _text(prefix, "msgctxt", entry.context)
    yield from _text(prefix, "msgid", entry.original)
    yield from _text(prefix, "msgstr", entry.translation)


def _text(prefix: str, word: str, text: str) -> Iterator[str]:
    for line in f"{word} {normalize(text)}".split("\n"):
        yield prefix + line


def header_of(name: str, language: str) -> Entry:
    """The header of a new catalogue for the questionnaire ``name`` in ``language`` (BCP 47)."""
    lines = (
        f"Project-Id-Version: {name}",
        f"Language: {language.replace('-', '_')}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
    )
    return Entry(None, "", "".join(f"{line}\n" for line in lines))
