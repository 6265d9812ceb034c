"""The words ``add``, ``change``, ``end`` and ``remove``: one fact at a time, by the rules of rosters and mutations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial, wraps
from typing import TYPE_CHECKING

import click

from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import Word, option, say, word
from lipgraph.errors import InputError
from lipgraph.store.ports import Actor, Store

if TYPE_CHECKING:
    from lipgraph.domain.rosters import RosterRow
    from lipgraph.usecases.editing import Outcome, Request

GIVEN = "lipgraph.edit.given"
OF_NO_PARTNERSHIP = frozenset({"partnership", "taxonomy", "sector", "codebook", "relation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the command was told beside the noun and its fields."""

    partnership: str | None
    wave: str | None
    version: str | None
    key: str | None
    dry_run: bool
    as_json_: bool


class EditWord(Word):
    """A word whose help lists what may be said: of every noun, or of the one that is named before ``--help``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep what was given, so that the help knows of which noun it is asked."""
        ctx.meta[GIVEN] = list(args)
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the nouns with their fields, or the fields of one noun with what each takes."""
        from lipgraph.cli.edit_fields import fields_of_noun, nouns_with_fields
        from lipgraph_schema.tables import roster_nouns

        noun = next((one for one in ctx.meta.get(GIVEN, ()) if one in roster_nouns()), None)
        listed = nouns_with_fields() if noun is None else fields_of_noun(noun)
        with formatter.section(say("edit_nouns") if noun is None else say("edit_fields", noun=noun)):
            formatter.write_dl(listed)
        formatter.write_paragraph()
        formatter.write_text(say("edit_legend"))


def _edit_word(name: str) -> click.Command:
    """Make one of the four words: they differ by what they ask for only."""

    @click.argument("noun")
    @click.argument("fields", nargs=-1, metavar="FIELD=VALUE...")
    @_told_options
    def said(noun: str, fields: tuple[str, ...], *, told: Told) -> None:
        _edit(name, noun, fields, told)

    made = word(name)(said)
    return EditWord(name, params=made.params, callback=made.callback)


def _told_options(function: Callable[..., object]) -> Callable[..., object]:
    @option("--partnership", metavar="SLUG")
    @option("--wave", "edit_wave", metavar="LABEL")
    @option("--version", metavar="VERSION")
    @option("--key", metavar="KEY")
    @option("--dry-run", is_flag=True)
    @option("--json", "as_json_", is_flag=True)
    @wraps(function)
    def told(noun: str, fields: tuple[str, ...], *, edit_wave: str | None, **said: object) -> object:
        return function(noun, fields, told=Told(wave=edit_wave, **said))  # type: ignore[arg-type]  # each option gives its kind of value

    return told


def _edit(name: str, noun: str, fields: tuple[str, ...], told: Told) -> None:
    from lipgraph.cli.edit_outcome import leave, show
    from lipgraph.usecases.editing import Request
    from lipgraph.usecases.rostering import Action

    request = Request(
        rows=(row_of(noun, fields),),
        action=Action(name),
        partnership=told.partnership,
        wave=told.wave,
        versions={0: told.version} if told.version else {},
        key=told.key,
        is_trial=told.dry_run,
    )
    outcome, names = with_store(partial(_ask, request=request))
    show(outcome, names, as_json_=told.as_json_, is_trial=told.dry_run)
    leave(outcome)


def row_of(noun: str, fields: tuple[str, ...]) -> RosterRow:
    """Return the row that a command says. Raises InputError for what is not FIELD=VALUE."""
    from lipgraph.domain.ids import nfc
    from lipgraph.domain.rosters import RosterRow

    values: dict[str, str] = {}
    for one in fields:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise InputError("not-field-value", found=one)
        if name.strip() in values:
            raise InputError("field-twice", found=name.strip())
        values[name.strip()] = " ".join(nfc(value).split())
    return RosterRow(noun=noun, values=values, columns=_as_typed(values))


def _as_typed(values: Mapping[str, str]) -> dict[str, str]:
    return {name: name for name in values}


async def _ask(store: Store, *, request: Request) -> tuple[Outcome, Mapping[str, str]]:
    """Edit, and return what came of it with what ids are called: as it was before, for what is gone, and after."""
    from dataclasses import replace

    from lipgraph.usecases.editing import edit
    from lipgraph.usecases.naming import names_of
    from lipgraph.usecases.reading import Reader
    from lipgraph.usecases.rostering import known_of

    reader = Reader(store)
    if request.partnership is None and request.rows[0].noun not in OF_NO_PARTNERSHIP:
        partnerships = (await reader.directory()).partnerships
        # Where the store has one partnership only, that is meant.
        request = replace(request, partnership=partnerships[0].slug if len(partnerships) == 1 else None)
    before = await known_of(reader, request.called)
    outcome = await edit(store, reader, request, Actor(role="operator", channel="cli"))
    after = await known_of(reader, request.called)
    homes = {str(one.id): one.name for one in (*before.directory.partnerships, *after.directory.partnerships)}
    told = {**names_of(before.directory, before.holdings), **names_of(after.directory, after.holdings)}
    return outcome, {**homes, **told}


add_word, change_word, end_word, remove_word = (_edit_word(name) for name in ("add", "change", "end", "remove"))
