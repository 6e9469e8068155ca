"""What a text of a questionnaire is, said for a translator."""

from __future__ import annotations

from typing import Final

from pydantic import JsonValue

from triage.questionnaire.source import Path
from triage.words import _

_SHOWN: Final = 80


def told(names: tuple[str, ...], value: JsonValue, path: Path) -> str:
    """What the text is that stands at ``path`` of the data ``value``; ``names`` is its place by ids."""
    if names[0] == "yes_no":
        return _("An answer to a question with yes or no.")
    if "options" in names or names[0] == "option_lists":
        return _option(names[-1], _beside(value, path, -1), _beside(value, path, -3))
    match names:
        case ("questions", _, "rows", _, key):
            return _row(key, _beside(value, path, -1))
        case ("questions", _, *_, "statement"):
            return _("How the summary says this number.")
        case ("questions", _, key):
            return _question(key, _beside(value, path, -1))
        case (room, *_, "text" | "title" | "detail" as key):
            return _outcome(room, key) or _whole(names)
        case _:
            return _whole(names)


def _beside(value: JsonValue, path: Path, up: int) -> str:
    """The text of the part so far ``up`` from ``path``, in short; empty where it has none."""
    here = value
    for step in path[:up]:
        here = here[step]  # type: ignore[index]
    text = here.get("text") if isinstance(here, dict) else None
    return (
        f"{text[:_SHOWN]}…" if isinstance(text, str) and len(text) > _SHOWN else text if isinstance(text, str) else ""
    )


def _option(key: str, option: str, question: str) -> str:
    match key:
        case "hint":
            return _("A hint under the answer “{text}”.").format(text=option)
        case "statement":
            return _("How the summary says the answer “{text}”.").format(text=option)
        case _ if question:
            return _("An answer to “{text}”.").format(text=question)
        case _:
            return _("An answer to choose.")


def _row(key: str, row: str) -> str:
    if key == "label":
        return _("The short name of “{text}”, for the summary.").format(text=row)
    return _("A row of a table of questions.")


def _question(key: str, question: str) -> str:
    words = {
        "text": _("A question."),
        "label": _("The short name of the question “{text}”, for the summary."),
        "hint": _("A hint under the question “{text}”."),
        "why": _("Why “{text}” is asked."),
        "unit": _("The unit of the answer to “{text}”."),
        "low_text": _("What 0 means for “{text}”."),
        "high_text": _("What 10 means for “{text}”."),
    }
    return words.get(key, _("A text of the form.")).format(text=question)


def _outcome(room: str, key: str) -> str:
    """What follows from answers, by the part of the file that it stands in; empty where it is something else."""
    words = {
        ("rules", "text"): _("What to do, as a card and in the summary."),
        ("rules", "detail"): _("More about what to do."),
        ("notes", "text"): _("A line of the summary."),
        ("scores", "text"): _("What the summary says of a score."),
        ("scores", "title"): _("The name of a score, or of a part of it."),
        ("sections", "title"): _("The heading of a page."),
    }
    return words.get((room, key), "")


def _whole(names: tuple[str, ...]) -> str:
    match names:
        case ("title",):
            return _("The name of the questionnaire.")
        case ("summary",):
            return _("One line for the page on which a questionnaire is chosen.")
        case ("about", "intended_use"):
            return _("What the questionnaire is for.")
        case ("about", *_):
            return _("For whom the questionnaire is.")
        case ("start", *_):
            return _("The start page.")
        case ("sections", _, "intro"):
            return _("What stands under the heading of a page.")
        case ("sections", *_):
            return _("The page that ends the form early.")
        case _:
            return _("A text of the form.")
