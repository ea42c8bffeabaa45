"""Published questions come out as their files say: no verdict changes in silence."""

import pytest

from .question import Question, questions
from .verdict import AGREES, MODIFIERS, VERDICTS, decisions, said, verdict

EACH = pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)


@EACH
def test_answer_is_the_one_on_file(question: Question) -> None:
    assert said(question) == question.said


@EACH
def test_verdict_is_the_one_on_file(question: Question) -> None:
    """Agreement is worked out from the lines, and stands in the file for people."""
    assert question.verdict in VERDICTS
    assert verdict(question) == question.verdict


@EACH
def test_what_does_not_agree_is_explained(question: Question) -> None:
    assert (question.verdict == AGREES) is (not question.why)


@EACH
def test_source_is_named(question: Question) -> None:
    assert question.title
    assert question.url.startswith("http")


@EACH
def test_nothing_is_held_where_an_answer_is_published(question: Question) -> None:
    """A question whose answer agrees is recorded with all that the answer needs."""
    held = decisions()[question.name].held if question.verdict in (AGREES, MODIFIERS) else ()

    assert [item.missing for item in held] == []


def test_questions_are_all_there() -> None:
    """Thirty-six were collected; one that is taken out is missed."""
    assert len(questions()) == 36
