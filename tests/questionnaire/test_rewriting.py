"""What authors write who know other programs is refused with what to write here, and mended where that is one thing."""

from __future__ import annotations

import pytest

from tests.questionnaire.reading import data, findings, options, question, rule, small
from triage.questionnaire import Finding
from triage.questionnaire.mending import mended

BANDS = [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 2, "text": "High"}]
BURDEN = {"id": "burden", "title": "Burden", "category": True, "missing": "refuse", "bands": BANDS}
MISSING = 'Write "refuse", or what a missing answer counts: {"at_least": "half", "count_as": 0}.'
TYPES = "'choice', 'multiple', 'yes_no', 'whole', 'decimal', 'scale', 'date', 'text', 'long_text', 'matrix'"
PLACE = (
    "{emergency_number}, {emergency_department}, {urgent_number}, {doctor}, {surgery}, {pharmacist}, {midwife}, "
    "{maternity_unit}"
)
FORM = data(
    small(
        question("days", "whole", min=0, max=99),
        question("sex", "choice", options=options("male", "female", male={"burden": 2})),
        scores=[BURDEN],
        rules=[{"id": "R1", "when": "days > 7", "level": "routine", "text": "See your {doctor}"}],
    )
).decode()


def changed(old: str, new: str) -> str:
    """The form with ``new`` in place of ``old``, which stands in it once."""
    assert FORM.count(old) == 1, old
    return FORM.replace(old, new)


def first(text: str, code: str) -> Finding:
    return next(finding for finding in findings(text.encode()) if finding.code == code)


VALUES = [
    ('"min": 0', '"min": "0"', "'min' is not a whole number. Write it without quotes: 0.", '"min": 0'),
    (
        '"min": 0',
        '"min": "none"',
        "'min' is not a whole number. Write digits without quotes and without a point, such as 7.",
        None,
    ),
    (
        '"min": 0',
        '"min": 0, "required": "no"',
        "'required' is not true or false. Write it without quotes: false.",
        '"min": 0, "required": false',
    ),
    (
        '"min": 0',
        '"min": 0, "required": 1',
        "'required' is not true or false. Write true.",
        '"min": 0, "required": true',
    ),
    (
        '"min": 0',
        '"min": 0, "accept": {"code": "missing-why", "because": "So."}',
        "'accept' is not a list in square brackets. Put square brackets around it: [{ … }].",
        None,
    ),
    (
        '"min": 0',
        '"min": 0, "ask_if": ["sex == \'male\'"]',
        "'ask_if' is not a text in double quotes. Write the text without square brackets: \"sex == 'male'\".",
        None,
    ),
    (
        '"min": 0',
        '"min": 0, "non_answers": "not_sure"',
        "'non_answers' is not a list in square brackets. Put square brackets around it: [\"not_sure\"].",
        '"min": 0, "non_answers": ["not_sure"]',
    ),
    ('"from": 0', '"from": "0"', "'from' is not a number. Write it without quotes: 0.", '"from": 0'),
    (
        '"version": "1.0.0"',
        '"version": 1.0',
        "'version' is not a text in double quotes. Write it in quotes: \"1.0\".",
        None,
    ),
    (
        '"missing": "refuse"',
        '"missing": 0',
        f"'missing' does not stand in curly brackets. {MISSING}",
        None,
    ),
]


@pytest.mark.parametrize(("old", "new", "said", "meant"), VALUES)
def test_a_value_of_another_kind(old: str, new: str, said: str, meant: str | None) -> None:
    text = changed(old, new)
    found = first(text, "wrong-type")
    assert f"{found.message} {found.cure}" == said
    if meant is not None:
        assert mended(text, [found]) == changed(old, meant)


