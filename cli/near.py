"""A group of commands that answers an unknown one with what was meant."""

import click


class NearGroup(click.Group):
    """A group of commands, where a mistyped name is told with the nearest one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is answered with a near match."""
        names = self.list_commands(ctx)
        if args and args[0] not in names and not args[0].startswith("-"):
            raise click.UsageError(f"no command `{args[0]}`{_near(args[0], names)}", ctx)
        return super().resolve_command(ctx, args)


def _near(name: str, names: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, names, 1)
    return f": did you mean `{close[0]}`?" if close else ""
