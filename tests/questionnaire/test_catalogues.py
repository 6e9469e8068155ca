"""Gettext catalogues: what is read of them, what is refused, and how they are renewed without losing anything."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.questionnaire.reading import data, options, question, small
from tests.questionnaire.translating import FILE, catalogue_for, known, renewal, texts_in
from triage.questionnaire.translation.lines import UNREADABLE, Entry
from triage.questionnaire.translation.reading import MOST_BYTES, read_catalogue
from triage.questionnaire.translation.renewing import renewed
from triage.questionnaire.translation.writing import header_of, written

HEADER = 'msgid ""\nmsgstr "Language: cy\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
ONE = HEADER + 'msgctxt "title"\nmsgid "Small"\nmsgstr "Bach"\n'


def form(**parts: object) -> bytes:
    """A form with two questions, and other ``parts``."""
    ages = question("age", "choice", options=options("child", "adult"), label="Age")
    return data(small(ages, question("hurts"), **parts))


def refusals(text: str | bytes, file: str = FILE) -> list[str]:
    """Where and how a catalogue is refused."""
    _catalogue, wrong = read_catalogue(text if isinstance(text, bytes) else text.encode(), file)
    assert {one.code for one in wrong} <= {UNREADABLE}
    return [f"{one.line}:{one.column}: {one.message} {one.cure}" for one in wrong]


# What is translated


def test_every_text_has_a_place_by_ids() -> None:
    document = small(
        question("age", "choice", options=options("child"), label="Age"),
        question("table", "matrix", options="often", rows=[{"id": "rest", "text": "Rest"}]),
        start={"text": ["A form."], "first": "Call {emergency_number}."},
        option_lists={"often": [{"id": "never", "text": "Never", "statement": "You never do."}]},
        rules=[{"id": "E1", "when": "age == 'child'", "level": "soon", "text": "Rest", "detail": "Now."}],
        sources=[{"id": "book", "title": "A book"}],
        examples=[{"id": "X1", "title": "An example", "answers": {}, "expect": {}}],
    )
    document["sections"][0]["end_if"] = {"when": "age == 'child'", "title": "Stop", "text": ["One.", "Two."]}
    assert [one.context for one in texts_in(data(document))] == [
        "title",
        "about.intended_use",
        "about.population",
        "sections.one.title",
        "questions.age.text",
        "questions.age.options.child.text",
        "questions.age.label",
        "questions.table.text",
        "questions.table.rows.rest.text",
        "sections.one.end_if.title",
        "sections.one.end_if.text.0",
        "sections.one.end_if.text.1",
        "start.text.0",
        "start.first",
        "option_lists.often.never.text",
        "option_lists.often.never.statement",
        "rules.E1.text",
        "rules.E1.detail",
    ]


def test_yes_and_no_are_translated_once_where_they_stand_in_no_file() -> None:
    plain = small(question("one"), question("two"))
    own = small(question("one", options=[{"id": "yes", "text": "Aye"}, {"id": "no", "text": "Nay"}]))
    assert [one.context for one in texts_in(data(plain))][-2:] == ["yes_no.yes", "yes_no.no"]
    assert not any(one.context.startswith("yes_no") for one in texts_in(data(own)))


def test_a_translator_is_told_what_a_text_is_and_what_to_keep() -> None:
    document = small(question("age", "choice", options=options("child")), start={"first": "Call {emergency_number}."})
    comments = {one.context: one.comments for one in texts_in(data(document))}
    assert comments["questions.age.options.child.text"] == ("An answer to “age?”.",)
    assert comments["start.first"] == ("The start page.", "Keep as it stands: {emergency_number}")


# What is read


def test_an_entry_is_read_with_all_that_stands_at_it() -> None:
    text = HEADER + (
        "# My own remark\n#. what it is\n#: form.json:3\n#, fuzzy, no-wrap\n"
        '#| msgid "Tiny"\nmsgctxt "title"\nmsgid ""\n"Sm"\n"all"\nmsgstr "B\\"a\\nch"\n'
    )
    (entry,) = known(text).entries
    assert entry._replace(at=0) == Entry(
        "title", "Small", 'B"a\nch', ("# My own remark",), ("fuzzy", "no-wrap"), "Tiny"
    )
    assert text[entry.at :] == '"B\\"a\\nch"\n'


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    catalogue, wrong = read_catalogue(b"\xef\xbb\xbf" + ONE.replace("\n", "\r\n").encode(), FILE)
    assert wrong == ()
    assert [(entry.original, entry.translation) for entry in catalogue.entries] == [("Small", "Bach")]


REFUSED: Final[dict[str, tuple[str | bytes, str]]] = {
    "too large": (b" " * (MOST_BYTES + 1), "1:1: The catalogue has more than 8000000 bytes."),
    "not UTF-8": (ONE.encode() + b"# \xff", "7:3: The catalogue is not UTF-8 text from here on."),
    "UTF-16": (ONE.encode("utf-16"), "1:1: The catalogue is not UTF-8 text from here on."),
    "another charset": (
        ONE.replace("UTF-8", "ISO-8859-1"),
        "2:8: The header says that the letters are iso-8859-1, but only UTF-8 is",
    ),
    "no header": ('msgid "Small"\nmsgstr "Bach"\n', "1:1: The header does not say the language."),
    "two headers": (ONE + HEADER, "8:8: The header stands here a second time."),
    "empty": ("", "1:1: The header does not say the language."),
    "another language": (
        ONE.replace("Language: cy", "Language: de"),
        "2:8: The header says that the language is 'de', and the file",
    ),
    "twice": (ONE + ONE.removeprefix(HEADER), "9:8: The text 'title' is translated a second time here."),
    "plural": (
        HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
        "7:11: This entry has a plural,",
    ),
    "plural aside": (
        HEADER + '#~ msgid "a"\n#~ msgid_plural "b"\n#~ msgstr[0] "c"\n',
        "6:14: This entry has a plural,",
    ),
    "open quote": (ONE.replace('"Bach"', '"Bach'), "6:1: This line is not written as in a catalogue, or its quotes"),
    "quotes not in pairs": (
        ONE.replace('"Bach"', '"Ba"ch"'),
        "6:1: This line is not written as in a catalogue, or its quotes",
    ),
    "unknown escape": (
        ONE.replace('"Bach"', r'"\x41"'),
        "6:1: This line is not written as in a catalogue, or its quotes",
    ),
    "JSON": ('{"id": "form"}', "1:1: This line is not written as in a catalogue"),
    "no msgid": (HEADER + 'msgctxt "title"\nmsgstr "Bach"\n', "5:1: An entry is not whole before this line"),
    "two msgctxt": (HEADER + 'msgctxt "title"\nmsgctxt "title"\n', "5:1: An entry is not whole before this line"),
    "no msgstr": (HEADER + 'msgctxt "title"\nmsgid "Small"\n', "6:1: The last entry has no translation line."),
    "no entry": ('"text"\n', "1:1: This text belongs to no entry."),
}


@pytest.mark.parametrize(("text", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_trusted_is_refused_at_its_place(text: str | bytes, said: str) -> None:
    assert refusals(text)[0].startswith(said)


@pytest.mark.parametrize("file", ["form.po", "form.xx.po", "form.Welsh.po", "form.und.po", "po"])
def test_a_name_without_a_language_is_refused(file: str) -> None:
    assert refusals(ONE, file)[0].startswith("2:8: The file name has no language that is known")


@pytest.mark.parametrize(("name", "header"), [("pt-BR", "pt_BR"), ("pt-BR", "pt-BR"), ("zh-Hant", "zh_Hant")])
def test_a_language_is_the_same_with_either_sign(name: str, header: str) -> None:
    assert refusals(ONE.replace("Language: cy", f"Language: {header}"), f"form.{name}.po") == []


# How they are renewed


def test_a_new_catalogue_has_every_text_and_no_translation() -> None:
    texts = texts_in(form())
    made = renewed(texts, "form", "cy")
    assert (made.translated, made.changed, made.missing, made.gone) == (0, 0, len(texts), 0)
    entries = known(made.text).entries
    assert [(entry.context, entry.original) for entry in entries] == [(one.context, one.text) for one in texts]


def test_what_is_translated_stays_and_a_second_renewal_changes_nothing() -> None:
    before = catalogue_for(form()).decode()
    assert renewal(form(), before) == before


def test_a_changed_text_is_fuzzy_beside_what_it_was_made_for() -> None:
    once = renewal(form(title="Very small"), catalogue_for(form()).decode())
    title = known(once).entries[0]
    assert (title.original, title.translation, title.previous) == ("Very small", "«Small»", "Small")
    assert title.is_fuzzy
    assert '#, fuzzy\n#| msgid "Small"\nmsgctxt "title"\nmsgid "Very small"\nmsgstr "«Small»"\n' in once


def test_a_text_that_changes_again_still_shows_what_the_translation_was_made_for() -> None:
    twice = renewal(form(title="Tiny"), renewal(form(title="Very small"), catalogue_for(form()).decode()))
    assert known(twice).entries[0].previous == "Small"


def test_a_changed_text_without_a_translation_is_only_missing() -> None:
    texts = texts_in(form(title="Very small"))
    made = renewed(texts, "form", "cy", known(catalogue_for(form(), lambda _text: "").decode()))
    assert (made.changed, made.missing) == (0, len(texts))


def test_what_is_gone_is_kept_aside_and_comes_back() -> None:
    with_summary, without = form(summary="A summary."), form()
    before = catalogue_for(with_summary).decode()
    aside = renewal(without, before)
    assert '#~ msgctxt "summary"\n#~ msgid "A summary."\n#~ msgstr "«A summary.»"\n' in aside
    back = known(renewal(with_summary, aside))
    assert {entry.context: entry for entry in back.entries}["summary"]._replace(at=0) == Entry(
        "summary", "A summary.", "«A summary.»"
    )


def test_a_paragraph_put_before_others_leaves_their_translations() -> None:
    before = catalogue_for(form(start={"text": ["One.", "Two."]})).decode()
    after = {
        entry.context: entry for entry in known(renewal(form(start={"text": ["New.", "One.", "Two."]}), before)).active
    }
    assert [(after[f"start.text.{at}"].translation, after[f"start.text.{at}"].is_fuzzy) for at in range(3)] == [
        ("", False),
        ("«One.»", False),
        ("«Two.»", False),
    ]


def test_a_text_under_another_id_keeps_its_translation_as_fuzzy() -> None:
    before = catalogue_for(data(small(question("old", text="Does it hurt?")))).decode()
    after = known(renewal(data(small(question("new", text="Does it hurt?"))), before))
    found = {entry.context: entry for entry in after.active}["questions.new.text"]
    assert (found.translation, found.is_fuzzy, found.previous) == ("«Does it hurt?»", True, None)


def test_what_stands_counts_before_what_was_put_aside() -> None:
    text = HEADER + '#~ msgctxt "title"\n#~ msgid "Small"\n#~ msgstr "Old"\n\n' + ONE.removeprefix(HEADER)
    after = known(renewal(form(), text))
    assert after.entries[0].translation == "Bach"
    assert [entry.translation for entry in after.entries if entry.obsolete] == ["Old"]


def test_an_entry_without_a_place_is_found_by_its_text() -> None:
    after = known(renewal(form(), HEADER + 'msgid "Small"\nmsgstr "Bach"\n'))
    assert (after.entries[0].translation, after.entries[0].is_fuzzy) == ("Bach", True)


def test_windows_line_ends_stay() -> None:
    renewed_text = renewal(form(), ONE.replace("\n", "\r\n"))
    assert renewed_text.count("\r\n") == renewed_text.count("\n")


def test_the_header_and_remarks_stay() -> None:
    text = "# Made by us\n" + ONE.replace("Language: cy", "Last-Translator: Us\\nLanguage: cy") + "# the end\n"
    after = renewal(form(), text)
    assert after.startswith('# Made by us\nmsgid ""\nmsgstr ""\n"Last-Translator: Us\\n"\n"Language: cy\\n"\n')
    assert after.endswith("\n\n# the end\n")


@pytest.mark.skipif(which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_reads_what_is_written(tmp_path: Path) -> None:
    long = "It hurts, and it does not stop, day and night, for weeks. " * 5
    once = catalogue_for(form(title="Small", summary=long)).decode()
    path = tmp_path / FILE
    path.write_text(renewal(form(title="Large", summary=long + "More."), once), encoding="utf-8")
    done = subprocess.run(
        ["msgfmt", "--check", "-o", tmp_path / "form.mo", path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if "warning" not in line]) == (0, [])


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
CONTEXTS = st.sampled_from(["title", "summary", "start.text.0", "start.text.1", "questions.a.text", "gone.a", "gone.b"])
ENTRIES = st.builds(
    Entry,
    CONTEXTS,
    WORDS.filter(bool),
    WORDS,
    st.lists(st.just("# a remark"), max_size=1).map(tuple),
    st.sampled_from([(), ("fuzzy",)]),
    st.none(),
    st.booleans(),
    st.just(value=False),
    st.just(0),
)


@given(st.lists(ENTRIES, max_size=8))
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    active: dict[str | None, Entry] = {entry.context: entry for entry in entries if not entry.obsolete}
    all_of_them = [*active.values(), *(entry for entry in entries if entry.obsolete)]
    text = written(header_of("form", "cy"), [(entry, ("It is a text.",)) for entry in all_of_them])
    assert [entry._replace(at=0) for entry in known(text).entries] == all_of_them


def work(entries: tuple[Entry, ...]) -> set[str]:
    return {entry.translation for entry in entries if not entry.is_empty}


@settings(max_examples=300)
@given(st.lists(ENTRIES, max_size=8), st.dictionaries(CONTEXTS, WORDS.filter(bool), max_size=5), st.integers(1, 3))
def test_no_renewal_ever_loses_a_translation(entries: list[Entry], texts: dict[str, str], times: int) -> None:
    active = {entry.context: entry for entry in entries if not entry.obsolete}
    all_of_them = [*active.values(), *(entry for entry in entries if entry.obsolete)]
    before = known(written(header_of("form", "cy"), [(entry, ()) for entry in all_of_them]))
    after = before
    wanted = [
        one._replace(context=context, text=text) for one in texts_in(form())[:1] for context, text in texts.items()
    ]
    for _time in range(times):
        after = known(renewed(wanted, "form", "cy", after).text)
    assert work(after.entries) == work(before.entries)
    assert [(entry.context, entry.original) for entry in after.active] == [*texts.items()]
    standing = [entry for entry in after.active if not entry.is_empty and not entry.is_fuzzy]
    kept = {(entry.original, entry.translation) for entry in before.entries if not entry.is_fuzzy}
    assert {(entry.original, entry.translation) for entry in standing} <= kept


LINES = st.sampled_from(
    [
        *(
            'msgid ""',
            'msgid "a"',
            'msgstr "b"',
            'msgctxt "title"',
            '"c"',
            'msgid_plural "d"',
            'msgstr[0] "e"',
            "msgstr",
        ),
        *('#~ msgid "f"', '#~ msgstr "g"', '#| msgid "h"', "#, fuzzy", "# i", "#. j", "#~| msgid", '"open', "#~"),
        *("", "\t", "\ufeff", 'msgstr "Language: cy\\n"'),
    ]
)


@given(
    st.one_of(st.lists(st.one_of(LINES, st.text(max_size=9)), max_size=12).map("\n".join).map(str.encode), st.binary())
)
def test_anything_at_all_is_read_or_refused_and_never_lost(text: bytes) -> None:
    catalogue, wrong = read_catalogue(text, FILE)
    if wrong:
        assert {one.code for one in wrong} == {UNREADABLE}
    else:
        texts = texts_in(form())
        assert work(known(renewed(texts, "form", "cy", catalogue).text).entries) >= work(catalogue.entries)
