"""The text of a file: what is not JSON that can be used is refused at its place, whatever its size."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.questionnaire.reading import data, findings, lines, loaded, question, rule, small
from triage.questionnaire import Finding
from triage.questionnaire.loading import contents
from triage.questionnaire.mending import mended
from triage.questionnaire.source import MAX_BYTES, read

PAIN = question("pain", "scale")
BOM = b"\xef\xbb\xbf"


def only(source: bytes) -> Finding:
    (found,) = findings(source)
    return found


def test_a_byte_order_mark_is_accepted() -> None:
    plain = data(small(PAIN))
    assert findings(BOM + plain) == ()
    broken = plain.replace(b'"scale"', b'"skale"')
    assert findings(BOM + broken) == findings(broken) != ()


def test_two_byte_order_marks_are_one_too_many() -> None:
    assert only(BOM + BOM + data(small(PAIN))).code == "not-json"


@pytest.mark.parametrize("mark", [b"", BOM])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (b"\xff", 1, 1),
        ("{\n  “é\U0001f9b5”".encode() + b"\xff", 2, 7),
        ("é".encode() + b"\xc3", 1, 2),
        ("{\n".encode("utf-16"), 1, 1),
        (b"\xed\xa0\x80", 1, 1),
    ],
)
def test_what_is_not_utf_8_is_refused_at_its_character(mark: bytes, text: bytes, line: int, column: int) -> None:
    found = only(mark + text)
    assert (found.code, found.line, found.column) == ("not-utf-8", line, column)
    assert found.cure == "Save the file as UTF-8 in your editor."


@pytest.mark.parametrize("extra", [0, 1])
def test_a_file_has_at_most_two_megabytes(extra: int) -> None:
    plain = data(small(PAIN))
    found = findings(plain + b" " * (MAX_BYTES - len(plain) + extra))
    assert [item.message for item in found] == ["The file has more than 2000000 bytes."] * extra


@pytest.mark.parametrize("size", [MAX_BYTES, MAX_BYTES + 1, MAX_BYTES * 2])
def test_a_large_file_is_refused_without_reading_all_of_it(size: int, tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(data(small(PAIN)).ljust(size))
    source, name = contents(path)
    assert len(source) == min(size, MAX_BYTES + 1)
    assert name == str(path)
    assert [item.code for item in findings(source)] == ([] if size == MAX_BYTES else ["too-large"])


LINE_BREAK = "Write the text on one line, and close it with a quote."
INNER = 'For a quote inside a text, write \\" or curly ones: “ ”. For two parts, put a comma between them.'
REMARK = "Take it out. This file can hold no remarks."


@pytest.mark.parametrize(
    ("text", "column", "reason", "cure", "mended_text"),
    [
        ("", 1, "the file is empty", "Write the questionnaire into it.", None),
        ('{"a" 1}', 6, "a colon is missing here", "Write a colon between the name and its value.", None),
        ('{"a" = 1}', 6, "a colon is missing here", "Write a colon between the name and its value.", '{"a" : 1}'),
        ('{"a": }', 7, "a value is missing here", "Write a text in double quotes, a number, true or false.", None),
        ('{"a": "b}', 7, "the text that starts here is not closed by a quote", "Close it with a quote.", None),
        ('{"a": "b\nc"}', 9, "a line break or tab stands inside a text here", LINE_BREAK, None),
        ('{"a": "\\x"}', 8, "a bar stands alone in a text here", "Write two bars: \\\\.", None),
        (
            '{"a": 1} {',
            10,
            "the file goes on after its end",
            "Look for a bracket before this place that closes too early.",
            None,
        ),
        ('{"a": [1', 9, "the file ends too early", "Still missing at its end, or before: ]}", None),
        ('{"a": 1 "b": 2}', 8, "a comma is missing here", "Put a comma between the two parts.", '{"a": 1, "b": 2}'),
        ('{"a": 1; "b": 2}', 8, "a semicolon stands here", "Write a comma.", '{"a": 1, "b": 2}'),
        ('{"a": 1, }', 8, "a comma stands after the last part", "Take the comma out.", '{"a": 1 }'),
        ('{"a": [1,]}', 9, "a comma stands after the last part", "Take the comma out.", '{"a": [1]}'),
        ('{"a": 1,, "b": 2}', 8, "two commas stand here", "Take the comma out.", '{"a": 1, "b": 2}'),
        ("{“a”: 1}", 2, "a curly quote stands here", 'Write straight double quotes: "a".', '{"a": 1}'),
        ('{"a": “b”}', 7, "a curly quote stands here", 'Write straight double quotes: "b".', '{"a": "b"}'),
        ('{"a”: "b"}', 4, "a curly quote ends this text", 'Write a straight quote: ".', '{"a": "b"}'),
        ('{"a": "b”}', 9, "a curly quote ends this text", 'Write a straight quote: ".', '{"a": "b"}'),
        ("{'a': 1}", 2, "a single quote stands here", 'Write straight double quotes: "a".', '{"a": 1}'),
        ("{a: 1}", 2, "quotes are missing here", 'Write "a".', '{"a": 1}'),
        ('{"a": See your doctor}', 7, "quotes are missing here", 'Write "See your doctor".', None),
        ('{"a": yes}', 7, "quotes are missing here", 'Write true, or as a text: "yes".', None),
        ('{"a": "the "bad" leg"}', 12, "a text ends here, and more follows", INNER, None),
        ('{"a": 1} // more', 10, "a remark stands here", REMARK, '{"a": 1} '),
        ('{# one\n"a": 1}', 2, "a remark stands here", REMARK, '{\n"a": 1}'),
        ('{/* one */"a": 1}', 2, "a remark stands here", REMARK, '{"a": 1}'),
        ('{"a": 1, ...}', 10, "dots stand here", "Take them out, or write what belongs here.", None),
        ('{"a": True}', 7, "True is not written so", "Write true.", '{"a": true}'),
        ('{"a": None}', 7, "None is not written so", "Write null.", '{"a": null}'),
        ('{"a": tru}', 7, "tru is not written so", "Write true.", '{"a": true}'),
        ('{"a": 01}', 7, "a number is not written so", "Write 1.", '{"a": 1}'),
        ('{"a": -.5}', 7, "a number is not written so", "Write -0.5.", '{"a": -0.5}'),
        ('{"a": +5}', 7, "a number is not written so", "Write 5.", '{"a": 5}'),
        ('{"a": 9,5}', 7, "a number is not written so", "Write 9.5.", '{"a": 9.5}'),
        ('{"a": 1 000}', 7, "a number is not written so", "Write 1000.", None),
        (
            '{"a": 9 days}',
            9,
            "a word stands behind a number",
            'Write the number alone. Its unit goes under "unit".',
            None,
        ),
        (
            '{"a": [1}',
            9,
            "the bracket [ of line 1 is still open",
            "Write ] here. Or take out }, if it is one too many.",
            None,
        ),
        ('{"a": ["b", "c": 1}', 16, "the bracket [ of line 1 is still open", "Write ] where the list ends.", None),
    ],
)
def test_what_is_not_json_is_refused_with_the_slip_and_how_to_mend_it(
    text: str, column: int, reason: str, cure: str, mended_text: str | None
) -> None:
    found = only(text.encode())
    assert (found.code, found.line, found.column) == ("not-json", 1, column)
    assert (found.message, found.cure) == (f"This is not JSON: {reason}.", cure)
    assert mended(text, [found]) == (text if mended_text is None else mended_text)
    if mended_text is not None:
        json.loads(mended_text)


def test_a_missing_comma_is_shown_where_it_belongs() -> None:
    found = only(b'{"a": 1\n "b": 2}')
    assert (found.line, found.column, mended('{"a": 1\n "b": 2}', [found])) == (1, 8, '{"a": 1,\n "b": 2}')


def test_a_text_in_curly_quotes_is_no_slip() -> None:
    for text in ('{"a": "the “bad” leg" "b": 1}', '{"a": "the “bad” leg" : 1}'):
        assert only(text.encode()).message == "This is not JSON: a comma is missing here."


@pytest.mark.parametrize("text", [b"[]", b'"a"', b"null", b"5"])
def test_a_file_stands_in_curly_brackets(text: bytes) -> None:
    cure = "Write it in curly brackets: { … }."
    assert lines(text) == [f"1:1: error wrong-type: The questionnaire does not stand in curly brackets. {cure} ($)"]


@pytest.mark.parametrize("bracket", [("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")])
def test_a_file_is_nested_at_most_40_deep(bracket: tuple[str, str]) -> None:
    opening, closing = bracket
    each = opening.count("[") + opening.count("{")
    fits, beyond = 40 // each, 40 // each + 1
    assert [item.code for item in findings((opening * fits + "1" + closing * fits).encode())] != ["too-deep"]
    assert only((opening * beyond + "1" + closing * beyond).encode()).code == "too-deep"


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 900_000,
        b'{"a":' * 300_000,
        b'"' + b'\\"' * 900_000,
        b'["' + b'",["' * 400_000,
        b'"' * 1_900_000,
        b"1" * 1_900_000,
        b"-" * 1_900_000,
        b'"\\' * 900_000,
        b"[" + b"1e99," * 20_000 + b"1]",
    ],
    ids=["brackets", "objects", "escapes", "quotes-brackets", "quotes", "digits", "minus", "escaped-quotes", "numbers"],
)
def test_hostile_files_are_refused_in_linear_time(text: bytes) -> None:
    """Without care each of these takes hours, or ends Python."""
    assert findings(text)


def test_brackets_in_texts_are_no_nesting() -> None:
    assert findings(data(small(question("pain", "scale", hint="[" * 50 + '\\"' + "(" * 50)))) == ()


@pytest.mark.parametrize("digits", [15, 16])
def test_whole_numbers_have_at_most_15_digits(digits: int) -> None:
    document = small(question("big", "whole", min=0, max=int("9" * digits)))
    assert [item.code for item in findings(data(document))] == ([] if digits == 15 else ["not-a-number"])


@pytest.mark.parametrize(
    ("number", "accepted"),
    [
        ("0.5", True),
        ("5e2", True),
        ("5E+2", True),
        ("500e-1", True),
        ("1.000000000000001", True),
        ("-0", True),
        ("1e10", False),
        ("1e-10", False),
        ("1e99999999999999999999999", False),
        ("0e99999999999999999999999", False),
        ("1.0000000000000001", False),
        ("NaN", False),
        ("Infinity", False),
        ("-Infinity", False),
        ("9" * 5000, False),
    ],
)
def test_numbers_are_exact_and_short(number: str, accepted: bool) -> None:
    text = data(small(question("kg", "decimal", min=-1234, max=1000, decimals=1)))
    assert [item.code for item in findings(text.replace(b"-1234", number.encode()))] == (
        [] if accepted else ["not-a-number"]
    )


def test_decimals_are_not_rounded() -> None:
    text = data(small(question("kg", "decimal", min=0.1, max=1000, decimals=1)))
    read_back = read(text, "x.json")[0]
    assert isinstance(read_back, dict)
    assert "Decimal('0.1')" in repr(read_back)


ESCAPES = [
    "sex == 'm\\u00e4l' or x > 3",
    'sex == \\"mal\\" or x > 3',
    "sex\\n==\\n'mal' or x > 3",
    "sex == '\\ud83e\\uddb5' or x > 3",
    "sex == 'é\U0001f9b5' or x > 3",
    "\\u0073ex == 'a' or x > 3",
]


@pytest.mark.parametrize("written", ESCAPES)
def test_the_column_inside_a_condition_minds_escapes(written: str) -> None:
    text = data(small(PAIN, rules=[rule("HERE")])).decode().replace("HERE", written)
    line = next(line for line in text.splitlines() if written in line)
    (found,) = (item for item in findings(text.encode()) if "'x'" in item.message)
    assert found.column == line.index("x > 3") + 1


def test_a_condition_that_ends_too_early_is_pointed_at_its_end() -> None:
    text = data(small(PAIN, rules=[rule("pain >\\u0020")])).replace(b"\\\\", b"\\")
    line = next(line for line in text.decode().splitlines() if "pain >" in line)
    assert only(text).column == line.index('",') + 1


def test_lines_count_from_1_whatever_ends_them() -> None:
    text = data(small(PAIN)).replace(b'"scale"', b'"skale"')
    assert only(text.replace(b"\n", b"\r\n")).line == only(text).line
    assert only(text.replace(b"\n", b"")).line == 1


@pytest.mark.parametrize("half", ["\\ud800", "\\udfff", "\\ud83d\\ud83d\\ude00", "\\ude00\\ud83d"])
def test_half_a_character_is_refused_wherever_it_stands(half: str) -> None:
    for place in ('"Small"', '"title"', '"pain?"', '"The project"'):
        text = data(small(PAIN, examples=[{"id": "A", "answers": {}, "expect": {}}])).decode()
        assert only(text.replace(place, f'"{half}"', 1).encode()).code == "half-character"


def test_whole_characters_may_be_escaped() -> None:
    text = data(small(PAIN)).replace(b'"Small"', b'"Small \\ud83d\\ude00 \\u00e9"')
    assert findings(text) == ()


def test_all_duplicate_keys_are_found_at_their_second_place() -> None:
    found = lines(b'{"a": {"b": 1,\n"b": 2, "b": 3},\n "a": [{"c": 1, "c": 2}]}')
    found = [item for item in found if "duplicate-key" in item]
    assert [item.split(" ")[0] for item in found] == ["2:1:", "2:9:", "3:2:", "3:17:"]
    assert [item.split("(")[-1] for item in found] == ["$.a.b)", "$.a.b)", "$.a)", "$.a[0].c)"]


def test_ten_thousand_questions_are_one_questionnaire() -> None:
    first = [question(f"q{number}", ask_if=None) for number in range(5_000)]
    gated = [question(f"q{number}", ask_if=f"q{number - 5_000} == 'yes'") for number in range(5_000, 10_000)]
    document = small(*first, *gated, rules=[rule("q9999 == 'yes'")])
    assert len(json.dumps(document)) < MAX_BYTES
    assert len(loaded(document).questions) == 10_000


def test_files_are_read_with_little_of_the_stack() -> None:
    """Whoever calls may stand deep in a framework already."""

    def deep(level: int) -> int:
        return deep(level - 1) if level else len(findings(("[" * 40 + "]" * 40).encode()))

    assert deep(sys.getrecursionlimit() // 3) == 1


@pytest.mark.parametrize(
    ("word", "right"), [("Ture", "true"), ("flase", "false"), ("nul", "null"), ("untrue", '"untrue"')]
)
def test_a_word_without_quotes_is_never_turned_round(word: str, right: str) -> None:
    text = f'{{"a": {word}}}'
    assert mended(text, [only(text.encode())]) == f'{{"a": {right}}}'
