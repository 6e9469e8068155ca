"""What is offered and what is refused, as files come, change and go."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from tests.library.making import ids, put, refusals, shelf_on, text_of
from triage.assessment import assess
from triage.checker import check
from triage.library import Shelf, files
from triage.questionnaire import Finding, Place
from triage.questionnaire.loading import contents


def test_what_is_proven_is_offered_by_title(tmp_path: Path) -> None:
    put(tmp_path, "1.json", text_of("sleep", "Sleep"))
    put(tmp_path, "2.json", text_of("cramps", "cramps"))
    put(tmp_path, "3.json", text_of("pain", "Back pain"))
    shelf = shelf_on(tmp_path)
    assert ids(shelf) == ["pain", "cramps", "sleep"]
    assert shelf.refused() == ()


def test_a_questionnaire_is_found_by_its_id(tmp_path: Path) -> None:
    put(tmp_path, "1.json", text_of("sleep"))
    shelf = shelf_on(tmp_path)
    assert shelf.find("sleep") is shelf.offered()[0]
    assert shelf.find("1") is None


def test_texts_have_the_words_of_the_place(tmp_path: Path) -> None:
    put(tmp_path, "1.json", text_of("sleep", "Before you call the {doctor}"))
    shelf = Shelf([tmp_path], Place(doctor="family doctor"))
    assert [questionnaire.title for questionnaire in shelf.offered()] == ["Before you call the family doctor"]


def test_a_file_with_errors_is_listed_with_all_of_them_and_never_offered(tmp_path: Path) -> None:
    put(tmp_path, "1.json", text_of("sleep").replace('"title": "Only"', '"titel": "Only"'))
    shelf = shelf_on(tmp_path)
    assert ids(shelf) == []
    (refused,) = shelf.refused()
    assert (refused.file, refused.path) == ("1.json", tmp_path / "1.json")
    assert {finding.code for finding in refused.findings} == {"missing-key", "unknown-key"}
    assert {finding.file for finding in refused.findings} == {"1.json"}


def test_a_file_whose_example_fails_is_not_offered(tmp_path: Path) -> None:
    put(tmp_path, "1.json", text_of("sleep", expect="emergency"))
    shelf = shelf_on(tmp_path)
    assert shelf.find("sleep") is None
    assert refusals(shelf) == {"1.json": ["example-failed"]}


def test_a_warning_does_not_refuse(tmp_path: Path) -> None:
    put(tmp_path, "1.json", text_of("sleep").replace('"level": "none"', ""))
    assert ids(shelf_on(tmp_path)) == ["sleep"]


def test_new_changed_and_deleted_files_count_at_once(tmp_path: Path) -> None:
    shelf = shelf_on(tmp_path)
    assert ids(shelf) == []
    path = put(tmp_path, "1.json", text_of("sleep"))
    assert ids(shelf) == ["sleep"]
    path.write_text(text_of("dreams"), encoding="utf-8")
    assert ids(shelf) == ["dreams"]
    path.unlink()
    assert ids(shelf) == []


def test_changes_too_quick_for_the_clock_of_the_disk_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "Stamp", lambda inode, size, _modified, _changed: (inode, size))
    shelf, path = shelf_on(tmp_path), tmp_path / "1.json"
    for version in ("1.0.0", "2.0.0", "3.0.0"):
        path.write_text(text_of("sleep", version=version), encoding="utf-8")
        assert [questionnaire.version for questionnaire in shelf.offered()] == [version]


def test_a_file_that_was_touched_only_stays_the_same_questionnaire(tmp_path: Path) -> None:
    put(tmp_path, "1.json", text_of("sleep"))
    shelf = shelf_on(tmp_path)
    first = shelf.find("sleep")
    put(tmp_path, "1.json", text_of("sleep"))
    assert shelf.find("sleep") is first


def test_a_file_that_stays_is_read_once_it_has_been_still_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def counted(path: Path) -> tuple[bytes, str]:
        read.append(path)
        return contents(path)

    monkeypatch.setattr(files, "contents", counted)
    monkeypatch.setattr(files, "_COARSE_NS", 0)
    path = put(tmp_path, "1.json", text_of("sleep"))
    shelf = shelf_on(tmp_path)
    assert [ids(shelf) for _ in range(3)] == [["sleep"]] * 3
    assert read == [path]
    put(tmp_path, "1.json", text_of("dreams"))
    assert [ids(shelf) for _ in range(3)] == [["dreams"]] * 3
    assert read == [path, path]


def test_while_a_file_is_broken_its_last_good_version_is_not_offered(tmp_path: Path) -> None:
    path = put(tmp_path, "1.json", text_of("sleep"))
    shelf = shelf_on(tmp_path)
    under_way = shelf.find("sleep")
    whole = path.read_text(encoding="utf-8")
    for size in (0, 1, len(whole) // 2, len(whole) - 1):
        path.write_text(whole[:size], encoding="utf-8")
        assert ids(shelf) == []
        assert refusals(shelf) == {"1.json": ["not-json"]}
    path.write_text(whole, encoding="utf-8")
    assert ids(shelf) == ["sleep"]
    assert under_way is not None
    assert [question.id for question in assess(under_way, {"hurts": "yes"}).path] == ["hurts"]


def test_the_clinics_own_takes_the_place_of_what_ships(tmp_path: Path) -> None:
    ships, own = tmp_path / "ships", tmp_path / "own"
    ships.mkdir()
    own.mkdir()
    put(ships, "sleep.json", text_of("sleep", "As it ships"))
    put(ships, "pain.json", text_of("pain", "Pain"))
    path = put(own, "ours.json", text_of("sleep", "Our own"))
    shelf = shelf_on(ships, own)
    assert [questionnaire.title for questionnaire in shelf.offered()] == ["Our own", "Pain"]
    assert shelf.refused() == ()
    path.unlink()
    assert [questionnaire.title for questionnaire in shelf.offered()] == ["As it ships", "Pain"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        pytest.param("ours.json", text_of("sleep", expect="emergency"), id="a failing example"),
        pytest.param("ours.json", text_of("sleep")[:200], id="half written"),
        pytest.param("sleep.json", "", id="known by its name only"),
    ],
)
def test_what_ships_does_not_step_in_for_the_clinics_own_while_that_is_refused(
    tmp_path: Path, file: str, text: str
) -> None:
    ships, own = tmp_path / "ships", tmp_path / "own"
    ships.mkdir()
    own.mkdir()
    put(ships, "sleep.json", text_of("sleep"))
    put(ships, "pain.json", text_of("pain"))
    put(own, file, text)
    shelf = shelf_on(ships, own)
    assert ids(shelf) == ["pain"]
    assert list(refusals(shelf)) == [file]


def test_what_ships_does_not_step_in_for_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    ships, own = tmp_path / "ships", tmp_path / "own"
    ships.mkdir()
    own.mkdir()
    put(ships, "sleep.json", text_of("sleep"))
    (own / "sleep.json").symlink_to("nowhere")
    shelf = shelf_on(ships, own)
    assert ids(shelf) == []
    assert refusals(shelf) == {"sleep.json": ["unreadable-file"]}


def test_two_files_of_one_folder_with_the_same_id_are_both_refused(tmp_path: Path) -> None:
    put(tmp_path, "old.json", text_of("sleep", version="1.0.0"))
    put(tmp_path, "new.json", text_of("sleep", version="1.1.0"))
    put(tmp_path, "pain.json", text_of("pain"))
    shelf = shelf_on(tmp_path)
    assert ids(shelf) == ["pain"]
    assert refusals(shelf) == {"new.json": ["duplicate-questionnaire"], "old.json": ["duplicate-questionnaire"]}
    (new, old) = (item.findings[0] for item in shelf.refused())
    assert "'sleep'" in new.message
    assert "old.json" in new.message
    assert "new.json" in old.message
    (tmp_path / "old.json").unlink()
    assert ids(shelf) == ["pain", "sleep"]


def test_a_draft_that_is_not_whole_yet_does_not_push_out_the_good_one_beside_it(tmp_path: Path) -> None:
    put(tmp_path, "good.json", text_of("sleep"))
    put(tmp_path, "draft.json", text_of("sleep", expect="urgent"))
    shelf = shelf_on(tmp_path)
    assert ids(shelf) == ["sleep"]
    assert list(refusals(shelf)) == ["draft.json"]


def test_a_folder_may_go_and_come_back(tmp_path: Path) -> None:
    ships, own = tmp_path / "ships", tmp_path / "own"
    ships.mkdir()
    put(ships, "1.json", text_of("sleep"))
    shelf = shelf_on(ships, own)
    assert ids(shelf) == ["sleep"]
    assert refusals(shelf) == {"own": ["unreadable-folder"]}
    own.mkdir()
    put(own, "2.json", text_of("pain"))
    assert ids(shelf) == ["pain", "sleep"]
    assert shelf.refused() == ()
    shutil.rmtree(own)
    assert ids(shelf) == ["sleep"]


def test_the_log_names_what_keeps_a_file_back_and_no_advice(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    text = text_of("sleep", expect="emergency").replace('"information_only": true', '"information_only": false')
    put(tmp_path, "1.json", text)
    assert "question-idle" in [found.code for refused in shelf_on(tmp_path).refused() for found in refused.findings]
    assert caplog.messages == ["'1.json' is not offered: example-failed"]


def test_the_log_names_files_and_codes_once_and_nothing_else(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    put(tmp_path, "1.json", text_of("sleep", "A title to keep", expect="emergency"))
    shelf = shelf_on(tmp_path)
    with caplog.at_level(logging.DEBUG):
        shelf.offered()
        shelf.offered()
        put(tmp_path, "2\n.json", "{")
        shelf.offered()
    assert caplog.messages == [
        "'1.json' is not offered: example-failed",
        r"'2\n.json' is not offered: not-json",
    ]


def test_a_file_that_the_program_fails_on_does_not_take_the_others_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(source: bytes, *, place: Place, name: str) -> tuple[Finding, ...]:
        if name == "1.json":
            raise RecursionError("something of the file")
        return check(source, place=place, name=name)

    monkeypatch.setattr(files, "check", failing)
    put(tmp_path, "1.json", text_of("sleep"))
    put(tmp_path, "2.json", text_of("pain"))
    shelf = shelf_on(tmp_path)
    assert ids(shelf) == ["pain"]
    assert refusals(shelf) == {"1.json": ["check-failed"]}
    assert "something of the file" not in str(shelf.refused())
