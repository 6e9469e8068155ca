"""Files that are huge, odd or meant to lead elsewhere, and threads that look while files change."""

from __future__ import annotations

import os
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tests.library.making import ids, put, refusals, shelf_on, text_of
from triage.library import Shelf, files
from triage.questionnaire import Place, Questionnaire, load


def test_only_json_files_directly_in_the_folder_are_looked_at(tmp_path: Path) -> None:
    inner = tmp_path / "inner.json"
    inner.mkdir()
    put(inner, "deep.json", text_of("deep"))
    for name in ("questionnaire.schema.json", ".hidden.json", "notes.txt", "sleep.json~", "sleep.json.bak"):
        (tmp_path / name).write_text("{", encoding="utf-8")
    put(tmp_path, "sleep.json", text_of("sleep"))
    shelf = shelf_on(tmp_path)
    assert ids(shelf) == ["sleep"]
    assert shelf.refused() == ()


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder, beside = tmp_path / "forms", tmp_path / "forms-beside"
    folder.mkdir()
    beside.mkdir()
    target = put(beside, "secret.json", text_of("secret"))
    (folder / "1.json").symlink_to(target)
    (folder / "2.json").symlink_to(Path("..", "forms-beside", "secret.json"))
    shelf = shelf_on(folder)
    assert ids(shelf) == []
    assert refusals(shelf) == {"1.json": ["outside-folder"], "2.json": ["outside-folder"]}


def test_a_link_within_the_folder_is_followed_to_where_it_leads_now(tmp_path: Path) -> None:
    """Container platforms mount files so: a link to a link to a hidden folder, which is exchanged as a whole."""
    folder = tmp_path / "mount"
    for release, name in (("..1", "sleep"), ("..2", "dreams")):
        (folder / release).mkdir(parents=True)
        put(folder / release, "form.json", text_of(name))
    (folder / "..data").symlink_to("..1")
    (folder / "form.json").symlink_to(Path("..data", "form.json"))
    linked = tmp_path / "linked"
    linked.symlink_to(folder)
    shelf = shelf_on(linked)
    assert ids(shelf) == ["sleep"]
    (folder / "..next").symlink_to("..2")
    (folder / "..next").replace(folder / "..data")
    assert ids(shelf) == ["dreams"]


