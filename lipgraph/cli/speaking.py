"""How the command line speaks: the reader's language, help from the catalogue, errors on one line with the mend."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import NoReturn, TypeVar

import click

from lipgraph.config import LANGUAGES, Settings, read_settings
from lipgraph.errors import Conflict, InputError, LipgraphError, NotFound, StoreError
from lipgraph_schema.messages import catalogue, text

F = TypeVar("F", bound=Callable[..., object])
LANG, STORE = "lipgraph.lang", "lipgraph.store"
EXIT_CODES: tuple[tuple[type[LipgraphError], int], ...] = (
    (InputError, 2),
    (NotFound, 3),
    (Conflict, 4),
    (StoreError, 5),
)
"""0: done. 1: something unexpected. 2: what was asked cannot be read. 3: not found. 4: conflict. 5: the store.

6, which no error has: the log does not hold (*verify*).
"""


def lang() -> str:
    """Return the reader's language: ``--lang``, else LIPGRAPH_LANG, else English."""
    ctx = click.get_current_context(silent=True)
    chosen = ctx.meta.get(LANG) if ctx is not None else None
    return str(chosen) if chosen else read_settings().lang


def settings() -> Settings:
    """Return the settings of this run."""
    return read_settings()


def store_url() -> str:
    """Return the store of this run: ``--store``, else what the settings say."""
    ctx = click.get_current_context(silent=True)
    chosen = ctx.meta.get(STORE) if ctx is not None else None
    return str(chosen) if chosen else read_settings().store


def say(key: str, /, **fields: object) -> str:
    """Return a sentence of the command line in the reader's language."""
    return text("cli", key, lang=lang(), **fields)


def number(value: float | None, digits: int = 3) -> str:
    """Write a number as the reader's language does; a dash where there is none."""
    from lipgraph.cli.wording import number as written

    return written(value, digits, lang=lang())


class _Fields(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


def sentence(error: LipgraphError, *, language: str) -> str:
    """Return an error's sentence of the catalogue; its code and fields where the catalogue has none."""
    found = catalogue("errors").get(error.code)
    if found is None:
        return str(error)
    fields = _Fields({name: "" if value is None else value for name, value in error.fields().items()})
    kind = f"kind_{fields.get('kind')}"
    if kind in catalogue("cli"):
        fields["kind"] = text("cli", kind, lang=language)
    return " ".join(found[language].format_map(fields).split())


def exit_code(error: LipgraphError) -> int:
    """Return the exit code of an error."""
    return next((code for kind, code in EXIT_CODES if isinstance(error, kind)), 1)


def misread(ctx: click.Context, args: list[str], error: click.UsageError) -> NoReturn:
    """Say on one line, in the reader's language, why a command cannot be read; leave with the code for that."""
    for name, value in pairwise(args):
        # What cannot be read may stand before --lang, and then click has not come to it.
        if name == "--lang" and value in LANGUAGES:
            ctx.meta[LANG] = value
    shown = error.param if isinstance(error, click.BadParameter) else None
    named = shown.opts[0] if isinstance(shown, click.Option) else (shown.human_readable_name if shown else None)
    if isinstance(error, click.NoSuchOption):
        said = say("usage_option", name=error.option_name)
    elif isinstance(error, click.MissingParameter) and named:
        said = say("usage_missing", name=named)
    elif shown is not None and named:
        said = say("usage_value", name=named, expected=_expected(shown, ctx))
    else:
        said = say("usage_other", said=" ".join(args))
    click.echo(f"lipgraph: {said} {say('usage_help', command=ctx.command_path)}", err=True)
    ctx.exit(2)


def _expected(parameter: click.Parameter, ctx: click.Context) -> str:
    """Say in plain words what a value has to be: click's own words for numbers are no language."""
    kind = parameter.type
    if isinstance(kind, click.IntRange):
        bounds = {"low": kind.min, "high": kind.max}
        return say("expects_whole_between" if kind.max is not None else "expects_whole_from", **bounds)
    if kind is click.FLOAT:
        return say("expects_number")
    return parameter.make_metavar(ctx)


class OneLine(click.Command):
    """A command that says on one line what of it cannot be read."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words given; say on one line where they cannot be read."""
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            misread(ctx, given, error)


class Word(OneLine):
    """A command whose help stands in the catalogue under ``<name>_help``, and whose errors are one line."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the reader's language."""
        self.help = say(f"{self.name}_help")
        super().format_help_text(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help."""
        return say(f"{self.name}_help").partition("\n")[0][: max(limit, 100)]

    def invoke(self, ctx: click.Context) -> object:
        """Run; say what went wrong on one line and leave with its code."""
        try:
            return super().invoke(ctx)
        except LipgraphError as error:
            click.echo(f"lipgraph: {sentence(error, language=lang())}", err=True)
            if key := error.fields().get("key"):
                click.echo(say("outcome_key", key=key), err=True)
            ctx.exit(exit_code(error))


class Choice(click.Option):
    """An option whose help stands in the catalogue under ``option_<name>``."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Write the help in the reader's language."""
        self.help = say(f"option_{self.name}")
        return super().get_help_record(ctx)


def option(*names: str, **rest: object) -> Callable[[F], F]:
    """Return an option with its help from the catalogue."""
    return click.option(*names, cls=Choice, **rest)


def _remember(key: str, ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value:
        ctx.meta[key] = value


lang_option = option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=partial(_remember, LANG),
)
_store_option = option("--store", metavar="URL", expose_value=False, callback=partial(_remember, STORE))


def word(name: str) -> Callable[[Callable[..., object]], click.Command]:
    """Make a function a word of the command line, with ``--store`` and ``--lang``."""

    def made(function: Callable[..., object]) -> click.Command:
        return click.command(name, cls=Word)(_store_option(lang_option(function)))

    return made
