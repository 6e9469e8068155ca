"""Assessment and journey → the report in words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from triage.assessment import Assessment
from triage.questionnaire import Questionnaire
from triage.questionnaire.saying import day_words
from triage.report.answers import answer_words, row_of
from triage.report.making import Maker
from triage.report.scores import score_words, shown_scores
from triage.report.urgency import level_card, open_groups, rule_card, safety_net
from triage.report.view import AboutWords, AnswerKind, AnswerSection, JourneyRecord, Report, Row, SourceWords
from triage.words import _, direction, language, language_name

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def compose(assessment: Assessment, journey: JourneyRecord) -> Report:
    """The report on ``assessment``, in the language of its questionnaire.

    Raises:
        ValueError: the questionnaire looks at the day of the answers, and the assessment was made without one.
    """
    if assessment.questionnaire.uses_day and assessment.on is None:
        raise ValueError("This questionnaire looks at the day of the answers. Hand it in: assess(…, on=day).")
    with language(assessment.questionnaire.language):
        return _compose(assessment, journey)


def _compose(assessment: Assessment, journey: JourneyRecord) -> Report:
    questionnaire = assessment.questionnaire
    cited = _Citations()
    maker = Maker(assessment, cited.cite)
    undecided = open_groups(assessment)
    fired = sorted(assessment.fired, key=lambda rule: -rule.level)
    level = level_card(assessment, undecided, cited.cite)
    cards = tuple(rule_card(rule, assessment, journey, cited.cite) for rule in fired)
    results = tuple(assessment.scores.values())
    categories = shown_scores(results, category=True)
    scores = shown_scores(results, category=False)
    about = questionnaire.about
    return Report(
        id=report_id(assessment, journey),
        language=questionnaire.language,
        direction=direction(questionnaire.language),
        title=questionnaire.title,
        version=questionnaire.version,
        hash=questionnaire.hash,
        draft=_("Draft: not yet clinically reviewed") if questionnaire.is_draft else None,
        made_on=day_words(journey.made_on),
        made_on_iso=journey.made_on.isoformat(),
        answered_by=_answered_by(assessment),
        concern=_concern(assessment),
        level=level,
        cards=cards,
        open_groups=undecided,
        categories=tuple(score_words(result, maker) for result in categories),
        scores=tuple(score_words(result, maker) for result in scores),
        ask=tuple(note.text for note in assessment.notes if note.kind == "ask"),
        know=tuple(note.text for note in assessment.notes if note.kind == "know"),
        safety_net=safety_net(questionnaire.place),
        not_a_diagnosis=_("This summary is not a diagnosis and does not replace medical advice."),
        history=_history(assessment),
        answers=_answers(assessment),
        completeness=_completeness(assessment),
        sources=cited.listed(questionnaire),
        about=AboutWords(about.intended_use, about.population, about.references, about.licence),
        answered_in=_answered_in(questionnaire, journey),
    )


class _Citations:
    """Numbers sources in the order in which the report first needs them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def cite(self, sources: Sequence[str]) -> tuple[int, ...]:
        return tuple(self._numbers.setdefault(source, len(self._numbers) + 1) for source in dict.fromkeys(sources))

    def listed(self, questionnaire: Questionnaire) -> tuple[SourceWords, ...]:
        found = ((number, questionnaire.sources[source]) for source, number in self._numbers.items())
        return tuple(SourceWords(number, source.title, source.publisher, source.url) for number, source in found)


def report_id(assessment: Assessment, journey: JourneyRecord) -> str:
    """Eight signs that stand for this content: the questionnaire, the answers, the days, the cards shown."""
    slots = assessment.slots[: len(assessment.questionnaire.questions)]
    beside = [each for each in (assessment.on, journey.answered_in) if each is not None]
    content = repr((assessment.questionnaire.hash, slots, journey, *beside))
    number = int.from_bytes(hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest()[:5], "big")
    signs = "".join(_ALPHABET[(number >> (5 * step)) & 31] for step in range(8))
    return f"{signs[:4]}-{signs[4:]}"


def _answered_by(assessment: Assessment) -> str | None:
    helper = assessment.questionnaire.report.helper
    if helper is None or helper(assessment.slots) is not True:
        return None
    return _("Answered by someone who looks after the patient.")


def _answered_in(questionnaire: Questionnaire, journey: JourneyRecord) -> str | None:
    """In which language the form was filled in, where that is a translation: its reader may not know it."""
    code = journey.answered_in or (questionnaire.language if questionnaire.original else None)
    if code is None:
        return None
    name, own = language_name(code, "en"), language_name(code)
    return _("Answered in {language}.").format(language=name if name == own else f"{name} ({own})")


def _concern(assessment: Assessment) -> tuple[str, str] | None:
    """The question about the main concern, and what was written; nothing where nothing was."""
    name = assessment.questionnaire.report.main_concern
    if name is None:
        return None
    question = assessment.questionnaire.question_by_id[name]
    words = answer_words(question, assessment.answer(question))
    return (question.label, "\n".join(words.lines)) if words.kind is AnswerKind.VALUE else None


def _history(assessment: Assessment) -> tuple[Row, ...]:
    by_id = assessment.questionnaire.question_by_id
    return tuple(row_of(by_id[name], assessment) for name in assessment.questionnaire.report.history)


def _answers(assessment: Assessment) -> tuple[AnswerSection, ...]:
    return tuple(
        AnswerSection(section.title, tuple(row_of(question, assessment) for question in section.questions))
        for section in assessment.questionnaire.sections
    )


def _completeness(assessment: Assessment) -> str:
    counts = assessment.completeness
    words = [_("{answered} of {asked} questions answered.").format(answered=counts.answered, asked=counts.asked)]
    if counts.not_sure:
        words.append(_("Not sure: {count}.").format(count=counts.not_sure))
    if counts.declined:
        words.append(_("Would rather not say: {count}.").format(count=counts.declined))
    if counts.unanswered:
        words.append(_("Not answered: {count}.").format(count=counts.unanswered))
    return " ".join(words)
