"""What loading makes of a file: a questionnaire in the words of the place, whole or not at all."""

from __future__ import annotations

import hashlib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.questionnaire.reading import (
    QUESTIONNAIRES,
    Json,
    data,
    findings,
    lines,
    loaded,
    options,
    question,
    rule,
    small,
)
from triage.logic import DateType, NonAnswer, ScoreType, describe
from triage.questionnaire import (
    ChoiceAnswer,
    DateAnswer,
    Level,
    MultipleAnswer,
    NumberAnswer,
    Place,
    Questionnaire,
    QuestionnaireError,
    ScaleAnswer,
    Severity,
    TextAnswer,
    exclusive_codes,
    load,
)
from triage.questionnaire.scores import AnswerItem

FEATURES = sorted(QUESTIONNAIRES.glob("*.json"))
PAIN = question("pain", "scale", points=[{"points": 0}, {"from": 7, "points": 1}])
WORDS = Place(
    emergency_number="112",
    emergency_department="emergency room",
    urgent_number="116",
    doctor="doctor",
    surgery="practice",
    pharmacist="chemist",
    midwife="wise woman",
    maternity_unit="birth house",
)


def feature(name: str, place: Place = WORDS) -> Questionnaire:
    return load(QUESTIONNAIRES / f"{name}.json", place=place)


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_every_feature_loads_without_findings_and_always_the_same(path: Path) -> None:
    one, two = load(path), load(str(path))
    assert one.findings == ()
    assert one.hash == two.hash == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [question.id for question in one.questions] == [question.id for question in two.questions]
    assert [question.index for question in one.questions] == list(range(len(one.questions)))
    assert [score.name.index - len(one.questions) for score in one.scores] == list(range(len(one.scores)))
    assert [describe(rule.when) for rule in one.rules] == [describe(rule.when) for rule in two.rules]
    assert list(one.question_by_id) == [question.id for question in one.questions]
    assert [question for section in one.sections for question in section.questions] == list(one.questions)


def test_bytes_and_a_path_are_the_same_but_for_the_name(tmp_path: Path) -> None:
    source = data(small(question("pain", "skale")))
    path = tmp_path / "form.json"
    path.write_bytes(source)
    for given, name in ((source, "questionnaire.json"), (path, str(path)), (str(path), str(path))):
        with pytest.raises(QuestionnaireError) as caught:
            load(given)
        assert {finding.file for finding in caught.value.findings} == {name}
    with pytest.raises(QuestionnaireError) as caught:
        load(source, name="upload")
    assert caught.value.findings[0].file == "upload"


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.json")
    with pytest.raises(OSError, match="directory"):
        load(tmp_path)


def test_the_error_says_every_finding_in_the_order_of_the_file() -> None:
    source = data(
        small(question("pain", "scale"), question("sex", "choice"), rules=[rule("pian > 3 or sx == 1")], titel=1)
    )
    with pytest.raises(QuestionnaireError) as caught:
        load(source, name="form.json")
    first = "form.json:40:3: error unknown-key: 'titel' is not known here. Did you mean 'title'? ($.titel)"
    head, *rest, last = str(caught.value).splitlines()
    assert (head, last) == ("4 errors in this questionnaire:", first)
    assert [line.split(" ")[2] for line in rest] == ["no-options:", "unknown-name:", "unknown-name:"]

    source = source.replace(b',\n  "titel": 1', b"")
    with pytest.raises(QuestionnaireError) as caught:
        load(source, name="form.json")
    assert str(caught.value).splitlines()[0] == "3 errors in this questionnaire:"
    assert [(finding.line, finding.code) for finding in caught.value.findings] == [
        (24, "no-options"),
        (35, "unknown-name"),
        (35, "unknown-name"),
    ]


def test_warnings_come_along_and_are_listed_with_errors_but_not_counted() -> None:
    doubtful = small(PAIN, rules=[rule("pain > 10")])
    (warning,) = loaded(doubtful).findings
    assert (warning.code, warning.severity) == ("always-false", Severity.WARNING)
    with pytest.raises(QuestionnaireError) as caught:
        load(data(doubtful | {"rules": [rule("pain > 10"), rule("pian > 1", name="R2")]}))
    assert [finding.severity for finding in caught.value.findings] == [Severity.WARNING, Severity.ERROR]
    assert str(caught.value).startswith("1 error in this questionnaire:")


