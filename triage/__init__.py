"""Questionnaires declared in JSON, assessed by a pure engine, answered in a browser, summed up in a PDF."""

from triage.assessment import Assessment, assess
from triage.questionnaire import Place, Questionnaire, QuestionnaireError, load
from triage.questionnaire.translation import load_translated
from triage.report import render_html, render_pdf, render_text

__all__ = [
    "Assessment",
    "Place",
    "Questionnaire",
    "QuestionnaireError",
    "assess",
    "load",
    "load_translated",
    "render_html",
    "render_pdf",
    "render_text",
]
