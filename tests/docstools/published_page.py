"""The page of the published questions: its figures, its differences and its table."""

from published.question import Lines, Question, questions
from published.verdict import AGREES, MODIFIERS, VERDICTS, said, verdict

from .markdown import bullets, lines_of, sentence, table

FILES = "../tests/published/questions"


def figures() -> str:
    """How many questions come out as published."""
    found = [verdict(question) for question in questions()]
    agreeing = found.count(AGREES) + found.count(MODIFIERS)
    rows = [(name, str(found.count(name))) for name in VERDICTS]
    told = f"{agreeing} of {len(found)} come out as published"
    within = f"{found.count(MODIFIERS)} of them but for modifiers that payers differ on"
    return "\n".join([*table(("verdict", "questions"), rows), f"{told}, {within}."])


def differences() -> str:
    """Every question that does not agree to the letter, with the reason."""
    found = [question for question in questions() if verdict(question) != AGREES]
    lines: list[str] = []
    for name in VERDICTS[1:]:
        told = [_difference(question) for question in found if verdict(question) == name]
        lines += [f"### {sentence(name).rstrip('.')}", "", *(told or ["None."]), ""]
    return "\n".join(lines)


def every_question() -> str:
    """All of them: what is asked, who published it, the published answer and lineproof's."""
    rows = (
        (
            _link(question),
            _asked(question),
            f"[{question.title}]({question.url})",
            _answers(question),
            _spoken(said(question)),
            verdict(question),
        )
        for question in questions()
    )
    columns = ("question", "what is asked", "source", "published", "lineproof", "verdict")
    return "\n".join(table(columns, rows))


def _difference(question: Question) -> str:
    answer = f"published {_answers(question)}, lineproof says {_spoken(said(question))}"
    told = [f"{_link(question)}: {answer}.", *lines_of(question.why.strip())]
    return bullets(["\n  ".join(told)])[0]


def _asked(question: Question) -> str:
    given = f" Taken as given: {question.assumed}." if question.assumed else ""
    return f"{question.asked}{given}"


def _answers(question: Question) -> str:
    return "; or ".join(_spoken(answer) for answer in question.answers)


def _spoken(lines: Lines | None) -> str:
    if lines is None:
        return "nothing: it cannot be recorded"
    return ", ".join(lines) or "no line"


def _link(question: Question) -> str:
    return f"[{question.name}]({FILES}/{question.name}.yaml)"
