"""However a file is broken, loading ends in a questionnaire or in findings: never in another exception."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.questionnaire.reading import QUESTIONNAIRES, Json, findings

VALID = [path.read_text(encoding="utf-8") for path in sorted(QUESTIONNAIRES.glob("*.json"))]
ALL = [*VALID, *(path.read_text(encoding="utf-8") for path in sorted((QUESTIONNAIRES / "invalid").glob("*.json")))]

Way = tuple[str | int, ...]
"""Keys and positions from the root."""

STRANGE: list[object] = [
    *(None, True, False, 0, -1, 1.5, 10**15, 10**30, "", " ", "x", "yes", "{doctor}", "{", "\ud800", "\x00", "é" * 600),
    *([], {}, [[]], {"x": 1}, {"id": "x"}, ["yes"], [None], [{"id": "a", "text": "A"}], {"[key]": {"type": "list"}}),
    *(
        "choice",
        "multiple",
        "matrix",
        "scale",
        "refuse",
        "pain > 3",
        "not",
        "a == 'b'",
        "class",
        "constructor",
        "2026-02-30",
    ),
    {"type": "choice", "id": "q", "text": "Q", "choice": {"options": 1}},
    {"at_least": "half", "refuse": {"rule": 1}, "not_asked": {}},
]


def ways(value: object, way: Way = ()) -> Iterator[Way]:
    """The ways to everything in ``value``."""
    yield way
    if isinstance(value, dict):
        for key, item in value.items():
            yield from ways(item, (*way, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from ways(item, (*way, at))


def at(value: Json, way: Way) -> object:
    here: object = value
    for step in way:
        here = here[step]  # type: ignore[index]
    return here


def changed(document: Json, way: Way, draw: st.DrawFn) -> None:
    """``document`` with one thing deleted, replaced, renamed, doubled or moved."""
    inside, last = at(document, way[:-1]), way[-1]
    replacement = st.one_of(
        st.sampled_from(STRANGE), st.sampled_from([at(document, other) for other in ways(document)])
    ).map(deepcopy)
    if isinstance(inside, dict):
        match draw(st.sampled_from(["delete", "replace", "rename", "add"])):
            case "delete":
                del inside[last]
            case "replace":
                inside[last] = draw(replacement)
            case "rename":
                inside[draw(st.sampled_from(["id", "type", "options", "points", "[key]", "\ud800", "when"]))] = (
                    inside.pop(last)
                )
            case _:
                inside[draw(st.sampled_from(["ask_if", "points", "options", "missing", "rows"]))] = draw(replacement)
    elif isinstance(inside, list) and isinstance(last, int):
        match draw(st.sampled_from(["delete", "replace", "double", "swap"])):
            case "delete":
                del inside[last]
            case "replace":
                inside[last] = draw(replacement)
            case "double":
                inside.append(deepcopy(inside[last]))
            case _:
                inside[last], inside[0] = inside[0], inside[last]


@st.composite
def broken_documents(draw: st.DrawFn) -> bytes:
    document = json.loads(draw(st.sampled_from(VALID)))
    for _change in range(draw(st.integers(1, 3))):
        choices = list(ways(document))[1:]
        if choices:
            changed(document, draw(st.sampled_from(choices)), draw)
        if len(json.dumps(document)) > 100_000:
            break
    return json.dumps(document, indent=draw(st.sampled_from([None, 1])), ensure_ascii=draw(st.booleans())).encode(
        "utf-8", "surrogatepass"
    )


@st.composite
def broken_texts(draw: st.DrawFn) -> bytes:
    data = draw(st.sampled_from(ALL)).encode()
    start = draw(st.integers(0, len(data)))
    end = min(len(data), start + draw(st.integers(0, 30)))
    middle = draw(
        st.one_of(st.binary(max_size=4), st.sampled_from([b'"', b"{", b"]", b",", b"\\", b"1e9", b"NaN", b"\xff"]))
    )
    return data[:start] + middle + (b"" if draw(st.booleans()) else data[end:])


def check(data: bytes) -> None:
    found = findings(data)
    text = data.decode("utf-8-sig", "replace")
    for finding in found:
        assert 1 <= finding.line <= text.count("\n") + 1
        assert 1 <= finding.column <= len(text.split("\n")[finding.line - 1]) + 1
        assert finding.message
        assert "Input should" not in str(finding)
    assert len(set(found)) == len(found)


@settings(max_examples=400)
@given(broken_documents())
def test_broken_documents(data: bytes) -> None:
    check(data)


@settings(max_examples=300)
@given(broken_texts())
def test_broken_texts(data: bytes) -> None:
    check(data)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    check(data)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["id", "type", "sections", "scores", "x"]), inner)
    ),
    max_leaves=10,
)


@given(JSON)
def test_any_json(value: object) -> None:
    check(json.dumps(value).encode())
