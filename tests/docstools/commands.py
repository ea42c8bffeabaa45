"""Every command and every option of the command line is told of in the documentation."""

import re
from collections.abc import Iterator

import click

from lineproof.cli import cli

from .pages import Page, pages

PROGRAM = "lineproof"


def command_line() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each command as it is typed, and its options: ("lineproof rules list", ("--format",))."""
    return tuple(_walk(PROGRAM, cli, click.Context(cli, info_name=PROGRAM)))


def untold(command: str, options: tuple[str, ...]) -> list[str]:
    """What no page tells of: the command, or an option on a page that tells of the command."""
    telling = [page for page in pages() if _mentions(page, command)]
    if not telling:
        return [f"no page mentions `{command}`"]
    return [
        f"no page that mentions `{command}` mentions its `{option}`"
        for option in options
        if not any(_mentions(page, option) for page in telling)
    ]


def _walk(
    words: str, command: click.Command, context: click.Context
) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield words, _options(command)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                inner = click.Context(below, info_name=name, parent=context)
                yield from _walk(f"{words} {name}", below, inner)


def _options(command: click.Command) -> tuple[str, ...]:
    """The long names, and the short name of an option that has no other."""
    return tuple(
        spelling
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for spelling in _spellings(parameter)
    )


def _spellings(option: click.Option) -> list[str]:
    names = [*option.opts, *option.secondary_opts]
    return [name for name in names if name.startswith("--")] or names


def _mentions(page: Page, words: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", page.text) is not None
