"""The two commands of README.md that have to work word for word in a fresh checkout."""

from .pages import readme

ENVIRONMENT = "python3 -m venv .venv && .venv/bin/pip install "
EXAMPLE = "docs/examples/five-act-visit.yaml"


def shell_commands() -> tuple[str, ...]:
    """The bodies of the `sh` blocks, in order."""
    return tuple(block.body.strip() for block in readme().blocks if block.language == "sh")


def misstated() -> list[str]:
    """What is wrong with the two commands: the first codes the example, the second tests."""
    first, second = (*shell_commands(), "", "")[:2]
    expected = {
        "first": (first, f".venv/bin/lineproof code {EXAMPLE}"),
        "second": (second, ".venv/bin/pytest -q"),
    }
    return [
        f"README.md: the {place} `sh` block has to begin with `{ENVIRONMENT}` "
        f"and to end with `{end}`: {command!r}"
        for place, (command, end) in expected.items()
        if not (command.startswith(ENVIRONMENT) and command.endswith(f" && {end}"))
    ]