def test_the_same_thing_is_found_once_however_many_rows_share_it() -> None:
    rows = [{"id": f"row{number}", "text": "Row"} for number in range(5)]
    table = question("table", "matrix", ask_if="pian > 3", options=options("a", a={"gone": 1}), rows=rows)
    assert [item.code for item in findings(data(small(PAIN, table)))] == ["unknown-name", "unknown-score"]


def test_a_table_is_asked_by_what_stands_above_it() -> None:
    rows = [{"id": "one_row", "text": "Row"}, {"id": "two_row", "text": "Row"}]
    table = question("table", "matrix", ask_if="one_row == 'yes'", options=options("yes", "no"), rows=rows)
    assert [item.code for item in findings(data(small(PAIN, table)))] == ["forward-reference"]


# The words of the place


def test_every_text_for_people_is_in_the_words_of_the_place() -> None:
    form = feature("place")
    call, pick, weight, mood, rest = form.questions
    assert (call.hint, call.why) == ("Call 112.", "The doctor asks.")
    assert isinstance(pick.answer, ChoiceAnswer)
    (option,) = pick.answer.options
    assert (option.text, option.hint, option.statement) == ("Your practice", "Ask the chemist", "You use the practice.")
    assert pick.name.codes == {"a": "Your practice"}
    assert isinstance(weight.answer, NumberAnswer)
    assert weight.answer.unit == "doctor units"
    assert mood.answer == ScaleAnswer("No wise woman", "A wise woman")
    assert rest.matrix is not None
    assert (rest.text, rest.label, rest.matrix.hint) == ("Rest doctor", "doctor label", "doctor hint")
    assert (form.summary, form.start_text, form.start_first) == ("For a doctor", ("See a doctor.",), "Call 112 first.")
    (section,) = form.sections
    assert section.end is not None
    assert (section.title, section.intro, section.end.title, section.end.text) == (
        "One doctor",
        "Intro doctor",
        "End doctor",
        ("End practice",),
    )
    (score,) = form.scores
    (band,) = score.bands
    assert (score.title, score.about.text, band.title, band.text) == (
        "doctor sum",
        "Ask the doctor.",
        "doctor band",
        "See the doctor.",
    )
    (item,) = score.items
    assert isinstance(item, AnswerItem)
    assert [part.statement for part in item.parts(0)] == ["Your wise woman"]
    (emergency,) = form.rules
    assert emergency.text == "Call 112"
    assert emergency.detail == "Go to emergency room, not the birth house; 116 can help."
    assert form.notes[0].text == "Ask the doctor."


def test_so_are_the_pages_about_it_and_its_sources() -> None:
    form = feature("place")
    about, source = form.about, form.sources["nhs"]
    assert (about.intended_use, about.population) == ("Before a doctor visit.", "People with a doctor")
    assert (about.authors, about.licence, about.references) == (("The practice",), "doctor", ("doctor 2026",))
    assert (source.title, source.publisher, source.note) == ("A doctor", "practice", "wise woman")


def test_no_placeholder_is_left() -> None:
    form = feature("place")
    said = [form.title, *form.start_text, *(question.text for question in form.questions), form.about.licence]
    assert not [text for text in said if "{" in text]


def test_what_stands_for_a_placeholder_is_not_filled_in_again() -> None:
    form = feature("place", Place(doctor="{surgery}"))
    assert form.summary == "For a {surgery}"


@pytest.mark.parametrize(
    ("place", "language", "found"),
    [
        (Place(), "en-GB", []),
        (Place(), "en", ["no-emergency-contact"]),
        (Place(languages=("de", "en")), "en", []),
        (Place(emergency_number=""), "en-GB", ["no-emergency-contact"]),
        (Place(emergency_number="  "), "en-GB", ["no-emergency-contact"]),
    ],
)
def test_an_emergency_rule_needs_somebody_to_call(place: Place, language: str, found: list[str]) -> None:
    document = small(PAIN, rules=[rule("pain > 9", "emergency")], language=language)
    assert [item.code for item in findings(data(document), place)] == found
    quiet = document | {"rules": [rule("pain > 9", "urgent")]}
    assert findings(data(quiet), place) == ()


