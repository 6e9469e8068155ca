"""The guide's way round: every command in it runs and prints what is shown, and its tables say what is so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest

from tests.cli.run import run
from tests.cli.run import written as written_to
from tests.docs.headache import GUIDE, questionnaire, truth, written
from tests.docs.reading import code, documents, plain, sections, tables
from tests.docs.shell import run_line
from tests.docs.steps import LEFT_OUT, Block, blocks, change, commands, fits, follow
from triage import assess, load
from triage.checker import check
from triage.checker.catalogue import explained
from triage.checker.catalogue.proofs import PROOFS
from triage.checker.catalogue.signs import SIGNS
from triage.cli.authoring import STARTER
from triage.cli.failures import INTERRUPTED
from triage.library import Shelf
from triage.logic import NonAnswer
from triage.questionnaire import DEFAULT_PLACE

TEXT: Final = documents()[GUIDE]
PARTS: Final = sections(TEXT)
WALK: Final = "Once round"
BEGINNING: Final = "Your own file"
"""These two make their own files; all others speak of the form about headaches."""
CHANGED: Final = ("days >= 15", "days >= 14")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the clinic's folder."""
    (tmp_path / "our-forms").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("part", PARTS)
def test_every_command_prints_what_is_shown(part: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if part not in (WALK, BEGINNING):
        assert written().count(CHANGED[0]) == 1
        written_to(folder, written(), "headache.json")
        written_to(folder, written().replace(*CHANGED), "headache-next.json")
    for said in follow(PARTS[part], monkeypatch):
        assert said.shown == said.printed or fits(said.shown, said.printed), said.command


def test_every_block_is_read_run_or_drawn() -> None:
    languages = [block.language for block in blocks(TEXT)]
    assert set(languages) == {"text", "json", "diff", "sh", "console"}
    assert languages.count("text") == 1
    assert TEXT.count("```") == 2 * len(languages)
    assert languages.count("console") >= 10


def test_every_output_is_shown_in_part_at_least() -> None:
    shown = [output for block in blocks(TEXT) if block.language == "console" for _command, output in commands(block)]
    assert [output for output in shown if set(output.splitlines()) <= {LEFT_OUT}] == []


def test_a_shown_output_fits_only_what_is_printed() -> None:
    assert fits("a\nb", "a\nb")
    assert not fits("a\nb", "a\nB")
    assert not fits("a", "a\nb")
    assert not fits("", "a")
    assert fits("a\n…\nd", "a\nb\nc\nd")
    assert not fits("a\n…\nd", "a\nb\nc")
    assert not fits("a.", "ab")
    assert not fits("a …", "a b")


def test_a_change_is_made_in_every_place_or_refused(folder: Path) -> None:
    path = written_to(folder, "a\nb\na\nc\n", "old.json")
    change(Block("diff", "-a\n\n-c\n+d\n", ("old.json", "new.json")))
    assert (path.read_text(), Path("new.json").read_text()) == ("a\nb\na\nc\n", "b\nd\n")
    change(Block("diff", "-b\n+c\n", ("old.json", "new.json")))
    assert Path("new.json").read_text() == "c\nd\n"
    with pytest.raises(AssertionError):
        change(Block("diff", "-b\n", ("new.json",)))


def test_the_round_ends_with_nothing_left_to_mend(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = list(follow(PARTS[WALK], monkeypatch))
    assert run("check", folder / "throat.json").stdout == "1 file checked: 0 errors, 0 warnings.\n"
    document = json.loads((folder / "throat.json").read_text(encoding="utf-8"))
    assert len(document["examples"]) > 0
    assert [said.status for said in last] == [1, 0, 0, 0, 0, 0, 0, 0, 1, 1]


@pytest.mark.usefixtures("folder")
def test_what_a_finding_is_made_of_stands_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = next(said.printed for said in follow(PARTS[WALK], monkeypatch) if "--fix" in said.command)
    finding = fixed.partition("\n\n")[0]
    where, what, mend, answers = tables(sections(PARTS[WALK], 3)["Read a finding"])[0].rows
    assert plain(where[1]).partition(",")[0] in finding
    assert plain(what[1]).strip("“”").removesuffix(" …") in finding
    assert plain(mend[1]).strip("“”").partition(" Or")[0] in finding
    assert "  ".join(plain(answers[1]).rsplit(" ", 1)) in finding


def test_every_link_leads_to_a_heading() -> None:
    pages = {"": TEXT, **{Path(path).name: text for path, text in documents().items()}}
    links = re.findall(r"\]\(([\w.-]*)#([\w-]+)\)", TEXT)
    heads = {name: {anchor(head) for head in re.findall("(?m)^#+ (.+)$", page)} for name, page in pages.items()}
    assert [(page, head) for page, head in links if head not in heads[page]] == []
    assert len(links) > 20


def anchor(heading: str) -> str:
    """The last part of a link to ``heading``."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


# Slips and traps


@pytest.mark.parametrize(("slip", "right"), tables(PARTS[BEGINNING])[0].rows)
def test_a_slip_stops_the_reading(slip: str, right: str) -> None:
    wrong = {
        "curly quotes": '{“id”: "x"}',
        "no comma": '{"id": "x" "title": "y"}',
        "a remark": '{"id": "x" // ask the nurse\n}',
        "a quote inside": '{"id": "the "bad" leg"}',
    }
    (text,) = (text for words, text in wrong.items() if slip.startswith(words))
    assert all(piece in text for piece in re.findall("`([^`]+)`", slip))
    assert [finding.code for finding in check(text.encode())] == ["not-json"]
    for piece in re.findall("`([^`]+)`", right):
        assert isinstance(json.loads(f"[{piece}]")[0], str) or piece == '"note"'


def test_the_later_traps_are_as_the_guide_says() -> None:
    traps = sections(PARTS["Conditions"], 3)["Traps"]
    skips, asks = "often == 'yes'", "often == 'yes' or not_sure(often)"
    assert [truth(one, "often", NonAnswer.NOT_SURE) for one in (skips, asks)] == ["open", "yes"]
    unsure = assess(questionnaire(), {"age": 50, "signs": ["none"], "often": {"non_answer": "not_sure"}})
    assert "days" not in {question.id for question in unsure.path}
    assert [truth(one, "days", 15) for one in ("days > 15", "days >= 15")] == ["no", "yes"]
    loose = "often == 'yes' or pain >= 7 and days >= 15"
    tight = "(often == 'yes' or pain >= 7) and days >= 15"
    document = json.loads(written())
    for name, when in (("loose", loose), ("tight", tight)):
        document["rules"].append({"id": name, "when": when, "level": "soon", "text": "Look"})
    form = load(json.dumps(document).encode())
    fired = assess(form, {"age": 50, "signs": ["none"], "often": "yes", "days": 3, "pain": 2}).fired
    assert [rule.id for rule in fired if rule.id in ("loose", "tight")] == ["loose"]
    assert [one for one in (skips, asks, "days > 15", "days >= 15", loose, tight) if f"`{one}`" not in traps] == [skips]
    assert f'`"ask_if": "{skips}"`' in traps


def test_the_app_is_started_as_the_guide_says(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    lines = [block.text.strip() for block in blocks(PARTS[WALK]) if block.language == "sh"]
    trying, offering = (run_line(line, monkeypatch) for line in lines)
    assert trying.settings is not None
    assert trying.settings.try_token is not None
    assert f"http://localhost:{trying.port}/?page=try" in PARTS[WALK]
    assert offering.settings is not None
    assert (folder / (offering.settings.questionnaires or "")) == folder / "our-forms"


def test_two_files_with_one_id_are_both_refused(folder: Path) -> None:
    for name in ("old.json", "new.json"):
        written_to(folder, written(), name)
    assert Shelf([folder], DEFAULT_PLACE).find("headache") is None
    (folder / "old.json").unlink()
    assert Shelf([folder], DEFAULT_PLACE).find("headache") is not None


def test_an_acceptance_stands_where_the_finding_does() -> None:
    assert "for `sign-gated` that is the rule, not the question" in PARTS["The check"]
    first = next(block.text for block in blocks(PARTS[WALK]) if block.language == "json").replace("breth", "breath")
    accept = {"accept": [{"code": "sign-gated", "because": "So."}]}
    on_rule, on_question = json.loads(first), json.loads(first)
    on_rule["rules"][0] |= accept
    on_question["sections"][0]["questions"][1] |= accept
    told = [
        [one.code for one in check(json.dumps(form).encode()) if not one.accepted] for form in (on_rule, on_question)
    ]
    assert [codes.count("sign-gated") for codes in told] == [0, 1]
    assert [codes.count("accept-unused") for codes in told] == [0, 1]


def codes_of(form: bytes) -> list[str]:
    return [one.code for one in check(form) if not one.accepted]


def test_what_is_left_of_the_file_begun_with_is_told_as_the_guide_says() -> None:
    starter = STARTER.read_bytes()
    assert codes_of(starter) == ["left-over-text"] * starter.count(b"Say here")
    assert codes_of(starter.replace(b"Say here", b"This says")) == []


def test_what_the_check_does_not_tell_is_as_the_guide_says() -> None:
    """It tells of examples and of some numbers. Where the last line falls, it has learned more: say so in the guide."""
    assert codes_of(json.dumps(json.loads(written()) | {"examples": []}).encode()) == ["no-examples"]
    for number, told in (("111", ["phone-number"]), ("116 117", [])):
        form = written().replace("Call {urgent_number} today", f"Call {number} today")
        assert form != written()
        assert codes_of(form.encode()) == told


# What is proven, and how the check ends


def test_every_proof_is_named_and_leads_to_its_finding() -> None:
    codes = [
        code for row in tables(PARTS["What is proven before a patient sees it"])[0].rows for code in linked(row[1])
    ]
    assert set(codes) <= explained().keys()
    assert len(codes) == len(set(codes))
    named = {one.code for subject in (PROOFS, SIGNS) for one in subject.explanations}
    assert named - set(codes) == set()


def linked(cell: str) -> list[str]:
    """The codes of findings that ``cell`` links to, each under its own name."""
    return [code for code, target in re.findall(r"\[`([\w-]+)`\]\(findings\.md#([\w-]+)\)", cell) if code == target]


def test_the_exit_statuses_are_those_of_the_table(folder: Path) -> None:
    written_to(folder, written(), "good.json")
    written_to(folder, written().replace(*CHANGED), "other.json")
    written_to(folder, written().replace("days >= 15", "dayz >= 15"), "bad.json")
    rows = tables(sections(PARTS["The check"], 3)["For those who automate"])[0].rows
    asked = {
        "0": (("check", "good.json"), ("diff", "good.json", "good.json")),
        "1": (("check", "bad.json"), ("diff", "good.json", "other.json")),
        "2": (("check", "none.json", "good.json"), ("diff", "good.json", "bad.json")),
    }
    assert [row[0] for row in rows] == [*asked]
    for status, calls in asked.items():
        assert [str(run(*call).exit_code) for call in calls] == [status, status]
    assert "1 file checked" in run("check", "none.json", "good.json").stdout
    assert f"The exit status is then {INTERRUPTED}." in PARTS["The check"]


def test_the_parts_of_a_finding_for_programs_are_those_that_are_named(folder: Path) -> None:
    path = written_to(folder, written(), "headache.json")
    found = json.loads(run("check", "--format", "json", path).stdout)
    text = sections(PARTS["The check"], 3)["For those who automate"].partition("\n|")[0].rpartition("```")[2]
    named = set(re.findall("`([a-z_]+)`", text))
    assert named == (found["findings"][0].keys() | {"not_proven", "not_looked_at"})
    assert "not_proven" in found


def test_the_file_that_is_written_holds_what_is_proposed(folder: Path) -> None:
    written_to(folder, written(), "headache.json")
    lines = code(sections(PARTS["Examples"], 3)["Let the program propose more"], "sh")[0].splitlines()
    assert "--write" in lines[1]
    most = int(lines[1].split("--most ")[1].split()[0])
    assert run(*lines[1].split()[1:]).exit_code == 0
    examples = json.loads((folder / "headache.json").read_text(encoding="utf-8"))["examples"]
    assert sum(example.get("confirmed") is False for example in examples) == most
