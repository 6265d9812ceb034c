"""Rows about the partnership itself, the taxonomy that it uses, and who leads it."""

from __future__ import annotations

from typing import cast

from lipgraph.domain.ids import fold, partnership_id, slug
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.time import ALWAYS
from lipgraph.domain.vocabulary import BASE_CODEBOOK, BASE_TAXONOMY, TaxonomyUse
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.settling import Said, settle
from lipgraph.usecases.rostering.spells import spelled
from lipgraph.usecases.rostering.terms_found import taxonomy_in_use
from lipgraph.usecases.rostering.values import Action
from lipgraph.usecases.rostering.vocabularies import ADDING, scheme_there
from lipgraph.usecases.rostering.workbench import Workbench


def take_partnership(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft the partnership: the one that the rows are of, or a new one with its taxonomy and codebook."""
    if bench.action in ADDING:
        for name in ("codebook", "taxonomy"):
            if said.get(name) is not None:
                scheme_there(bench, name, str(said[name]))
    if bench.home is None:
        _begin(bench, row, said)
        return
    home = bench.home
    _refuse_another(bench, home, said)
    if bench.action is Action.REMOVE:
        for use in list(bench.every("taxonomy-use")):
            if cast("TaxonomyUse", use).partnership == home.id:
                bench.take_away(row, use)
    bench.home = cast("Partnership", settle(bench, row, "partnership", {**said, "id": home.id, "slug": home.slug}))
    taxonomy = said.get("taxonomy")
    if bench.action in ADDING and taxonomy is not None and taxonomy != taxonomy_in_use(bench):
        raise RowRejected("taxonomy-in-use", field="taxonomy", expected=taxonomy_in_use(bench))


def _refuse_another(bench: Workbench, home: Partnership, said: Said) -> None:
    word, name = said.get("slug"), said.get("name")
    if word is not None and slug(str(word)) != home.slug:
        raise RowRejected("another-partnership", field="slug", expected=home.slug)
    names = {fold(home.name), fold(home.name_fr or "")}
    # A workbook of another partnership must not rename this one: its short name says that this one is meant.
    if bench.action is Action.MERGE and word is None and name is not None and fold(str(name)) not in names:
        raise RowRejected("another-partnership", field="name", expected=home.name)


def _begin(bench: Workbench, row: RosterRow, said: Said) -> None:
    if bench.action not in {Action.MERGE, Action.ADD}:
        raise RowRejected("no-partnership")
    called = bench.kept.get("called")
    if said.get("name") is None:
        raise RowRejected("missing-value", field="name", expected="value")
    own = isinstance(called, str) and fold(called) != fold(str(said["name"]))
    word = slug(str(said.get("slug") or (called if own else said["name"])))
    taken = {one.slug for one in bench.known.directory.partnerships}
    minted = partnership_id(word, word)
    if word in taken or bench.current("partnership", (minted,)) is not None:
        raise RowRejected("partnership-taken", field="slug" if "slug" in said else "name", expected=word)
    if own and "slug" in said and slug(str(called)) != word:
        raise RowRejected("another-partnership", field="slug", expected=str(called))
    codebook, taxonomy = said.get("codebook") or BASE_CODEBOOK, said.get("taxonomy") or BASE_TAXONOMY
    scheme_there(bench, "codebook", str(codebook))
    scheme_there(bench, "taxonomy", str(taxonomy))
    made = {**said, "id": minted, "slug": word, "dataset": word, "codebook": codebook}
    bench.home = cast("Partnership", settle(bench, row, "partnership", made))
    period = ALWAYS if not said.get("from") else bench.home.period
    use = TaxonomyUse(partnership=minted, taxonomy=taxonomy, period=period, source=row.source)  # type: ignore[arg-type]  # the text of an id
    bench.put(row, use)


def take_taxonomy_use(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft that the partnership uses a taxonomy for a time."""
    if bench.action in ADDING:
        scheme_there(bench, "taxonomy", str(said.get("taxonomy") or ""))
    settle(bench, row, "taxonomy-use", spelled(bench, "taxonomy-use", {**said, "partnership": bench.at_home.id}))


def take_lead(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft that an organization leads the partnership for a time."""
    settle(bench, row, "lead", spelled(bench, "lead", {**said, "partnership": bench.at_home.id}))
