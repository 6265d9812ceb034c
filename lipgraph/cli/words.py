"""The words of the command line, found when they are said: a command pays for no other command's imports."""

from __future__ import annotations

from importlib import import_module

import click

from lipgraph import __version__
from lipgraph.cli.speaking import OneLine, lang_option, misread, say

MODULES = {
    "demo": "demo",
    "template": "template",
    "load": "load",
    "add": "edit",
    "change": "edit",
    "end": "edit",
    "remove": "edit",
    "profile": "profile",
    "gaps": "gaps",
    "compare": "compare",
    "map": "maps",
    "ontario": "ontario",
    "export": "export",
    "digest": "stores",
    "log": "stores",
    "verify": "verify",
    "redact": "redact",
    "undo": "undo",
    "backup": "backup",
    "restore": "backup",
    "migrate": "stores",
    "schema": "serve",
    "serve": "serve",
}
"""Each word and the module of this room that holds it, in the order in which a newcomer meets them."""


class Words(OneLine, click.Group):
    """The group of all words."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the words in the order of MODULES."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import the module of a word and return its command."""
        if cmd_name not in MODULES:
            return None
        found = getattr(import_module(f"lipgraph.cli.{MODULES[cmd_name]}"), f"{cmd_name}_word")
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a word; say on one line that there is none of that name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            misread(ctx, list(args), error)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what lipgraph is in the language of the reader."""
        self.help = say("about")
        super().format_help_text(ctx, formatter)


@click.group(cls=Words, invoke_without_command=True)
@click.version_option(__version__, package_name="lipgraph")
@lang_option
@click.pass_context
def lipgraph(ctx: click.Context) -> None:
    """Show what to do first when no word is said."""
    if ctx.invoked_subcommand is None:
        click.echo(say("first"))
