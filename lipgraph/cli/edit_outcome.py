"""What came of one edit: in words or as JSON, with the exit code that says it to a script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from lipgraph.cli.problems import problem_rows
from lipgraph.cli.speaking import exit_code, lang, number, say, sentence
from lipgraph.domain.facts import Fact, key_of, to_row
from lipgraph.errors import Conflict, NotFound
from lipgraph.usecases.naming import title_of

if TYPE_CHECKING:
    from lipgraph.usecases.editing import Outcome

NOT_FOUND = frozenset({"not-there", "unknown-partnership"})
_COUNTS = ("added", "changed", "removed", "revision")
IN_THE_WAY = frozenset({"exists-already", "key-reused"})


def show(outcome: Outcome, names: Mapping[str, str], *, as_json_: bool, is_trial: bool) -> None:
    """Say what was written, or what stands in the way: problems go to stderr. ``names`` says what ids are called."""
    if as_json_:
        from lipgraph.cli.tables import as_json

        click.echo(as_json(_as_answer(outcome, names, is_trial=is_trial)))
        return
    for reject in outcome.rejects:
        click.echo(f"lipgraph: {reject.message(lang())}", err=True)
    if outcome.conflict is not None:
        click.echo(f"lipgraph: {_conflict(outcome.conflict, names)}", err=True)
    for one in outcome.look_alikes:
        candidates = ", ".join(f"{name} ({id_})" for id_, name, _ in one.candidates)
        click.echo(say("edit_look_alike", name=one.name, names=candidates))
    for fact in outcome.facts:
        said = {"title": title_of(fact, names), "key": "/".join(filter(None, key_of(fact)))}
        click.echo(say("edit_stored", noun=fact.NOUN, version=_version(fact), **said))
    for noun, key in outcome.removed:
        click.echo(say("edit_removed", noun=noun, key=_named(key, names)))
    if outcome.written is not None:
        how = "edit_trial" if is_trial else "edit_replayed" if outcome.replayed else "edit_written"
        click.echo(say(how, total=number(outcome.written.total), key=outcome.key))


def leave(outcome: Outcome) -> None:
    """Leave with the code of what stands in the way, if anything does."""
    if outcome.conflict is not None:
        click.get_current_context().exit(exit_code(outcome.conflict))
    codes = {reject.code for reject in outcome.rejects}
    if codes:
        code = exit_code(NotFound(kind="", id="")) if codes <= NOT_FOUND else 2
        if codes <= IN_THE_WAY:
            code = exit_code(Conflict(kind="", id="", stands_in_the_way=""))
        click.get_current_context().exit(code)


def _version(fact: Fact) -> str:
    from lipgraph.usecases.editing import version_of

    return version_of(fact)


def _named(key: Iterable[str], names: Mapping[str, str]) -> str:
    """Write a key with names in place of ids."""
    return " · ".join(names.get(part, part) for part in key if part)


def _conflict(conflict: Conflict, names: Mapping[str, str]) -> str:
    said = {name: _readable(str(value), names) for name, value in conflict.fields().items()}
    if said["kind"] != "version":
        return sentence(Conflict(**said), language=lang())
    from lipgraph_schema.messages import text

    return text("errors", "version-moved", lang=lang(), **said)


def _readable(said: str, names: Mapping[str, str]) -> str:
    """Write names in place of the ids in what a conflict names: ``noun key/key``, or a key alone."""
    noun, blank, key = said.rpartition(" ")
    return f"{noun}{blank}{_named(key.split('/'), names)}"


def _as_answer(outcome: Outcome, names: Mapping[str, str], *, is_trial: bool) -> Mapping[str, object]:
    conflict = outcome.conflict
    return {
        "key": outcome.key,
        "dry_run": is_trial,
        "replayed": outcome.replayed,
        "written": None if outcome.written is None else {name: getattr(outcome.written, name) for name in _COUNTS},
        "facts": [
            {"noun": one.NOUN, "key": key_of(one), "version": _version(one), "fact": to_row(one)}
            for one in outcome.facts
        ],
        "removed": [{"noun": noun, "key": key} for noun, key in outcome.removed],
        "problems": problem_rows(outcome.rejects, lang()),
        "conflict": None if conflict is None else {**conflict.fields(), "message": _conflict(conflict, names)},
        "look_alikes": [
            {
                "name": one.name,
                "candidates": [{"id": id_, "name": name, "score": score} for id_, name, score in one.candidates],
            }
            for one in outcome.look_alikes
        ],
    }