@pytest.mark.parametrize(
    ("given", "cure"),
    [
        ('{"male": "Man", "female": "Woman"}', 'Write a list: [{ "id": "male", "text": "Man" }, …].'),
        ('{"male": {"text": "Man"}}', 'Write a list: [{ "id": "male", … }, …].'),
        ('{"id": "male", "text": "Man"}', "Put square brackets around it: [{ … }]."),
        ('["Man", "Woman"]', 'Write { "id": "man", "text": "Man" }.'),
        ("5", "Write it in square brackets: [ … ]."),
    ],
)
def test_options_that_are_no_list_of_options(given: str, cure: str) -> None:
    text = changed('"min": 0', f'"options": {given}').replace('"type": "whole"', '"type": "choice"')
    assert first(text, "wrong-type").cure == cure


@pytest.mark.parametrize(
    ("word", "cure", "meant"),
    [
        ("Whole", "Did you mean 'whole'?", "whole"),
        ("integer", "Did you mean 'whole'?", "whole"),
        ("int", "Did you mean 'whole'?", "whole"),
        ("float", "Did you mean 'decimal'?", "decimal"),
        ("string", "Did you mean 'text'?", "text"),
        ("boolean", "Did you mean 'yes_no'?", "yes_no"),
        ("radio", "Did you mean 'choice'?", "choice"),
        ("radiogroup", "Did you mean 'choice'?", "choice"),
        ("select", "Did you mean 'choice'?", "choice"),
        ("checkbox", "Did you mean 'multiple'?", "multiple"),
        ("select_multiple", "Did you mean 'multiple'?", "multiple"),
        ("textarea", "Did you mean 'long_text'?", "long_text"),
        ("number", "Did you mean 'whole' or 'decimal'?", None),
        ("slider", "Did you mean 'scale'? It goes from 0 to 10.", None),
        ("multiple choice", "Did you mean 'choice' for one answer, or 'multiple' for several?", None),
        ("likert", "Did you mean 'choice', or 'matrix' for several questions with the same options?", None),
        (
            "xyz",
            f"Known here: {TYPES}.",
            None,
        ),
    ],
)
def test_a_type_as_other_programs_call_it(word: str, cure: str, meant: str | None) -> None:
    text = changed('"type": "whole"', f'"type": "{word}"')
    found = first(text, "unknown-type")
    assert found.cure == cure
    assert mended(text, [found]) == (text if meant is None else changed('"type": "whole"', f'"type": "{meant}"'))


@pytest.mark.parametrize(
    ("old", "key", "cure", "is_mended"),
    [
        ("when", "condition", "Did you mean 'when'?", False),
        ("when", "When", "Did you mean 'when'?", True),
        ("when", "whn", "Did you mean 'when'?", True),
        ("category", "categry", "Did you mean 'category'?", True),
    ],
)
def test_a_key_as_other_programs_call_it(old: str, key: str, cure: str, is_mended: bool) -> None:
    text = changed(f'"{old}":', f'"{key}":')
    found = first(text, "unknown-key")
    assert found.cure == cure
    assert mended(text, [found]) == (FORM if is_mended else text)


@pytest.mark.parametrize("key", ["visibleIf", "relevant", "branching_logic", "condition"])
def test_who_is_asked_as_other_programs_call_it(key: str) -> None:
    assert first(changed('"min": 0', f'"min": 0, "{key}": "x"'), "unknown-key").cure == "Did you mean 'ask_if'?"


@pytest.mark.parametrize(("written", "meant"), [("1,5", "1.5"), ("0,25", "0.25"), ("1,000", None), ("12,500", None)])
def test_a_decimal_comma_is_mended_and_what_may_be_thousands_is_not(written: str, meant: str | None) -> None:
    asked = question("a", "choice", options=options("x", "y", x=written, y=0))
    score = {"id": "s", "title": "S", "items": ["a"], "missing": "refuse"}
    found = first(data(small(asked, scores=[score])).decode(), "wrong-type")
    assert (None if found.fix is None else found.fix.instead) == meant