def test_who_is_not_known_is_said() -> None:
    document = small(PAIN, rules=[rule("pain > 9", "emergency")])
    (said,) = lines(data(document), Place(emergency_number=""))
    assert said == (
        "40:16: error no-emergency-contact: There is an emergency rule, but no emergency number is set for this place. "
        "Set the emergency number in the clinic's settings. ($.rules[0].level)"
    )


# Questions as understood


def test_answers_are_of_their_type() -> None:
    def answer(name: str, at: int = 0) -> object:
        return feature(name).questions[at].answer

    whole, decimal, fine = answer("whole"), answer("decimal"), answer("decimal", 1)
    assert whole == NumberAnswer(-5, 120, 0, "years")
    assert decimal == NumberAnswer(Fraction(1, 2), 300, 1, "kg")
    assert fine == NumberAnswer(-1, 1, 6, None)
    assert answer("scale") == ScaleAnswer("No pain", "The worst pain")
    assert answer("date") == DateAnswer(date(1900, 1, 1), date(2026, 12, 31))
    assert answer("date", 1) == DateAnswer(None, None)
    assert answer("text") == TextAnswer(10, long=False)
    assert answer("text", 1) == TextAnswer(500, long=True)
    multiple = answer("multiple")
    assert isinstance(multiple, MultipleAnswer)
    assert [(option.id, option.exclusive) for option in multiple.options] == [
        ("statin", False),
        ("water", False),
        ("none", True),
    ]


def test_a_date_may_have_one_limit() -> None:
    early = loaded(small(question("day", "date", min="2026-01-31"))).questions[0].answer
    late = loaded(small(question("day", "date", max="2026-01-31"))).questions[0].answer
    assert early == DateAnswer(date(2026, 1, 31), None)
    assert late == DateAnswer(None, date(2026, 1, 31))


def test_a_date_may_go_up_to_today() -> None:
    asked = loaded(small(question("day", "date", min="2026-01-31", max="today"))).questions[0]
    assert asked.answer == DateAnswer(date(2026, 1, 31), None, until_today=True)
    assert asked.name.type == DateType(date(2026, 1, 31), None, until_today=True)
    for limits in ({"max": "tomorrow"}, {"min": "today"}, {"max": "Today"}):
        (found,) = findings(data(small(question("day", "date", **limits))))
        assert found.code == "bad-text"
        assert ("today" in found.cure) is ("max" in limits)
    for first, codes in (("2199-12-30", []), ("2199-12-31", ["bad-limits"]), ("2300-01-01", ["bad-limits"])):
        late = question("day", "date", min=first, max="today")
        assert [found.code for found in findings(data(small(late)))] == codes


@pytest.mark.parametrize(
    ("parts", "uses"),
    [
        ({}, False),
        ({"rules": [rule("day < '2026-01-31'")]}, False),
        ({"rules": [rule("days_since(day, '2026-01-31') > 3")]}, False),
        ({"rules": [rule("days_since(day) > 3", "urgent")]}, True),
        ({"rules": [rule("count(not days_since(day) > 3) == 1")]}, True),
        ({"scores": [{"id": "s", "title": "S", "formula": "years_since(day)", "missing": "refuse"}]}, True),
        ({"notes": [{"id": "N1", "when": "days_since(day) > 3", "kind": "ask", "text": "Ask"}]}, True),
        ({"report": {"helper_if": "days_since(day) > 3"}}, True),
    ],
)
def test_it_is_known_whether_a_form_looks_at_the_day(parts: Json, uses: bool) -> None:
    asked = question("day", "date", min="2020-01-01", max="2026-12-31")
    assert loaded(small(asked, **parts)).uses_day is uses
    assert loaded(small(asked | {"max": "today"})).uses_day


def test_keys_of_an_item_that_are_not_known_are_each_named_once() -> None:
    item = {"id": "R2", "when": "pain > 3", "level": "routine"}
    made = {"id": "s", "title": "S", "items": [item, {"points": 2}], "missing": "refuse"}
    found = [(one.code, one.path) for one in findings(data(small(PAIN, scores=[made])))]
    at = "$.scores[0].items"
    assert found == [
        ("unknown-key", f"{at}[0].id"),
        ("unknown-key", f"{at}[0].level"),
        ("missing-key", f"{at}[1]"),
    ]


