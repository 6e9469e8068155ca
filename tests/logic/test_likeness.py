"""A slip of the hand is told from another word: what is close is mended only where it can mean nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.logic.likeness import meant, nearest, turned
from triage.logic.problems import did_you_mean

SLIPS = [
    ("pian", "pain"),
    ("tierd", "tired"),
    ("breth", "breath"),
    ("suden", "sudden"),
    ("suddden", "sudden"),
    ("chset_pain", "chest_pain"),
    ("chest_pian", "chest_pain"),
    ("phq9_scoer_now", None),
    ("phq9_socre", "phq9_score"),
    ("Fever", "fever"),
    ("NO_FEVER", "no_fever"),
    ("stiff-neck", "stiff_neck"),
    ("stiff neck", "stiff_neck"),
    ("stiffneck", "stiff_neck"),
]


@pytest.mark.parametrize(("word", "right"), SLIPS)
def test_a_slip_of_the_hand_is_mended(word: str, right: str | None) -> None:
    assert meant(word, ["cough", right or "phq9_score_now", "rash"]) == right


OTHER_WORDS = [
    *[("phq9", "phq8"), ("phq", "phq8"), ("item_12", "item_21"), ("q1_2", "q12"), ("gad7", "gad"), ("p1ain", "1pain")],
    *[("q1a", "q1b"), ("arm_l", "arm_r"), ("2atypical", "2typical")],
    *[("fever", "no_fever"), ("no_fever", "fever"), ("unstable", "stable"), ("stable", "unstable"), ("unable", "able")],
    *[("hypo", "hyper"), ("hyper", "hypo"), ("typical", "atypical"), ("febrile", "afebrile"), ("ever", "never")],
    *[("declined", "not_declined"), ("sure", "not_sure"), ("answered", "unanswered"), ("regular", "irregular")],
    *[("none_of", "any_of"), ("all_of", "any_of"), ("days_until", "days_since"), ("missing", "min")],
    *[("left", "right"), ("left_arm", "right_arm"), ("low", "high"), ("lower", "upper"), ("male", "female")],
    *[("leg", "legs"), ("sign", "signs"), ("signs", "sign"), ("breath", "breathe"), ("live", "liver")],
    *[("weak", "week"), ("month", "mouth"), ("none", "nose"), ("abduction", "adduction"), ("interior", "inferior")],
    *[
        ("gut", "gout"),
        ("heat", "heart"),
        ("sore", "score"),
        ("nuclear", "unclear"),
        ("day", "days"),
        ("aable", "able"),
        ("coughh", "cough"),
        ("aamobile", "amobile"),
    ],
]


@pytest.mark.parametrize(("word", "other"), OTHER_WORDS)
def test_another_word_is_no_slip(word: str, other: str) -> None:
    assert meant(word, ["cough", other, "rash"]) is None


@pytest.mark.parametrize("word", ["tierd", "sudde n"])
def test_of_two_that_are_as_close_none_is_meant(word: str) -> None:
    known = ["tired", "tiered", "sudden", "sud_den"]
    assert meant(word, known) is None


def test_a_word_that_differs_only_in_capitals_is_meant_before_one_that_is_close() -> None:
    assert meant("Signs", ["sign", "signs"]) == "signs"


FIXED = [
    ("levl", "level"),
    ("optoins", "options"),
    ("txet", "text"),
    ("tittle", "title"),
    ("rule", "rules"),
    ("label_", "label"),
    ("lebel", "label"),
    ("askif", "ask_if"),
    ("maxx", "max"),
]


@pytest.mark.parametrize(("word", "right"), FIXED)
def test_a_fixed_word_of_the_format_can_be_wrong_at_any_letter(word: str, right: str) -> None:
    assert meant(word, ["id", right, "points", "sections"], fixed=True) == right


@pytest.mark.parametrize(
    ("word", "other"), [("asked", "not_asked"), ("untrue", "true"), ("atext", "text"), ("mn", "min")]
)
def test_nor_is_a_fixed_word_turned_round(word: str, other: str) -> None:
    assert meant(word, ["id", other], fixed=True) is None


OPPOSITES = [
    *[("fever", "no_fever"), ("no_fever", "fever"), ("unstable", "stable"), ("unstabel", "stable"), ("unable", "able")],
    *[("hypo", "hyper"), ("hypotension", "hypertension"), ("typical", "atypical"), ("ever", "never")],
    *[("left_arm", "right_arm"), ("left_leg_pain", "right_leg_pain"), ("pain_low", "pain_high"), ("male", "female")],
    *[("none_of", "any_of"), ("all_of", "any_of"), ("days_until", "days_since"), ("sure", "not_sure")],
    *[("unanswered", "answered"), ("not_answered", "answered"), ("not_declined", "declined"), ("painless", "painful")],
    *[("is_not_sure", "is_sure"), ("pain_free", "pain"), ("weeks_since", "days_since"), ("abduction", "adduction")],
    *[("phq9", "phq8"), ("phq", "phq8"), ("gad7", "gad")],
]


@pytest.mark.parametrize(("word", "other"), OPPOSITES)
def test_nobody_is_asked_whether_they_meant_the_opposite_or_another_number(word: str, other: str) -> None:
    assert nearest(word, [other]) is None
    assert did_you_mean(word, [other]) == f"Known here: '{other}'."


CLOSE = [
    *[
        ("agee", "age"),
        ("nausae", "nausea"),
        ("cogh", "cough"),
        ("leg", "legs"),
        ("weak", "week"),
        ("count", "count_as"),
    ],
    *[
        ("no_caugh", "no_cough"),
        ("unstabel", "unstable"),
        ("author", "authors"),
        ("infecton", "infection"),
        ("mael", "male"),
    ],
]


@pytest.mark.parametrize(("word", "other"), CLOSE)
def test_what_may_be_meant_is_asked(word: str, other: str) -> None:
    assert nearest(word, ["xylophone", other]) == other


def test_behind_a_turned_word_the_next_one_is_asked() -> None:
    assert nearest("unstabel", ["stable", "unstable"]) == "unstable"
    assert nearest("unstable", ["stable", "unsteady"]) == "unsteady"


NEGATING = ("no", "not", "non", "un", "in", "im", "ir", "il", "dis", "a", "an", "anti", "hypo", "hyper", "never")
STEMS = (
    "fever",
    "stable",
    "able",
    "pain",
    "typical",
    "sure",
    "tension",
    "mobile",
    "regular",
    "ease",
    "rash",
    "arm",
    "own",
)
words = st.lists(
    st.builds(
        "{}{}{}".format, st.sampled_from(("", *NEGATING)), st.sampled_from(STEMS), st.sampled_from(("", "1", "2", "12"))
    ),
    min_size=1,
    max_size=3,
).map("_".join)


@st.composite
def slipped(draw: st.DrawFn) -> str:
    """A word with up to two letters or digits put in, taken out, changed, or in each other's place."""
    word = draw(words)
    for _time in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(word) - 1))
        letter = draw(st.sampled_from("abeinouy_019"))
        kind = draw(st.integers(0, 3))
        after = word[at + 1 :] if kind in (1, 2) else word[at:]
        swap = word[at : at + 2][::-1] + word[at + 2 :]
        word = (word[:at] + (swap if kind == 3 else letter + after if kind < 2 else after)) or "x"
    return word


