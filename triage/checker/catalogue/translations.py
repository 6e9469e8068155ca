"""What can be wrong with a translation: the catalogue beside a questionnaire."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

TRANSLATIONS: Final = Subject(
    _("Translations"),
    (
        Explanation(
            "translation-unreadable",
            Severity.ERROR,
            _("A catalogue is not written as one, is not UTF-8, or says no language or another than its name."),
            _("Nothing of it can be trusted. A patient could get the text of another question."),
            _("Look at the place, and save it as UTF-8 with an editor for gettext catalogues."),
        ),
        Explanation(
            "translation-hole",
            Severity.WARNING,
            _("A text has no translation, or one that was made for an earlier text or is marked as fuzzy."),
            _("Patients get a form whole in one language or not at all. Until then, this one is not offered."),
            _("Run triage translate, then write what is missing and remove each mark that you have looked at."),
        ),
        Explanation(
            "translation-placeholder",
            Severity.ERROR,
            _("A translation has other words in curly brackets than the original."),
            _("The number to call stands behind such a word. A patient would read brackets in its place, or nothing."),
            _("Copy what stands in curly brackets from the original, letter by letter."),
        ),
        Explanation(
            "translation-number",
            Severity.WARNING,
            _("A translation says other numbers than the original."),
            _("A dose, an age or a number of days that is wrong changes what an answer means."),
            _("Check the numbers in both, and mend the one that is wrong."),
        ),
        Explanation(
            "translation-left-over",
            Severity.ADVICE,
            _("A catalogue has an entry for a text that the questionnaire does not have."),
            _("It is never shown. Most often its text has another id now, and waits for this translation."),
            _("Run triage translate, which finds its text again or puts it aside."),
        ),
    ),
)
"""Findings in the catalogues beside a questionnaire."""