def test_days_have_ranges_that_bands_and_look_ups_hold() -> None:
    asked = question("birth", "date", min="1900-01-01", max="today")
    made = {"id": "age", "title": "Age", "formula": "years_since(birth)", "missing": "refuse"}
    (score,) = loaded(small(asked, scores=[made])).scores
    assert (score.low, score.high) == (0, 299)
    assert isinstance(score.name.type, ScoreType)
    assert score.name.type.whole
    above = made | {"bands": [{"id": "old", "from": 65, "text": "Old"}]}
    assert [found.code for found in findings(data(small(asked, scores=[above])))] == ["band-above-lowest"]
    late = made | {"bands": [{"id": "all", "from": 0, "text": "All"}, {"id": "old", "from": 300, "text": "Old"}]}
    assert [found.code for found in findings(data(small(asked, scores=[late])))] == ["band-out-of-reach"]


def test_exclusive_options_are_those_of_a_multiple_choice() -> None:
    assert exclusive_codes(feature("multiple").questions[0]) == {"none"}
    assert exclusive_codes(feature("choice").questions[0]) == frozenset()


def test_yes_and_no_need_not_be_written_out() -> None:
    smokes, drinks = feature("yes_no").questions
    assert dict(smokes.name.codes) == dict(drinks.name.codes) == {"yes": "Yes", "no": "No"}
    assert (smokes.label, smokes.hint, smokes.why) == ("Smoking", "Any tobacco.", "It matters.")
    assert drinks.label == "drinks?"
    assert smokes.non_answers == (NonAnswer.DECLINED,)
    assert smokes.name.points is None
    assert drinks.name.points is not None


def test_options_come_from_the_question_a_list_or_the_section() -> None:
    codes = {question.id: list(question.name.codes) for question in feature("option_lists").questions}
    assert codes == {
        "one": ["low", "high"],
        "two": ["never", "often"],
        "three": ["low", "high"],
        "four_a": ["low", "high"],
        "five": ["yes", "no"],
    }


def test_rows_are_questions_that_share_their_table() -> None:
    _hurts, rest, heat = feature("matrix").questions
    assert rest.matrix == heat.matrix is not None
    assert rest.matrix is not None
    assert (rest.matrix.id, rest.matrix.text, rest.matrix.why) == ("tried", "tried?", "It helps to know.")
    assert (rest.id, rest.text, rest.label, rest.why, rest.hint) == ("tried_rest", "Rest", "Resting", None, None)
    assert (heat.label, heat.non_answers) == ("Heat", (NonAnswer.NOT_SURE,))
    assert feature("matrix").report.history == ("tried_rest", "tried_heat")


def test_a_question_is_conditional_by_itself_or_its_table_not_by_an_end() -> None:
    def conditional(name: str) -> list[bool]:
        return [question.conditional for question in feature(name).questions]

    assert conditional("gates") == [False, True, True, True, True]
    assert conditional("end_if") == [False, False, True, False]
    assert conditional("matrix") == [False, True, True]


EDGES: dict[str, tuple[Json, list[int]]] = {
    "minutes": (small(PAIN, start={"minutes": 1}), [1, 240]),
    "decimals": (small(question("kg", "decimal", min=0, max=1, decimals=1)), [1, 6]),
    "max_length": (small(question("name", "text", max_length=1)), [1, 200]),
    "max_length of long_text": (small(question("name", "long_text", max_length=1)), [1, 5000]),
}


@pytest.mark.parametrize("edge", EDGES)
def test_limits_are_reached_but_not_passed(edge: str) -> None:
    document, (least, most) = EDGES[edge]
    text, key = data(document), edge.partition(" ")[0]

    def found(value: int) -> list[str]:
        return [item.code for item in findings(text.replace(f'"{key}": 1'.encode(), f'"{key}": {value}'.encode()))]

    assert [found(value) for value in (least, most)] == [[], []]
    assert [found(value) for value in (least - 1, most + 1)] == [["out-of-range"], ["out-of-range"]]


LONGEST = {
    "title": "a" * 500,
    "summary": "a" * 500,
    "id": "a" * 80,
    "version": "1.0." + "1" * 36,
    "language": "eng" + "-aaaaaaaa" * 3 + "-aaaa",
}


