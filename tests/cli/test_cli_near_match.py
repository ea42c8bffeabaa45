"""A word that is not known here is answered with one that is."""

import pytest

from terminal import MOHS, ask

MISTAKES = {
    "code": ["cdoe", MOHS],
    "rules": ["rule", "list"],
    "--format": ["code", MOHS, "--fromat", "json"],
    "--rulebook": ["code", MOHS, "--rulebok", "guide"],
    "--version": ["--versoin"],
    "standard": ["code", MOHS, "--rulebook", "standrad"],
    "json": ["code", MOHS, "--format", "jsno"],
    "list": ["rules", "lits"],
    "ak_first": ["rules", "show", "ak_frist"],
    "cpt": ["rules", "list", "--authority", "ctp"],
    "17312": ["why", MOHS, "17313"],
}


@pytest.mark.parametrize(("meant", "arguments"), MISTAKES.items(), ids=MISTAKES)
def test_mistake_is_answered_with_what_was_meant(meant: str, arguments: list[str]) -> None:
    """The answer to a mistyped word has the right one in it."""
    told = ask(*arguments).stderr.splitlines()[-1]

    assert meant in told


def test_word_like_no_other_is_answered_with_where_to_look() -> None:
    """Where nothing is near, no wrong guess is made."""
    told = ask("rules", "show", "zzzzzz").stderr

    assert "did you mean" not in told
    assert "lineproof rules list" in told
