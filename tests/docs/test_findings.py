"""The page on all findings is what the program writes; ``tests/checker/test_catalogue.py`` holds that it is so."""

from __future__ import annotations

from tests.cli.run import run
from tests.docs.reading import code, documents, sections
from triage.checker.catalogue import FORM, explained, subjects

PAGE = documents()["docs/findings.md"]


def test_the_page_is_current() -> None:
    """Where it is not: ``triage explain --markdown > docs/findings.md``."""
    assert run("explain", "--markdown").stdout == PAGE


def test_every_finding_has_its_part_with_both_pieces() -> None:
    parts = sections(PAGE, 3)
    assert list(parts) == list(explained())
    for name, part in parts.items():
        one = explained()[name]
        assert code(part, "json") == [f"{piece}\n" for piece in (one.wrong, one.right) if piece]
        assert all(sentence in part for sentence in (one.means, one.matters, one.mend))


def test_the_form_that_the_pieces_belong_to_is_shown() -> None:
    assert code(sections(PAGE)["The form of the examples"], "json") == [FORM]


def test_all_codes_are_listed_at_the_top_by_subject() -> None:
    listed = sections(PAGE)["All codes"]
    assert [f"**{subject.title}**" in listed for subject in subjects()] == [True] * len(subjects())
    assert [name for name in explained() if f"[{name}](#{name})" not in listed] == []


def test_authors_are_sent_here() -> None:
    assert "(findings.md)" in documents()["docs/authoring.md"]
    assert "(docs/findings.md)" in documents()["README.md"]