@pytest.mark.parametrize("key", LONGEST)
def test_texts_are_no_longer_than_they_may_be(key: str) -> None:
    assert findings(data(small(PAIN) | {key: LONGEST[key]})) == ()
    assert [item.code for item in findings(data(small(PAIN) | {key: LONGEST[key] + LONGEST[key][-1]}))] == ["too-long"]


def test_what_is_optional_and_what_is_required() -> None:
    assert not feature("whole").questions[0].required
    assert feature("choice").questions[0].required


def test_levels_and_texts_of_rules() -> None:
    form = feature("levels")
    assert [rule.level for rule in form.rules] == [
        Level.EMERGENCY,
        Level.URGENT,
        Level.SOON,
        Level.ROUTINE,
        Level.ROUTINE,
    ]
    assert [Level.of(rule.level.word) for rule in form.rules] == [rule.level for rule in form.rules]
    assert Level.of("none") is Level.NONE
    assert max(Level) is Level.EMERGENCY


@pytest.mark.parametrize(
    ("reviewer", "day", "draft"),
    [(None, None, True), ("Dr A", None, True), (None, "2026-01-31", True), ("Dr A", "2026-01-31", False)],
)
def test_it_is_a_draft_until_a_clinician_has_reviewed_it(reviewer: str | None, day: str | None, draft: bool) -> None:
    document = small(PAIN)
    about = document["about"]
    assert isinstance(about, dict)
    assert loaded(document | {"about": {**about, "reviewer": reviewer, "review_date": day}}).is_draft is draft


# Scores as understood


def test_the_range_of_a_score_knows_what_may_be_left_out() -> None:
    ranges = {score.id: (score.low, score.high) for score in feature("not_asked").scores}
    assert ranges == {"left_out": (0, 5), "zero": (0, 5), "one": (0, 5), "only": (0, 4)}
    assert [(score.low, score.high) for score in feature("category").scores] == [(0, 5), (-1, 3)]


WORTH: dict[str, tuple[list[int], list[int], tuple[int, int]]] = {
    "none excluded": ([1, 2, 3], [], (1, 6)),
    "one of them nothing": ([0, 2, 3], [], (0, 5)),
    "some below nothing": ([-1, 2, -3], [], (-4, 2)),
    "all below nothing": ([-1, -2], [], (-3, -1)),
    "excluding counts alone": ([1, 2], [9], (1, 9)),
    "excluding is nothing": ([1, 2], [0], (0, 3)),
    "excluding is below nothing": ([1, 2], [-1], (-1, 3)),
    "only excluding": ([], [2, 3], (2, 3)),
}


@pytest.mark.parametrize("case", WORTH)
def test_the_range_of_a_multiple_choice(case: str) -> None:
    together, alone, expected = WORTH[case]
    made = [{"id": f"o{at}", "text": "O", "points": points} for at, points in enumerate(together)]
    made += [{"id": f"x{at}", "text": "X", "points": points, "exclusive": True} for at, points in enumerate(alone)]
    score = {"id": "s", "title": "S", "items": ["many"], "missing": "refuse"}
    (found,) = loaded(small(question("many", "multiple", options=[*made]), scores=[score])).scores
    assert (found.low, found.high) == expected


RANGES: dict[str, tuple[list[tuple[int | None, int]], tuple[int, int]]] = {
    "open below": ([(None, 2), (5, 0)], (0, 2)),
    "nothing below the first": ([(5, 2)], (0, 2)),
    "the first at the least": ([(0, 1), (5, 2)], (1, 2)),
    "beyond the greatest": ([(None, 1), (11, 9)], (1, 1)),
    "at the greatest": ([(None, 1), (10, 9)], (1, 9)),
    "below the least": ([(-5, 3), (4, 1)], (1, 3)),
}


@pytest.mark.parametrize("case", RANGES)
def test_the_range_of_a_number(case: str) -> None:
    steps, expected = RANGES[case]
    points = [{"points": worth} | ({} if start is None else {"from": start}) for start, worth in steps]
    score = {"id": "s", "title": "S", "items": ["pain"], "missing": "refuse"}
    (found,) = loaded(small(question("pain", "scale", points=[*points]), scores=[score])).scores
    assert (found.low, found.high) == expected


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        ([5, 3], ["ranges-not-ascending"]),
        ([5, 5], ["ranges-not-ascending"]),
        ([None, None], ["open-range"]),
        ([5, None], ["open-range"]),
        ([None, 3, 3], ["ranges-not-ascending"]),
        ([None, 3, 4], []),
        ([0.5, 0.75], []),
        ([None], []),
    ],
)
def test_ranges_go_up_and_only_the_first_is_open(starts: list[float | None], found: list[str]) -> None:
    points = [{"points": 1} | ({} if start is None else {"from": start}) for start in starts]
    assert [item.code for item in findings(data(small(question("pain", "scale", points=points))))] == found


