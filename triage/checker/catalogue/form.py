"""The small form that the pieces of the catalogue belong to."""

from __future__ import annotations

from typing import Final

FORM: Final = """\
{
"id": "headaches",
"version": "0.1.0",
"language": "en-GB",
"title": "Headaches",
"about": {
  "intended_use": "To show what is found.", "population": "Adults", "authors": ["A clinic"], "licence": "MIT"
},
"sections": [
  {
    "id": "headaches", "title": "Your headaches",
    "questions": [
      { "id": "often", "type": "yes_no", "text": "Do you get a headache most weeks?" },
      { "id": "pain", "type": "scale", "text": "How bad is the pain at its worst?" },
      {
        "id": "since", "type": "choice", "text": "How long have you had headaches?",
        "options": [
          { "id": "weeks", "text": "For some weeks" }, { "id": "months", "text": "For some months" },
          { "id": "years", "text": "For years" }
        ]
      },
      {
        "id": "signs", "type": "multiple", "text": "Do you have any of these?",
        "why": "They can mean that you need help today.", "non_answers": ["not_sure"],
        "options": [
          { "id": "sudden", "text": "A very bad headache that came all at once" },
          { "id": "stiff_neck", "text": "A stiff neck and a high temperature" },
          { "id": "none", "text": "None of these", "exclusive": true }
        ]
      },
      { "id": "began", "type": "date", "text": "When did it begin?" }
    ]
  }
]
}
"""
"""A whole file: a piece stands in place of the part with its name, or is one more part, or one more question."""
