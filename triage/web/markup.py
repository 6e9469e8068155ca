"""Pieces of a page as HTML. All text is escaped on its way in: a piece is ``Markup``, anything else is text.

Show a piece with ``st.html(str(piece))``. Ids follow from a field's key (see ``browser.Field``), so that the browser
component can tie question, hint and error to the widget.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from markupsafe import Markup

from triage.words import _


class Card(StrEnum):
    """The looks of a care card, from most to least pressing; the values are classes of the stylesheet."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SOON = "soon"
    ROUTINE = "routine"


def joined(pieces: Iterable[Markup]) -> Markup:
    """Put pieces one after the other."""
    return Markup("").join(pieces)


def heading(text: str, page_key: str, caption: str = "") -> Markup:
    """Write the page's one ``h1``, which takes the focus when ``page_key`` becomes the page.

    A caption such as "Step 2 of 9" stands above.
    """
    above = Markup('<p class="caption">{}</p>').format(caption) if caption else Markup("")
    return above + Markup('<h1 id="page-heading" tabindex="-1" data-page="{}">{}</h1>').format(page_key, text)


def subheading(text: str) -> Markup:
    """Write a heading of the second rank."""
    return Markup("<h2>{}</h2>").format(text)


def paragraph(text: str) -> Markup:
    """Write a paragraph."""
    return Markup("<p>{}</p>").format(text)


def bullets(texts: Sequence[str | Markup]) -> Markup:
    """Write a list with a bullet for each text."""
    return Markup("<ul>{}</ul>").format(joined(Markup("<li>{}</li>").format(text) for text in texts))


def question(key: str, text: str, *, hint: str = "", why: str = "", error: str = "") -> Markup:
    """Write what stands above a field's widget: question, hint, why it is asked, and what to mend.

    The widget's own label is to be collapsed: this one takes its place, for the eye and for assistive technology.
    """
    pieces = [Markup('<p class="question" id="{0}-question" data-focus="{0}">{1}</p>').format(key, text)]
    if hint:
        pieces.append(Markup('<p class="hint" id="{}-hint">{}</p>').format(key, hint))
    if error:
        prefix = Markup('<span class="unseen">{}</span> ').format(_("Error:"))
        pieces.append(Markup('<p class="error" id="{}-error">{}{}</p>').format(key, prefix, error))
    if why:
        pieces.append(details(_("Why we ask"), paragraph(why)))
    return Markup('<div class="ask">{}</div>').format(joined(pieces))


def table_question(text: str, *, hint: str = "", why: str = "") -> Markup:
    """Write what stands above a table of questions; each row then has its own."""
    pieces = [subheading(text)]
    if hint:
        pieces.append(Markup('<p class="hint">{}</p>').format(hint))
    if why:
        pieces.append(details(_("Why we ask"), paragraph(why)))
    return joined(pieces)


def details(summary: str, body: Markup) -> Markup:
    """Write a line that opens to show more."""
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, body)


def error_summary(problems: Sequence[tuple[str, str]]) -> Markup:
    """Write the box that lists what to mend, each a link to its field, given as pairs of field key and sentence."""
    link = Markup('<a href="#{0}-question" data-focus="{0}">{1}</a>')
    listed = bullets([link.format(key, sentence) for key, sentence in problems])
    title = Markup("<h2>{}</h2>").format(_("There is a problem"))
    box = Markup('<div class="error-summary" id="error-summary" tabindex="-1"><div role="alert">{}{}</div></div>')
    return box.format(title, listed)


def card(look: Card, title: str, body: Markup) -> Markup:
    """Write a care card: what to do, in a coloured head, and the rest below. The title alone must say how soon."""
    head = Markup('<h2 class="card-title">{}</h2>').format(title)
    return Markup('<section class="card {}">{}<div class="card-body">{}</div></section>').format(look.value, head, body)


def card_page(look: Card, title: str, page_key: str, body: Markup) -> Markup:
    """Write a card that is the whole page: its head is the page's ``h1``."""
    head = Markup('<h1 class="card-title" id="page-heading" tabindex="-1" data-page="{}">{}</h1>').format(
        page_key, title
    )
    return Markup('<section class="card {}">{}<div class="card-body">{}</div></section>').format(look.value, head, body)


def notice(text: str) -> Markup:
    """Write a quiet box, such as "Draft: not yet clinically reviewed"."""
    return Markup('<p class="notice">{}</p>').format(text)


def bar(clinic: str, logo: str = "") -> Markup:
    """Write the bar at the top of each page: the clinic's logo (an address of ours, or nothing) and name."""
    image = Markup('<img src="{}" alt="">').format(logo) if logo else Markup("")
    return Markup('<div class="bar">{}<span>{}</span></div>').format(image, clinic)


def answers(rows: Sequence[tuple[str, str]]) -> Markup:
    """Write pairs of question and answer as a list of descriptions."""
    row = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    return Markup('<dl class="answers">{}</dl>').format(joined(row.format(asked, told) for asked, told in rows))


def failure() -> Markup:
    """Say that something went wrong, with no word of what: shown in place of what a broken page has drawn."""
    pieces = [
        Markup("<h1>{}</h1>").format(_("Something went wrong on our side")),
        paragraph(_("Your answers are still here. Load this page again to go on.")),
        paragraph(_("If you need help today, do not wait for this page. Call your clinic.")),
    ]
    return Markup('<div class="failure" role="alert">{}</div>').format(joined(pieces))
