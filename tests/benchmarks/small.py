"""A small questionnaire that has a place for a fault of every kind, and in which the check finds nothing."""

from __future__ import annotations

import json
from typing import Any, Final

SMALL: Final[dict[str, Any]] = json.loads("""
{
  "id": "small", "version": "1.0.0", "language": "en-GB", "title": "Small",
  "about": {"intended_use": "A test", "population": "Adults", "authors": ["A program"], "licence": "MIT"},
  "report": {"history": ["pain", "tired"]},
  "sources": [
    {"id": "book", "title": "A book", "publisher": "A house"}, {"id": "page", "title": "A page", "publisher": "A house"}
  ],
  "option_lists": {
    "often": [{"id": "no", "text": "Never", "points": 0}, {"id": "yes", "text": "Often", "points": 2}],
    "seldom": [{"id": "no", "text": "Hardly", "points": 2}, {"id": "yes", "text": "Always", "points": 0}]
  },
  "sections": [
    {"id": "first", "title": "First", "questions": [
      {"id": "pain", "type": "whole", "text": "How strong is the pain?", "why": "It can matter.", "min": 0, "max": 10},
      {"id": "signs", "type": "multiple", "text": "Do you have any of these?", "non_answers": ["not_sure"],
       "options": [{"id": "cold", "text": "Cold", "points": {"nerves": 1}}, {"id": "heat", "text": "Heat"},
                   {"id": "none", "text": "None of these", "exclusive": true}]},
      {"id": "tired", "type": "choice", "text": "Are you tired?", "options": "often"},
      {"id": "sad", "type": "choice", "text": "Are you sad?", "options": "often",
       "ask_if": "pain >= 3 and 'cold' in signs"},
      {"id": "dizzy", "type": "choice", "text": "Are you dizzy?", "options": "seldom"}]}
  ],
  "scores": [
    {"id": "mood", "title": "Mood", "text": "From 0 to 4", "items": ["tired", "sad"], "combine": "sum",
     "missing": {"at_least": 1, "count_as": 0, "not_asked": 0}, "better": "low", "sources": ["book"],
     "references": [{"text": "High", "value": 3}],
     "bands": [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 3, "text": "High"}]},
    {"id": "many", "title": "Many", "items": ["tired", "dizzy"], "combine": "count", "counts_from": 2,
     "missing": "refuse", "sources": ["page"]},
    {"id": "nerves", "title": "Nerves", "category": true, "missing": "refuse", "sources": ["page"]}
  ],
  "rules": [
    {"id": "R1", "level": "urgent", "when": "any_of(signs, 'cold', 'heat') or not_sure(signs)",
     "text": "Call your {doctor}", "sources": ["book"]},
    {"id": "R2", "level": "routine", "when": "mood >= 3 or dizzy == 'yes'", "text": "Book", "sources": ["book"]}
  ],
  "notes": [{"id": "N1", "kind": "ask", "when": "tired == 'yes'", "text": "Why am I tired?"}],
  "examples": [
    {"id": "high", "answers": {"pain": 5, "signs": ["cold"], "tired": "yes", "sad": "yes", "dizzy": "no"},
     "expect": {"level": "urgent", "rules": ["R1", "R2"], "undecided": [], "unanswered": [],
                "scores": {"mood": 4, "many": 2}, "bands": {"mood": "high"}}},
    {"id": "low", "answers": {"pain": 0, "signs": ["none"], "tired": "no", "dizzy": "no"},
     "expect": {"level": "none", "rules": [], "scores": {"mood": 0, "many": 1}, "bands": {"mood": "low"}}}
  ]
}
""")