def test_an_end_between_its_questions_makes_a_score_smaller() -> None:
    """What comes after an end may not be asked, though no question says so."""
    first = question("first", "choice", options=options("a", "b", a=1, b=2))
    later = question("later", "choice", options=options("c", "d", c=3, d=5))
    end = {"when": "first == 'b'", "title": "End", "text": ["End"]}
    sections = [
        {"id": "one", "title": "One", "questions": [first], "end_if": end},
        {"id": "two", "title": "Two", "questions": [later]},
    ]
    both = {"id": "both", "title": "Both", "items": ["first", "later"], "missing": "refuse"}
    behind = {"id": "behind", "title": "Behind", "items": ["later"], "missing": "refuse"}
    assert [item.code for item in findings(data(small(sections=[*sections], scores=[both])))] == ["missing-not-asked"]
    assert loaded(small(sections=[*sections], scores=[behind])).scores[0].low == 3
    left_out = both | {"missing": {"at_least": "all", "not_asked": "leave_out"}}
    assert loaded(small(sections=[*sections], scores=[left_out])).scores[0].low == 1
    counted = both | {"missing": {"at_least": "all", "not_asked": 9}}
    assert loaded(small(sections=[*sections], scores=[counted])).scores[0].high == 11


@pytest.mark.parametrize(
    ("at_least", "count_as", "lowest"),
    [("half", 0, 2), ("half", 1, 4), ("half", 2, 4), (3, 0, 3), (1, 0, 1), (4, 0, 4), ("all", None, 4), (1, -1, -2)],
)
def test_the_lowest_band_holds_estimates_too(at_least: str | int, count_as: int | None, lowest: int) -> None:
    questions = [question(f"q{at}", "choice", options=options("a", "b", a=1, b=4)) for at in range(4)]

    def found(start: int) -> list[str]:
        missing = {"at_least": at_least} | ({} if count_as is None else {"count_as": count_as})
        score = {
            "id": "s",
            "title": "S",
            "items": ["q0", "q1", "q2", "q3"],
            "missing": missing,
            "bands": [{"id": "low", "from": start, "text": "Low"}],
        }
        found = findings(data(small(*questions, scores=[score])))
        return [item.code for item in found if item.severity is Severity.ERROR]

    assert found(lowest) == []
    assert found(lowest + 1) == ["band-above-lowest"]


def decided(form: Questionnaire) -> list[tuple[list[int], str | None]]:
    """What answers decide, in order: the questions with a condition, by index, and the score that follows them."""
    stages = form.stages
    return [([at for at, _test in stage.gates], None if stage.score is None else stage.score.id) for stage in stages]


def test_a_score_waits_for_what_it_applies_to() -> None:
    score = {"id": "s", "title": "S", "items": ["pain"], "missing": "refuse", "applies_if": "late == 'yes'"}
    other = {"id": "t", "title": "T", "items": ["pain"], "missing": "refuse", "applies_if": "s > 0"}
    form = loaded(small(PAIN, question("late"), question("end", ask_if="s > 0 and t > 0"), scores=[other, score]))
    assert [found.id for found in form.scores] == ["t", "s"]
    assert decided(form) == [([], "s"), ([], "t"), ([2], None)]
    early = small(PAIN, question("late", ask_if="s > 0"), scores=[score])
    assert [item.code for item in findings(data(early))] == ["forward-reference"]


URGENT = ["emergency", "urgent", "soon"]