def test_a_link_that_is_turned_outwards_is_refused_although_the_file_is_known(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    (folder / "1.json").symlink_to(put(folder, "sleep.txt", text_of("sleep")))
    shelf = shelf_on(folder)
    assert ids(shelf) == ["sleep"]
    (folder / "sleep.txt").replace(tmp_path / "sleep.txt")
    (folder / "1.json").unlink()
    (folder / "1.json").symlink_to(tmp_path / "sleep.txt")
    assert refusals(shelf) == {"1.json": ["outside-folder"]}


def test_what_cannot_be_read_is_refused_and_does_not_stop_the_look(tmp_path: Path) -> None:
    (tmp_path / "gone.json").symlink_to("nowhere.json")
    (tmp_path / "loop.json").symlink_to("loop.json")
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "folder").mkdir()
    (tmp_path / "to-folder.json").symlink_to("folder")
    put(tmp_path, "sleep.json", text_of("sleep"))
    shelf = shelf_on(tmp_path)
    assert ids(shelf) == ["sleep"]
    assert refusals(shelf) == {
        "gone.json": ["unreadable-file"],
        "loop.json": ["unreadable-file"],
        "pipe.json": ["not-a-file"],
        "to-folder.json": ["not-a-file"],
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_and_a_folder_that_may_not_be_read_are_refused_until_they_may(tmp_path: Path) -> None:
    path = put(tmp_path, "sleep.json", text_of("sleep"))
    shelf = shelf_on(tmp_path)
    path.chmod(0)
    assert refusals(shelf) == {"sleep.json": ["unreadable-file"]}
    path.chmod(0o600)
    assert ids(shelf) == ["sleep"]
    tmp_path.chmod(0)
    assert refusals(shelf) == {tmp_path.name: ["unreadable-folder"]}
    tmp_path.chmod(0o700)
    assert ids(shelf) == ["sleep"]


def test_a_file_that_could_not_be_read_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> tuple[bytes, str]:
        raise PermissionError(13, "Permission denied", str(path))

    put(tmp_path, "sleep.json", text_of("sleep"))
    shelf = shelf_on(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(files, "contents", denied)
        assert refusals(shelf) == {"sleep.json": ["unreadable-file"]}
        assert str(tmp_path) not in str([item.findings for item in shelf.refused()])
    assert ids(shelf) == ["sleep"]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    shelf = shelf_on(put(tmp_path, "sleep.json", text_of("sleep")))
    assert refusals(shelf) == {"sleep.json": ["unreadable-folder"]}


def test_a_file_of_many_gigabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.json").open("wb") as file:
        file.truncate(1 << 36)
    put(tmp_path, "sleep.json", text_of("sleep"))
    shelf = shelf_on(tmp_path)
    assert ids(shelf) == ["sleep"]
    assert refusals(shelf) == {"huge.json": ["too-large"]}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b'{"id": 1e999999999}', id="huge number"),
        pytest.param(b"\0" * 1000, id="zeros"),
        pytest.param('{"id": "sleep"}'.encode("utf-16"), id="another encoding"),
        pytest.param(b'{"id": "sleep", "id": "pain"}', id="two ids"),
    ],
)
def test_hostile_text_is_refused_and_the_others_are_offered(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.json").write_bytes(data)
    put(tmp_path, "good.json", text_of("sleep"))
    shelf = shelf_on(tmp_path)
    assert ids(shelf) == ["sleep"]
    assert list(refusals(shelf)) == ["bad.json"]


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.json")).write_text("{", encoding="utf-8")
    (refused,) = shelf_on(tmp_path).refused()
    assert refused.file == "\N{REPLACEMENT CHARACTER}" * 2 + ".json"
    assert {finding.file for finding in refused.findings} == {refused.file}


def test_a_folder_with_too_many_files_says_where_it_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 3)
    for name in ("d", "b", "a", "c"):
        put(tmp_path, f"{name}.json", text_of(name))
    shelf = shelf_on(tmp_path)
    assert ids(shelf) == ["a", "b", "c"]
    (refused,) = shelf.refused()
    assert (refused.path, [finding.code for finding in refused.findings]) == (tmp_path, ["too-many-files"])
    assert "'c.json'" in refused.findings[0].message
    (tmp_path / "b.json").unlink()
    assert (ids(shelf), shelf.refused()) == (["a", "c", "d"], ())


def test_two_hundred_files_are_the_most() -> None:
    assert files.MOST_FILES == 200


def test_threads_see_whole_questionnaires_only_while_files_are_written(tmp_path: Path) -> None:
    """One writes in place, piece by piece, while others look: none fails, none sees anything but a whole version."""
    whole = {text_of("sleep", version=f"1.0.{number}") for number in range(5)}
    versions = {f"1.0.{number}" for number in range(5)}
    path, shelf, threads = tmp_path / "1.json", shelf_on(tmp_path), 4
    together = Barrier(threads + 1)
    path.write_text(min(whole), encoding="utf-8")

    def write() -> None:
        together.wait()
        for text in sorted(whole) * 4:
            with path.open("w", encoding="utf-8") as file:
                for start in range(0, len(text), 200):
                    file.write(text[start : start + 200])
                    file.flush()

    def see() -> set[str]:
        together.wait()
        return {offer.version for _ in range(40) for offer in shelf.offered()}

    with ThreadPoolExecutor(threads + 1) as pool:
        writer = pool.submit(write)
        seen = [pool.submit(see) for _ in range(threads)]
        writer.result()
        assert set().union(*(future.result() for future in seen)) <= versions
    assert [questionnaire.version for questionnaire in shelf.offered()] == ["1.0.4"]
    assert shelf.refused() == ()


def test_no_thread_waits_for_one_that_is_loading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two load at once: each goes on only when the other has come as far."""
    put(tmp_path, "1.json", text_of("sleep"))
    shelf, together = shelf_on(tmp_path), Barrier(2, timeout=30)

    def meeting(source: bytes, *, place: Place, name: str) -> Questionnaire:
        together.wait()
        return load(source, place=place, name=name)

    monkeypatch.setattr(files, "load", meeting)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _: ids(shelf), range(2))) == [["sleep"]] * 2


def test_a_look_that_ends_late_brings_nothing_old_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one look is loading the first version, the file changes and is looked at by another."""
    monkeypatch.setattr(files, "_COARSE_NS", 0)
    put(tmp_path, "1.json", text_of("sleep", version="1.0.0"))
    shelf = shelf_on(tmp_path)
    inner: list[list[str]] = []

    def interrupted(source: bytes, *, place: Place, name: str) -> Questionnaire:
        monkeypatch.setattr(files, "load", load)
        put(tmp_path, "1.json", text_of("sleep", version="2.0.0"))
        inner.append(_versions(shelf))
        return load(source, place=place, name=name)

    monkeypatch.setattr(files, "load", interrupted)
    assert _versions(shelf) == ["1.0.0"]
    assert inner == [["2.0.0"]]
    assert _versions(shelf) == ["2.0.0"]


def test_any_course_of_writing_and_deleting_leaves_what_a_new_shelf_would_find(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - not for secrets
    shelf = shelf_on(tmp_path)
    texts = ["", "{", text_of("sleep"), text_of("pain"), text_of("sleep", expect="soon")]
    for _ in range(60):
        path = tmp_path / f"{chance.randrange(4)}.json"
        if chance.random() < 0.3:
            path.unlink(missing_ok=True)
        else:
            path.write_text(chance.choice(texts), encoding="utf-8")
        fresh = shelf_on(tmp_path)
        assert (ids(shelf), shelf.refused()) == (ids(fresh), fresh.refused())


def _versions(shelf: Shelf) -> list[str]:
    return [questionnaire.version for questionnaire in shelf.offered()]
