"""The JSON Schema: the published one is current, it explains everything, and it agrees with ``load`` about shapes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.run import SMALL, changed, run
from triage import QuestionnaireError, load
from triage.cli.authoring import STARTER
from triage.questionnaire.explained import EXPLAINED
from triage.questionnaire.schema import schema
from triage.shipped import questionnaires

ROOT = Path(__file__).parents[2]
PUBLISHED = questionnaires() / "questionnaire.schema.json"
VALIDATOR = Draft202012Validator(schema())


def loads(path: Path) -> bool:
    """Whether ``path`` is a questionnaire without errors."""
    try:
        return bool(load(path))
    except QuestionnaireError:
        return False


def test_the_published_schema_is_current() -> None:
    assert run("schema").stdout == PUBLISHED.read_text(encoding="utf-8"), "run: triage schema > " + str(PUBLISHED)


def test_it_is_a_schema_with_a_name() -> None:
    published = json.loads(PUBLISHED.read_bytes())
    Draft202012Validator.check_schema(published)
    assert (published["$id"], published["title"]) == ("urn:triage:questionnaire", "Questionnaire")


def test_every_questionnaire_that_loads_is_valid() -> None:
    files = [STARTER, *questionnaires().glob("*.json"), *ROOT.glob("tests/**/*.json")]
    good = {path: json.loads(path.read_bytes()) for path in files if loads(path)}
    assert {STARTER, SMALL, questionnaires() / "muscle-spasms.json"} <= good.keys()
    assert {path: [error.message for error in VALIDATOR.iter_errors(of)] for path, of in good.items()} == {
        path: [] for path in good
    }


def parts() -> Iterator[tuple[str, dict[str, Any]]]:
    """The parts of the schema by name."""
    whole: dict[str, Any] = schema()
    yield from whole["$defs"].items()
    yield "Document", whole


def test_every_property_is_explained() -> None:
    silent = [
        f"{name}.{key}" for name, part in parts() for key, of in part["properties"].items() if "description" not in of
    ]
    assert silent == []
    assert [name for name, part in parts() if not part.get("description")] == []


def test_nothing_is_explained_that_is_not_there() -> None:
    there = {wording for name, part in parts() for key in part["properties"] for wording in (key, f"{name}.{key}")}
    assert EXPLAINED.keys() - there == set()


def test_descriptions_are_plain_text() -> None:
    said = [text for text in json.dumps(schema()).split('"') if "``" in text or "\\n" in text]
    assert said == []


def test_types_of_questions_are_told_apart_by_a_constant() -> None:
    (kinds,) = [part["properties"]["questions"]["items"]["oneOf"] for name, part in parts() if name == "SectionField"]
    by_name = dict(parts())
    types = [by_name[kind["$ref"].rsplit("/", 1)[1]]["properties"]["type"]["const"] for kind in kinds]
    assert len(types) == len(set(types)) == 10
    assert "discriminator" not in json.dumps(schema())


def test_every_object_is_closed() -> None:
    assert [name for name, part in parts() if part["additionalProperties"] is not False] == []


def question(document: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        question for section in document["sections"] for question in section["questions"] if question["id"] == name
    )
    return found


BREAKAGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "unknown key": lambda document: document.update(titel="x"),
    "unknown key inside": lambda document: question(document, "pain").update(hints="x"),
    "key of another type": lambda document: question(document, "pain").update(max_length=3),
    "no title": lambda document: document.pop("title"),
    "no type": lambda document: question(document, "pain").pop("type"),
    "unknown type": lambda document: question(document, "pain").update(type="slider"),
    "empty text": lambda document: question(document, "pain").update(text=""),
    "text of spaces": lambda document: question(document, "pain").update(text="  "),
    "number as text": lambda document: question(document, "weight").update(min="2"),
    "truth as number": lambda document: question(document, "weight").update(min=True),
    "no sections": lambda document: document.update(sections=[]),
    "bad id": lambda document: question(document, "pain").update(id="Pain"),
    "bad version": lambda document: document.update(version="1"),
    "bad name of a list": lambda document: document["option_lists"].update({"Bad Name": [{"id": "a", "text": "A"}]}),
    "bad points": lambda document: question(document, "meds")["options"][0].update(points={"Bad Name": 1}),
    "points as text": lambda document: question(document, "meds")["options"][0].update(points="1"),
    "bad level": lambda document: document["rules"][0].update(level="now"),
    "no missing": lambda document: document["scores"][0].pop("missing"),
    "at least nothing": lambda document: document["scores"][0]["missing"].update(at_least=0),
    "unknown non-answer": lambda document: question(document, "meds").update(non_answers=["maybe"]),
    "address without a scheme": lambda document: document["sources"][0].update(url="example.org"),
    "expected score as text": lambda document: document["examples"][0]["expect"]["scores"].update(medication="1"),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_what_load_refuses_for_its_shape_the_schema_refuses(tmp_path: Path, name: str) -> None:
    path = changed(tmp_path, BREAKAGES[name])
    with pytest.raises(QuestionnaireError):
        load(path)
    assert not VALIDATOR.is_valid(json.loads(path.read_bytes()))


ALLOWED: dict[str, Callable[[dict[str, Any]], object]] = {
    "null for what may be left out": lambda document: question(document, "pain").update(hint=None, ask_if=None),
    "decimal points": lambda document: question(document, "meds")["options"][0].update(points={"medication": 0.5}),
    "plain points": lambda document: question(document, "tried").update(
        options=[{"id": "a", "text": "A", "points": 0.5}, {"id": "b", "text": "B"}]
    ),
    "a number of answers": lambda document: document["scores"][0]["missing"].update(at_least=2),
    "a note without a condition": lambda document: document["notes"][0].update(when=None),
    "no answer in an example": lambda document: document["examples"][0]["answers"].update(
        pain=None, new_dose={"non_answer": "not_sure"}
    ),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_load_allows_the_schema_allows(tmp_path: Path, name: str) -> None:
    path = changed(tmp_path, ALLOWED[name])
    load(path)
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(path.read_bytes()))] == []


def test_the_small_questionnaire_uses_every_type_of_question() -> None:
    document = json.loads(SMALL.read_bytes())
    used = {question["type"] for section in document["sections"] for question in section["questions"]}
    (kinds,) = [part["properties"]["questions"]["items"]["oneOf"] for name, part in parts() if name == "SectionField"]
    assert len(used) == len(kinds)
