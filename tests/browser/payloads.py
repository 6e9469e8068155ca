"""Texts that Streamlit's Markdown would make live, each with the plain text it must stay."""

from __future__ import annotations

from pydantic import JsonValue

PAYLOADS = [
    "[a link](http://127.0.0.1:9/link)",
    "![an image](http://127.0.0.1:9/image.png)",
    "http://127.0.0.1:9/bare",
    "<http://127.0.0.1:9/angle>",
    "www.example.com",
    "somebody@example.com",
    "mailto:somebody@example.com",
    ":material/home:",
    ":red[red]",
    ":blue-background[blue]",
    ":red-badge[badge]",
    ":small[small]",
    ":smile:",
    ":streamlit:",
    "$x^2$ and $$y$$",
    "*star* **two stars**",
    "_under_ __two under__",
    "~~struck~~ ~one~",
    "`code`",
    "a -> b <- c <-> d",
    "a -- b --- c => d >= e",
    "&#58; &amp; &lt;",
    "<b>bold</b><script>alert(1)</script>",
    "# heading",
    "- item",
    "1. first",
    "| a | b |",
    "back\\slash \\* and \\",
    "line\nbreak  \ntwo",
    "First: smile: a thing",
    "It's 5% of 10, isn't it? (Yes – or no.)",
]


def odd_form() -> dict[str, JsonValue]:
    """A questionnaire whose every text is one of these."""
    options: list[JsonValue] = [{"id": f"odd_{number}", "text": text} for number, text in enumerate(PAYLOADS)]
    radio: dict[str, JsonValue] = {"id": "one", "type": "choice", "text": PAYLOADS[0], "options": options}
    boxes: dict[str, JsonValue] = {"id": "many", "type": "multiple", "text": PAYLOADS[1], "options": options}
    return {
        "id": "odd",
        "version": "1.0.0",
        "language": "en-GB",
        "title": "Odd texts",
        "about": {"intended_use": "Tests.", "population": "Adults", "authors": ["Tests"], "licence": "MIT"},
        "sections": [{"id": "odd", "title": PAYLOADS[2], "intro": PAYLOADS[3], "questions": [radio, boxes]}],
        "scores": [],
        "rules": [],
    }