def without_gaps(word: str) -> str:
    return word.replace("_", "")


@pytest.mark.parametrize("fixed", [False, True])
@given(slipped(), st.lists(st.one_of(words, slipped()), max_size=6))
def test_whatever_is_mended_keeps_its_digits_and_is_not_negated(fixed: bool, word: str, known: list[str]) -> None:
    right = meant(word, known, fixed=fixed)
    if right is None:
        return
    assert right in known
    assert re.findall("[0-9]+", right) == re.findall("[0-9]+", word)
    one, other = without_gaps(word), without_gaps(right)
    for prefix in NEGATING:
        assert one != prefix + other
        assert other != prefix + one
        for part in re.findall("[a-z]+", right):
            assert one != without_gaps(right.replace(part, prefix + part, 1))
            assert one != without_gaps(right.replace(part, f"{prefix}_{part}", 1))


@given(slipped(), st.lists(st.one_of(words, slipped()), min_size=1, max_size=6))
def test_whatever_is_asked_for_has_the_same_digits_and_is_not_the_word_negated(word: str, known: list[str]) -> None:
    close = nearest(word, known)
    if close is None:
        return
    assert close in known
    assert re.findall("[0-9]+", close) == re.findall("[0-9]+", word)
    for prefix in ("no_", "not_", "un", "hypo"):
        assert word != prefix + close
        assert close != prefix + word


@given(words, words)
def test_to_turn_is_the_same_in_both_directions(one: str, other: str) -> None:
    assert turned(one, other) == turned(other, one)
