"""Single faults put into a questionnaire by a program: what a slip of the hand, or of thought, may leave behind.

Each kind is a function: a document → every document that has one fault of this kind. What is in ``FORM`` changes what
the form does, or breaks its file. What is in ``WORDS`` leaves a file that does the same and says something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from benchmarks.slips import conditions, examples, names, parts, shape, values
from benchmarks.slips.edits import Json, Kind, place_words

FORM: Final[Mapping[str, Kind]] = {
    "a condition compares otherwise": conditions.another_comparison,
    "`and` for `or`": conditions.and_for_or,
    "a condition is negated": conditions.negated,
    "a condition has another number": conditions.another_number,
    "a condition has another option or band": conditions.another_option,
    "a condition has an option more": conditions.option_more,
    "a condition has an option fewer": conditions.option_fewer,
    "a condition has another question or score": conditions.another_name,
    "a condition has another function": conditions.another_function,
    "a condition lacks a part": conditions.part_dropped,
    "a condition is gone": conditions.condition_dropped,
    "a condition has a sign of another language": conditions.miswritten,
    "a condition lacks a quote or a bracket": conditions.mark_left_out,
    "a condition has a mistyped id": conditions.mistyped_name,
    "other points": values.points,
    "no points": values.points_dropped,
    "points for another score": values.points_elsewhere,
    "two neighbours have each other's points": parts.swapped("points"),
    "a band or range begins elsewhere": values.start,
    "two neighbours begin in each other's place": parts.swapped("from"),
    "another limit of a number or text": values.limit,
    "another number of answers is needed": values.answers_needed,
    "a missing answer counts otherwise": values.missing_counts,
    "a score is made otherwise": values.combine,
    "another step on the way to a score": values.counts_from,
    "another level": values.level,
    "two neighbours have each other's level": parts.swapped("level"),
    "two neighbours have each other's condition": parts.swapped("when"),
    "an option is exclusive, or no longer": values.exclusive,
    "a question can be left out, or no longer": values.required,
    "another reason not to answer": values.non_answer,
    "another type of question": values.question_type,
    "a rule is gone": parts.dropped("rules"),
    "a note is gone": parts.dropped("notes"),
    "a score is gone": parts.dropped("scores"),
    "a band is gone": parts.dropped("bands"),
    "an option is gone": parts.dropped("options"),
    "a question or row is gone": parts.dropped("questions", "rows"),
    "a section is gone": parts.dropped("sections"),
    "a score lacks an item": parts.dropped("items", "reverse", "of"),
    "a score has an item twice": parts.item_doubled,
    "a score has another item": names.another_item,
    "another list of options": names.another_list,
    "a part stands twice": parts.put_twice,
    "a part is copied with a new id": parts.copied,
    "two neighbours have each other's id": parts.swapped("id"),
    "a mistyped id": names.mistyped_id,
    "an id that cannot be": names.impossible_id,
    "no id": names.id_dropped,
    "a mistyped reference": names.mistyped_reference,
    "a mistyped key": shape.mistyped_key,
    "a part lacks what it needs": shape.key_dropped,
    "a value of the wrong type": shape.wrong_type,
    "an empty text": shape.text_emptied,
    "a mistyped placeholder": shape.placeholder,
    "markup in a text": shape.markup,
    "an example: another answer": examples.another_answer,
    "an example: an answer fewer": examples.answer_dropped,
    "an example: a reason in place of an answer": examples.answer_withheld,
    "an example: a mistyped answer or question": examples.mistyped_answer,
    "an example: two answers exchanged": examples.answers_exchanged,
    "an example: another level expected": examples.expects_level,
    "an example: another number expected": examples.expects_number,
    "an example: a value or none expected": examples.expects_nothing,
    "an example: another band expected": examples.expects_band,
    "an example: a rule or note more or fewer expected": examples.expects_rule,
    "an example: a question more or fewer expected": examples.expects_question,
    "an example: a mistyped expectation": examples.mistyped_expectation,
    "an example: two have each other's expectation": examples.expectations_exchanged,
    "an example: something is expected no more": examples.expects_less,
    "an example: an answer of another shape": examples.answer_misshapen,
    "an example: a mistyped key": examples.mistyped_key,
    "an example stands twice": examples.example_copied,
}
"""Each kind of fault in what the form does, or in how its file is written."""

WORDS: Final[Mapping[str, Kind]] = {
    "a number in a text": shape.number_in_text,
    "two neighbours have each other's text": parts.swapped("text"),
    "a part has its neighbour's text": parts.text_copied,
    "a text is gone": shape.text_dropped,
    "two neighbours change places": parts.reordered,
    "another source, or another question or score shown": names.another_reference,
    "a source, or a question shown, is gone": names.reference_dropped,
    "another number that only the report tells": values.number_told,
    "another setting that only the report sees": values.better,
}
"""Each kind of fault in words, their order, or what the report tells beside what follows from the answers."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A document with one fault: its ``kind``, the ``place`` of it, and ``what`` was changed."""

    kind: str
    place: str
    what: str
    document: Json


def slips(document: Json, kinds: Mapping[str, Kind]) -> Iterator[Slip]:
    """Every single fault of these ``kinds`` that ``document`` can have."""
    for name, kind in kinds.items():
        yield from (Slip(name, place_words(edit.path), edit.what, edit.document) for edit in kind(document))