def test_a_band_has_no_end() -> None:
    found = first(changed('"from": 0', '"from": 0, "to": 1'), "unknown-key")
    assert found.cure == "Take it out: each goes up to where the next one starts."


def test_a_key_that_stands_there_already_is_not_offered() -> None:
    found = first(changed('"when": "days > 7"', '"when": "days > 7", "condition": "x"'), "unknown-key")
    assert found.cure.startswith("Known here: 'id', 'when', ")
    assert found.fix is None


@pytest.mark.parametrize(
    ("old", "new", "code", "cure", "is_mended"),
    [
        ('"level": "routine"', '"level": "Routine"', "wrong-value", 'Write "routine".', True),
        ('"level": "routine"', '"level": " routine "', "wrong-value", 'Write "routine".', True),
        ('"level": "routine"', '"level": "rutine"', "wrong-value", 'Did you mean "routine"?', False),
        (
            '"level": "routine"',
            '"level": "high"',
            "wrong-value",
            'Write "emergency", "urgent", "soon" or "routine".',
            False,
        ),
        ('"missing": "refuse"', '"missing": "Refuse"', "wrong-value", 'Write "refuse".', True),
        (
            '"missing": "refuse"',
            '"missing": "refuse", "combine": "median"',
            "wrong-value",
            'Write "sum", "mean", "max", "min" or "count".',
            False,
        ),
        ('"missing": "refuse"', '"missing": "refuse", "combine": "total"', "wrong-value", 'Did you mean "sum"?', False),
        ('"missing": "refuse"', '"missing": {"at_least": "Half"}', "wrong-type", 'Write "half".', False),
        ('"version": "1.0.0"', '"version": "1.0"', "bad-text", 'Write "1.0.0".', True),
        ('"language": "en-GB"', '"language": "en_GB"', "bad-text", 'Write "en-GB".', True),
        (
            '"id": "days"',
            '"id": "Days"',
            "bad-text",
            'Write "days". Use small letters, digits and _, starting with a letter.',
            True,
        ),
        (
            '"id": "days"',
            '"id": "7days"',
            "bad-text",
            "Use small letters, digits and _, starting with a letter.",
            False,
        ),
    ],
)
def test_a_word_written_in_another_way(old: str, new: str, code: str, cure: str, is_mended: bool) -> None:
    text = changed(old, new)
    found = first(text, code)
    assert found.cure == cure
    if is_mended:
        assert mended(text, [found]) == FORM


@pytest.mark.parametrize(
    ("word", "cure", "meant"),
    [
        ("Not sure", 'Write "not_sure".', "not_sure"),
        ("not-sure", 'Write "not_sure".', "not_sure"),
        ("dont_know", 'Did you mean "not_sure"?', None),
        ("prefer not to say", 'Did you mean "declined"?', None),
    ],
)
def test_a_reason_for_no_answer_written_in_another_way(word: str, cure: str, meant: str | None) -> None:
    text = changed('"min": 0', f'"min": 0, "non_answers": ["{word}"]')
    found = first(text, "wrong-value")
    assert found.cure == cure
    assert mended(text, [found]) == (text if meant is None else text.replace(f'"{word}"', f'"{meant}"'))


POINTS = '"points": {\n                "burden": 2\n              }'


def test_points_for_a_score_that_is_not_there_stand_at_its_name_and_are_mended() -> None:
    text = changed('"burden": 2', '"burdn": 2')
    found = first(text, "unknown-score")
    line = text.splitlines()[found.line - 1]
    assert line[found.column - 1 :] == '"burdn": 2'
    assert (found.message, found.cure) == (
        "The points name a score 'burdn' that does not exist.",
        "Did you mean 'burden'?",
    )
    assert mended(text, [found]) == FORM


@pytest.mark.parametrize("given", ['{"burden": "2"}', '{"Burden": 2}', '{"Burden": "2"}'])
def test_points_written_in_another_way(given: str) -> None:
    found = first(changed(POINTS, f'"points": {given}'), "wrong-type")
    assert found.cure == 'Write {"burden": 2}.'


