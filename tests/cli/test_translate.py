"""``triage translate`` writes and renews catalogues, and ``triage check`` looks at them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import changed, run, written
from tests.questionnaire.translating import catalogue_for
from triage.questionnaire import DEFAULT_PLACE

NAME = "changed.cy.po"


@pytest.fixture(autouse=True)
def _welsh_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {**DEFAULT_PLACE.words(), "languages": ["en-GB", "cy"]}
    monkeypatch.setenv("TRIAGE_PLACE", json.dumps(words))


def made(folder: Path) -> Path:
    """A questionnaire in ``folder``, whole, without a finding that matters here."""
    return changed(folder, lambda _document: None)


def translation(path: Path, folder: Path) -> Path:
    """A catalogue beside ``path`` with every text translated."""
    return written(folder, catalogue_for(path.read_bytes()), NAME)


def test_a_new_catalogue_is_written_beside_the_file(tmp_path: Path) -> None:
    path = made(tmp_path)
    done = run("translate", path, "cy")
    texts = (tmp_path / NAME).read_text(encoding="utf-8").count("msgctxt")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        f"Written: {tmp_path / NAME} (Welsh)",
        f"0 texts translated, 0 to be looked at again, {texts} missing.",
        f"To see what is missing or wrong in it: triage check {path}",
    ]
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o644


def test_a_catalogue_is_renewed_and_what_is_translated_stays(tmp_path: Path) -> None:
    path = made(tmp_path)
    before = translation(path, tmp_path).read_text(encoding="utf-8")
    (tmp_path / NAME).chmod(0o640)
    changed(tmp_path, lambda document: document.update(title="Another title"))
    done = run("translate", path, "cy")
    texts = before.count("msgctxt")
    assert f"{texts - 1} texts translated, 1 to be looked at again, 0 missing.\n" in done.stdout
    after = (tmp_path / NAME).read_text(encoding="utf-8")
    assert set(after.splitlines()) - set(before.splitlines()) == {
        "#, fuzzy",
        f'#| msgid "{json.loads((Path(__file__).parent / "small.json").read_text())["title"]}"',
        'msgid "Another title"',
    }
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.glob(".*")) == []


def test_what_belongs_to_no_text_any_more_is_counted(tmp_path: Path) -> None:
    path = made(tmp_path)
    more = '\nmsgctxt "questions.old.text"\nmsgid "Where?"\nmsgstr "Ble?"\n'
    with translation(path, tmp_path).open("a", encoding="utf-8") as file:
        file.write(more)
    assert "0 missing, 1 kept that belong to no text any more.\n" in run("translate", path, "cy").stdout
    assert '#~ msgstr "Ble?"\n' in (tmp_path / NAME).read_text(encoding="utf-8")


def test_a_language_may_be_written_as_gettext_does(tmp_path: Path) -> None:
    run("translate", made(tmp_path), "pt_BR")
    assert '"Language: pt_BR\\n"' in (tmp_path / "changed.pt-BR.po").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["xx", "Welsh", "", "../x", "und", "cy/x", "en-GB"])
def test_what_is_no_other_language_is_refused_in_a_sentence(tmp_path: Path, code: str) -> None:
    done = run("translate", made(tmp_path), code)
    words = "The questionnaire is in 'en-GB' itself." if code == "en-GB" else f"'{code}' is not a language code"
    assert (done.exit_code, words in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["changed.json"]


@pytest.mark.parametrize("text", ["{}", b"\xff", 'msgid ""\nmsgstr "Language: de\\n"\n', 'msgid "a'])
def test_a_catalogue_that_cannot_be_read_is_never_written_over(tmp_path: Path, text: str | bytes) -> None:
    path = made(tmp_path)
    before = written(tmp_path, text, NAME).read_bytes()
    done = run("translate", path, "cy")
    assert done.exit_code == 1
    assert f"{tmp_path / NAME}:" in done.stderr
    assert "Nothing was written." in done.stderr
    assert (tmp_path / NAME).read_bytes() == before


def test_a_questionnaire_with_errors_is_not_translated(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda document: document.pop("title"))
    done = run("translate", path, "cy")
    assert (done.exit_code, "has 1 error" in done.stderr, (tmp_path / NAME).exists()) == (1, True, False)


@pytest.mark.parametrize("given", ["phq-9", "-"])
def test_only_a_file_of_ones_own_gets_a_catalogue(given: str) -> None:
    done = run("translate", given, "cy", given=b"{}")
    assert (done.exit_code, "A catalogue stands beside a file at a path of your own" in done.stderr) == (2, True)


def test_a_folder_in_place_of_the_catalogue_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path)
    (tmp_path / NAME).mkdir()
    done = run("translate", path, "cy")
    assert (done.exit_code, "is a folder" in done.stderr) == (2, True)


def test_a_link_that_leads_nowhere_is_refused_and_one_to_a_file_is_followed(tmp_path: Path) -> None:
    path = made(tmp_path)
    (tmp_path / NAME).symlink_to("elsewhere.po")
    done = run("translate", path, "cy")
    assert (done.exit_code, f"There is no file '{tmp_path / NAME}'" in done.stderr) == (2, True)
    assert not (tmp_path / "elsewhere.po").exists()
    target = written(tmp_path, catalogue_for(path.read_bytes(), lambda _text: ""), "elsewhere.po")
    changed(tmp_path, lambda document: document.update(title="Another title"))
    assert run("translate", path, "cy").exit_code == 0
    assert (tmp_path / NAME).is_symlink()
    assert 'msgid "Another title"' in target.read_text(encoding="utf-8")


def test_a_check_looks_at_every_catalogue_beside_the_file(tmp_path: Path) -> None:
    path = made(tmp_path)
    translation(path, tmp_path)
    written(tmp_path, "{}", "changed.de.po")
    done = run("check", path, "--format", "json")
    data = json.loads(done.stdout)
    assert done.exit_code == 1
    assert data["files"] == [str(path), str(tmp_path / NAME), str(tmp_path / "changed.de.po")]
    assert [(one["file"], one["code"], one["line"]) for one in data["findings"] if one["severity"] == "error"] == [
        (str(tmp_path / "changed.de.po"), "translation-unreadable", 1)
    ]


def test_holes_alone_are_warnings(tmp_path: Path) -> None:
    path = made(tmp_path)
    run("translate", path, "cy")
    done = run("check", path)
    assert done.exit_code == 0
    assert f"{tmp_path / NAME}:12:8: warning translation-hole" in done.stdout


def test_code_platforms_get_them_too(tmp_path: Path) -> None:
    path = made(tmp_path)
    run("translate", path, "cy")
    results = json.loads(run("check", path, "--format", "sarif").stdout)["runs"][0]["results"]
    places = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert (tmp_path / NAME).as_uri() in places


def test_catalogues_wait_until_the_questionnaire_has_no_errors(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda document: document.pop("title"))
    written(tmp_path, "{}", NAME)
    done = run("check", path)
    assert f"{tmp_path / NAME}: not looked at until the errors of the questionnaire are mended." in done.stderr
    assert "translation-unreadable" not in done.stdout


def test_a_catalogue_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    path = made(tmp_path)
    (tmp_path / NAME).symlink_to(tmp_path / "nowhere.po")
    done = run("check", path)
    assert (done.exit_code, f"There is no file '{tmp_path / NAME}'" in done.stderr) == (2, True)
