"""How texts are worded: short sentences, one question at a time, nothing said twice over (English only)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from triage.checker.lint.doubt import Doubt
from triage.checker.lint.texts import sentences
from triage.words import _

MOST_WORDS: Final = 20
"""A sentence of up to this many words is read with ease."""

_SHOWN: Final = 4
_PLEASE: Final = re.compile(r"\b(please|sorry)\b", re.IGNORECASE)
_CAPITALS: Final = re.compile(r"\b[A-Z]{4,}\b(?!-\w)")
_SHORT_FORMS: Final = frozenset(
    {
        "ADHD",
        "AIDS",
        "BASDAI",
        "CAGE",
        "COPD",
        "COVID",
        "CPAP",
        "DEXA",
        "GERD",
        "GORD",
        "HELLP",
        "LGBT",
        "MDMA",
        "MRSA",
        "NICE",
        "NSAID",
        "PTSD",
        "RCGP",
        "SARS",
        "TENS",
    }
)
_CLAUSE: Final = re.compile(
    r"(?:(?!\b(?:and|or|but|that|which|who|when|while|if|because|so|as|than)\b)[^,;:.?!()–—])+", re.IGNORECASE
)
_NO: Final = re.compile(r"\b(?:not|no|never|none|nothing|nobody|cannot|\w+n['’]t)\b", re.IGNORECASE)
_NOT_UN: Final = re.compile(
    r"\bnot (?:without|un(?:able|aware|bearable|clear|comfortable|common|expected|happy|important|kind|known|likely"
    r"|pleasant|reasonable|related|safe|steady|sure|usual|well|willing|worried))\b",
    re.IGNORECASE,
)
_ASKS_NO: Final = re.compile(
    r"^(?:(?:do|does|did|are|is|was|were|have|has|had|can|could|will|would|should) (?:\w+ ){1,2}?(not|never)\b"
    r"|(\w+n['’]t) |(?:i|you) (?:do |am |are |have |can |could |will )?(not|never|cannot)\b)",
    re.IGNORECASE,
)
_AND_ASKS: Final = re.compile(
    r"\band (?:(?:do|does|did|are|is|was|were|have|has|can|could) (?:you|it|they|the|your)\b"
    r"|(?:how|when|where|why|what|which|who) \w+[^?]*\?)",
    re.IGNORECASE,
)
_TWO_MARKS: Final = re.compile(r"\?.+?\?", re.DOTALL)
_AND_OR: Final = re.compile(r"\b(?:and/or|or/and)\b", re.IGNORECASE)


def long_sentences(text: str) -> Iterator[Doubt]:
    """Sentences of more than 20 words."""
    for start, sentence in sentences(text):
        words = [word for word in sentence.split() if any(map(str.isalnum, word))]
        if len(words) > MOST_WORDS:
            message = _("The sentence '{begin} …' has {count} words.")
            cure = _("Make two of it: up to {most} words are read with ease.")
            said = message.format(begin=" ".join(words[:_SHOWN]), count=len(words))
            yield Doubt("long-sentence", start, said, cure.format(most=MOST_WORDS))


def please(text: str) -> Iterator[Doubt]:
    """Words of politeness that only make a text longer."""
    for match in _PLEASE.finditer(text):
        message = _("'{word}' makes this longer and says nothing.").format(word=match[0])
        yield Doubt("please", match.start(), message, _("Leave it out."))


def shouted(text: str) -> frozenset[str]:
    """The words of ``text`` that are all in capitals."""
    return frozenset(_CAPITALS.findall(text)) - _SHORT_FORMS


def capitals(text: str, names: frozenset[str]) -> Iterator[Doubt]:
    """Words that are all in capitals, are no known short form, and are not among ``names``."""
    for match in _CAPITALS.finditer(text):
        if match[0] not in _SHORT_FORMS | names:
            message = _("'{word}' is all in capitals, which are hard to read and seem to shout.").format(word=match[0])
            yield Doubt("all-caps", match.start(), message, _("Write it in small letters, or a short form in full."))


def double_negation(text: str) -> Iterator[Doubt]:
    """Two words for no in one clause, or one that turns another round."""
    cure = _("Say what is so, not what is not.")
    for match in _NOT_UN.finditer(text):
        yield Doubt("double-negation", match.start(), _("'{words}' says no twice.").format(words=match[0]), cure)
    for clause in _CLAUSE.finditer(text):
        found = list(_NO.finditer(clause[0]))
        if len(found) > 1:
            message = _("'{first}' and '{second}' stand in one sentence, and each turns the other round.")
            said = message.format(first=found[0][0], second=found[1][0])
            yield Doubt("double-negation", clause.start() + found[0].start(), said, cure)


def answered_no(text: str) -> Iterator[Doubt]:
    """A yes or no question that asks for a no: of "Do you not sleep?" nobody knows what "No" means."""
    match = _ASKS_NO.search(text)
    if match is not None:
        at = match.lastindex or 0
        message = _("With '{word}' in the question, it is not clear what the answer 'No' means.")
        yield Doubt("double-negation", match.start(at), message.format(word=match[at]), _("Ask it without this word."))


def two_questions(text: str) -> Iterator[Doubt]:
    """More than one question in the text of a question."""
    match = _TWO_MARKS.search(text) or _AND_OR.search(text) or _AND_ASKS.search(text)
    if match is None:
        return
    if match[0].startswith("?"):
        message = _("There are two questions here, and one answer.")
    else:
        message = _("'{words}' makes two questions of one.").format(words=match[0])
    yield Doubt("two-questions", match.start(), message, _("Ask each as a question of its own."))
