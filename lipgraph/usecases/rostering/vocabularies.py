"""Rows about taxonomies and their sectors, codebooks and their relations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.facts import key_of
from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.vocabulary import BASE_CODEBOOK, BASE_TAXONOMY, Relation, Sector
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.nearest import nearest
from lipgraph.usecases.rostering.settling import Said, settle
from lipgraph.usecases.rostering.values import Action
from lipgraph.usecases.rostering.workbench import Workbench

TOP_TERMS = 40
"""How many top terms a taxonomy may have: beyond that no matrix and no map of sectors can be read."""

SECTOR_KINDS = ("sector", "constituency")
ADDING = frozenset({Action.MERGE, Action.ADD, Action.CHANGE})


def take_scheme(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft a taxonomy or a codebook."""
    settle(bench, row, row.noun, said)


def take_sector(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft a sector of a taxonomy."""
    if bench.action in ADDING:
        scheme_there(bench, "taxonomy", str(said.get("taxonomy") or ""))
        kind = said.get("kind")
        if kind is not None and kind not in SECTOR_KINDS:
            raise RowRejected("bad-value", field="kind", expected=", ".join(SECTOR_KINDS))
        siblings = [one for one in cast("Iterable[Sector]", bench.every("sector")) if one.taxonomy == said["taxonomy"]]
        said = ranked(said, siblings, "code")
        _refuse_broader(said, siblings)
    settle(bench, row, "sector", said)


def _refuse_broader(said: Said, siblings: list[Sector]) -> None:
    code, broader = said.get("code"), said.get("broader")
    codes = {str(one.code) for one in siblings}
    if broader is not None and (broader == code or broader not in codes):
        expected = ", ".join(sorted(codes - {str(code)}))
        raise RowRejected("unknown-sector", field="broader", expected=expected, nearest=nearest(str(broader), codes))
    tops = {one.code for one in siblings if one.broader is None}
    if broader is None and code not in codes and len(tops) >= TOP_TERMS:
        raise RowRejected("too-many-sectors", field="code", expected=str(TOP_TERMS))


def take_relation(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft a relation of a codebook: what was claimed keeps its direction and its levels."""
    if bench.action in ADDING:
        scheme_there(bench, "codebook", str(said.get("codebook") or ""))
        before = cast("Relation | None", bench.current("relation", (str(said["codebook"]), str(said.get("code")))))
        if before is not None and _is_claimed(bench, before):
            for name in ("directed", "levels"):
                if name in said and (said[name] or ()) != (getattr(before, name) or ()):
                    raise RowRejected("claimed-relation", field=name)
        siblings = [
            one for one in cast("Iterable[Relation]", bench.every("relation")) if one.codebook == said["codebook"]
        ]
        said = ranked(said, siblings, "code")
    settle(bench, row, "relation", said)


def _is_claimed(bench: Workbench, relation: Relation) -> bool:
    """Tell whether anybody claimed in a relation; what other partnerships claim is not seen, and so taken as yes."""
    if bench.before("relation", key_of(relation)) is None:
        return False
    users = [one for one in bench.known.directory.partnerships if one.codebook == relation.codebook]
    held = bench.known.holdings
    if any(held is None or one.id != held.partnership.id for one in users):
        return True
    if held is None or relation.code not in held.claims.relations or held.partnership not in users:
        return False
    return bool((held.claims.relation == held.claims.relations.index(relation.code)).any())


def ranked(said: Said, siblings: Iterable[Sector | Relation], name: str) -> Said:
    """Give a new fact the next place among its siblings, unless one was said."""
    every = list(siblings)
    if said.get("rank") is not None or any(getattr(one, name) == said.get(name) for one in every):
        return said
    return {**said, "rank": max((one.rank for one in every), default=-1) + 1}


def scheme_there(bench: Workbench, noun: str, said: str) -> None:
    """Raise RowRejected unless this taxonomy or codebook is there; the base ones come when they are asked for."""
    if said in {BASE_TAXONOMY, BASE_CODEBOOK}:
        add_base(bench)
    if bench.current(noun, (said,)) is None:
        known = [key_of(fact)[0] for fact in bench.every(noun)]
        raise RowRejected(f"unknown-{noun}", field=noun, expected=", ".join(known), nearest=nearest(said, known))


def add_base(bench: Workbench) -> None:
    """Draft the base vocabulary where the store has none of it yet."""
    missing = [fact for fact in base_vocabulary() if bench.current(fact.NOUN, key_of(fact)) is None]
    heads = {fact.NOUN for fact in missing if fact.NOUN in {"taxonomy", "codebook"}}
    parts = {"taxonomy": "sector", "codebook": "relation"}
    wanted = heads | {parts[head] for head in heads}
    for fact in missing:
        if fact.NOUN in wanted:
            bench.drafted.setdefault(fact.NOUN, {})[key_of(fact)] = fact
    bench.assumed["base-vocabulary"] += bool(heads)