@pytest.mark.parametrize(
    ("written", "message", "cure", "is_mended"),
    [
        ("{GP}", "There is no word of the place called 'GP'.", "Did you mean {doctor}?", True),
        ("{Doctor}", "There is no word of the place called 'Doctor'.", "Did you mean {doctor}?", True),
        ("{docter}", "There is no word of the place called 'docter'.", "Did you mean {doctor}?", False),
        ("{{doctor}}", "{{doctor}} is not written so here.", "Write {doctor}.", True),
        ("{ doctor }", "{ doctor } is not written so here.", "Write {doctor}.", True),
        (
            "{nurse on call}",
            "There is no word of the place called 'nurse on call'.",
            f"Known here: {PLACE}.",
            False,
        ),
    ],
)
def test_a_word_of_the_place_written_in_another_way(written: str, message: str, cure: str, is_mended: bool) -> None:
    text = changed("{doctor}", written)
    (found,) = findings(text.encode())
    assert (found.code, found.message, found.cure) == ("unknown-placeholder", message, cure)
    assert text.splitlines()[found.line - 1][found.column - 1 :].startswith(written)
    assert mended(text, [found]) == (FORM if is_mended else text)


@pytest.mark.parametrize("written", ["{doctor", "doctor}", "{}", "{ {doctor} "])
def test_a_curly_bracket_alone_is_shown_where_it_stands(written: str) -> None:
    text = changed("{doctor}", written)
    (found,) = findings(text.encode())
    assert found.code == "stray-bracket"
    assert text.splitlines()[found.line - 1][found.column - 1] in "{}"


def test_of_two_keys_that_are_called_so_elsewhere_the_needed_one_is_offered() -> None:
    """A band has a title and a text, and only the text has to be there."""
    text = changed('"text": "Low"', '"label": "Low"')
    assert first(text, "unknown-key").cure == "Did you mean 'text'?"
    with_text = changed('"text": "Low"', '"text": "Low", "label": "Low"')
    assert first(with_text, "unknown-key").cure == "Did you mean 'title'?"


def test_a_scale_has_no_other_ends() -> None:
    text = changed('"type": "whole"', '"type": "scale"')
    cure = 'Take it out: a scale goes from 0 to 10. For other ends, write "type": "whole".'
    assert [finding.cure for finding in findings(text.encode())] == [cure, cure]


@pytest.mark.parametrize(
    ("when", "cure", "meant"),
    [
        ("sex == 1", "Write '1'.", "sex == '1'"),
        ("sex != 1", "Write '1'.", "sex != '1'"),
        ("1 == sex", "Write '1'.", "'1' == sex"),
        ("sex == 3", "Compare it with an option in quotes: sex == '1'.", None),
        ("sex > 1", "Compare it with an option in quotes: sex == '1'.", None),
    ],
)
def test_an_option_that_is_called_by_a_number(when: str, cure: str, meant: str | None) -> None:
    text = FORM.replace('"id": "male"', '"id": "1"').replace('"days > 7"', f'"{when}"')
    (found,) = findings(text.encode())
    assert found.cure == cure
    assert mended(text, [found]) == (text if meant is None else text.replace(when, meant))


@pytest.mark.parametrize(("kind", "when"), [("choice", "sex == 'not_sure'"), ("multiple", "'not_sure' in sex")])
def test_an_option_can_be_called_as_a_reason_for_no_answer(kind: str, when: str) -> None:
    asked = question("sex", kind, options=options("male", "not_sure"))
    assert not findings(data(small(asked, rules=[rule(when)])))


def test_what_is_written_in_another_way_than_it_is_read_is_left_alone() -> None:
    text = changed('"days > 7"', '"days > 7 \\u0026\\u0026 days > 8"')
    (found,) = findings(text.encode())
    assert found.cure == "Use 'and'."
    assert mended(text, [found]) == text
