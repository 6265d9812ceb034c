"""Rows about an organization's other names and identifiers, and about its time on the roster."""

from __future__ import annotations

from typing import cast

from lipgraph.domain.organizations import Identifier, OrganizationName
from lipgraph.domain.rosters import RosterRow
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.organizations_found import names_of
from lipgraph.usecases.rostering.settling import Said, settle
from lipgraph.usecases.rostering.spells import spelled
from lipgraph.usecases.rostering.values import Action
from lipgraph.usecases.rostering.workbench import Workbench

NAME_KINDS = ("alias", "former", "short", "translation")


def take_name(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft another name of an organization."""
    if said.get("kind") is not None and said["kind"] not in NAME_KINDS:
        raise RowRejected("bad-value", field="kind", expected=", ".join(NAME_KINDS))
    name = cast("OrganizationName", settle(bench, row, "organization-name", said))
    names_of(bench).add_other(name)


def take_identifier(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft an identifier of an organization; one that is another's is refused unless it is changed on purpose."""
    key = (str(said.get("scheme") or ""), str(said.get("value") or ""))
    before = cast("Identifier | None", bench.current("identifier", key))
    taken = before is not None and said.get("organization") not in {None, before.organization}
    if before is not None and taken and bench.action is Action.MERGE:
        raise RowRejected("identifier-taken", field="organization", expected=before.organization)
    settle(bench, row, "identifier", said)


def take_participation(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft that an organization is on the partnership's roster for a time."""
    named = {**said, "partnership": bench.at_home.id}
    settle(bench, row, "participation", spelled(bench, "participation", named))