@pytest.mark.parametrize("level", [*URGENT, "routine"])
def test_only_a_routine_rule_looks_at_a_score(level: str) -> None:
    score = {
        "id": "s",
        "title": "S",
        "items": ["pain"],
        "missing": "refuse",
        "bands": [{"id": "a", "from": 0, "text": "A"}],
    }
    for when in ("s > 0", "band(s) == 'a'", "pain > 1 or not s > 0"):
        found = findings(data(small(PAIN, scores=[score], rules=[rule(when, level)])))
        assert [item.code for item in found] == ([] if level == "routine" else ["score-in-urgent-rule"])
        assert all("urgency is not points" in item.message for item in found)


def test_the_main_concern_is_a_text() -> None:
    document = small(PAIN, question("story", "long_text"), report={"main_concern": "pain"})
    assert [(item.code, item.path) for item in findings(data(document))] == [("wrong-type", "$.report.main_concern")]
    assert loaded(document | {"report": {"main_concern": "story"}}).report.main_concern == "story"


def test_what_is_wrong_with_shared_options_is_said_where_they_are_used() -> None:
    document = small(question("a", "choice"), question("b", "choice", options="twice"))
    document["sections"][0]["options"] = options("x", "x")
    document["option_lists"] = {"twice": options("y", "y")}
    assert [(item.code, item.line, item.path) for item in findings(data(document))] == [
        ("duplicate-id", 19, "$.sections[0].questions[0].options[1]"),
        ("duplicate-id", 28, "$.sections[0].questions[1].options[1]"),
    ]


def test_a_score_called_like_its_question_is_refused() -> None:
    score = {"id": "late", "title": "S", "items": ["late"], "missing": "refuse"}
    late = question("late", options=[{"id": "yes", "text": "Yes", "points": 1}, {"id": "no", "text": "No"}])
    assert [item.code for item in findings(data(small(PAIN, late, scores=[score])))] == ["duplicate-id"]
    first = {"id": "late", "title": "S", "items": ["pain"], "missing": "refuse"}
    after = {"id": "s", "title": "S", "items": ["late"], "missing": "refuse"}
    assert "duplicate-id" in [item.code for item in findings(data(small(PAIN, late, scores=[first, after])))]


# Scores that wait for each other


def of(name: str, formula: str) -> Json:
    """A score with a formula."""
    return {"id": name, "title": name, "formula": formula, "missing": "refuse"}


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([of("s", "nowhere + 1"), of("t", "s + 1")], ["unknown-name"]),
        (
            [of("s", "pain +"), of("t", "s + 1"), {"id": "u", "title": "U", "items": ["t"], "missing": "refuse"}],
            ["syntax"],
        ),
        ([of("u", "s + 1"), of("s", "t + 1"), of("t", "s + 1")], ["score-after"]),
        ([of("s", "s + 1"), of("t", "s + pain")], ["score-after"]),
    ],
    ids=["of nothing", "cannot be read", "hangs on a circle", "hangs on one made of itself"],
)
def test_what_hangs_on_a_score_that_cannot_be_made_is_not_one_more_error(scores: list[Json], said: list[str]) -> None:
    assert [one.code for one in findings(data(small(question("pain", "scale"), scores=scores)))] == said


def test_units_of_time_are_known_in_english_only() -> None:
    began = question("began", "date", min="2020-01-01", max="today")
    lasted = question("lasted", "whole", min=0, max=9, unit="Tage")
    form = small(began, lasted, rules=[rule("days_since(began) > lasted", "soon")])
    assert [one.code for one in findings(data(form))] == ["mixed-units"]
    assert findings(data(form | {"language": "de-DE"})) == ()


@pytest.mark.parametrize("unit", ["day", "days", "Days ", "d"])
def test_a_unit_can_be_written_in_more_than_one_way(unit: str) -> None:
    began = question("began", "date", min="2020-01-01", max="today")
    lasted = question("lasted", "whole", min=0, max=9, unit=unit)
    assert findings(data(small(began, lasted, rules=[rule("days_since(began) > lasted", "soon")]))) == ()


def test_neither_a_question_nor_a_table_can_hang_on_itself() -> None:
    rows = [{"id": name, "text": name} for name in ("a", "b")]
    table = question("t", "matrix", options=options("c", "d"), rows=rows, ask_if="b == 'c' or x == 'yes'")
    found = findings(data(small(question("x", ask_if="x == 'yes'"), table)))
    assert [(one.code, one.message) for one in found] == [
        ("forward-reference", "'x' is asked only if this holds."),
        ("forward-reference", "'b' is asked only if this holds."),
    ]
