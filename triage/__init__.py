"""Questionnaires declared in JSON, assessed by a pure engine, answered in a browser, summed up in a PDF."""
