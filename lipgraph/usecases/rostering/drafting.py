"""Draft rows into facts, noun by noun in the order of writing, so that a row may speak of what another adds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from lipgraph.domain.facts import NOUNS, in_order
from lipgraph.domain.ids import fold
from lipgraph.domain.rejects import Reject
from lipgraph.domain.rosters import Roster, RosterRow
from lipgraph.errors import InvalidPeriod, RowRejected
from lipgraph.usecases.rostering.cells import read_cells, refuse
from lipgraph.usecases.rostering.nearest import nearest
from lipgraph.usecases.rostering.partnerships import take_lead, take_partnership, take_taxonomy_use
from lipgraph.usecases.rostering.settling import Said
from lipgraph.usecases.rostering.values import Action, Drafted, Known
from lipgraph.usecases.rostering.vocabularies import take_relation, take_scheme, take_sector
from lipgraph.usecases.rostering.workbench import Workbench, stored_facts
from lipgraph_schema.tables import roster_nouns

Taker = Callable[[Workbench, RosterRow, Said], None]

_TAKERS: Mapping[str, Taker] = MappingProxyType(
    {
        "taxonomy": take_scheme,
        "sector": take_sector,
        "codebook": take_scheme,
        "relation": take_relation,
        "partnership": take_partnership,
        "taxonomy-use": take_taxonomy_use,
        "lead": take_lead,
    }
)

_RANK = {noun: place for place, noun in enumerate(NOUNS)}
_OF_NO_PARTNERSHIP = frozenset({"taxonomy", "sector", "codebook", "relation", "partnership"})


def draft(
    roster: Roster, known: Known, *, partnership: str | None, wave: str | None, action: Action = Action.MERGE
) -> Drafted:
    """Return the facts that rows make beside what is known, and all that is wrong with them.

    ``partnership`` is what the asker calls it (it names a new one where the rows do not), ``wave`` the label for rows
    that name none. Pure: the same rows beside the same known facts give the same draft, and drafting anew beside what
    it made gives the same facts.
    """
    home = None if known.holdings is None else known.holdings.partnership
    bench = Workbench(known=known, action=action, home=home, wave=wave or None, stored=stored_facts(known))
    bench.kept["called"] = partnership
    if home is None and (reject := _homeless(roster, known, partnership)) is not None:
        return Drafted(rejects=(reject,))
    for place, row in _in_turn(roster.rows):
        bench.place = place
        _take(bench, row)
    return _drafted(bench)


def _in_turn(rows: Iterable[RosterRow]) -> list[tuple[int, RosterRow]]:
    """Put rows in the order in which they may speak of each other: by noun, and what is part of another after it."""
    every = list(enumerate(rows))
    above = {
        (row.noun, fold(row.values.get(name, ""))): row.values.get(upper, "")
        for _, row in every
        for noun, name, upper in (
            ("council", "name", "parent"),
            ("seat", "label", "succeeds"),
            ("sector", "code", "broader"),
        )
        if row.noun == noun
    }

    def turn(one: tuple[int, RosterRow]) -> tuple[int, int]:
        row = one[1]
        upper = row.values.get("parent") or row.values.get("succeeds") or row.values.get("broader")
        depth, seen = 0, set[str]()
        while upper and fold(upper) not in seen:
            seen.add(fold(upper))
            depth += 1
            upper = above.get((row.noun, fold(upper)))
        return _RANK.get(row.noun, len(_RANK)), depth

    return sorted(every, key=turn)


def _homeless(roster: Roster, known: Known, partnership: str | None) -> Reject | None:
    if any(row.noun == "partnership" for row in roster.rows):
        return None
    row = next((row for row in roster.rows if row.noun not in _OF_NO_PARTNERSHIP), None)
    if row is None:
        return None
    slugs = [one.slug for one in known.directory.partnerships]
    expected, close = ", ".join(slugs), nearest(partnership or "", slugs)
    if partnership:
        return Reject(file=row.file, code="unknown-partnership", found=partnership, expected=expected, nearest=close)
    return Reject(file=row.file, code="no-partnership", expected=expected)


def _take(bench: Workbench, row: RosterRow) -> None:
    try:
        if row.noun not in roster_nouns():
            raise RowRejected("unknown-noun", expected=", ".join(roster_nouns()))  # noqa: TRY301 - refused as any row is
        said = read_cells(bench, row)
        if said is not None:
            _TAKERS[row.noun](bench, row, said)
    except RowRejected as err:
        refuse(bench, row, err)
    except InvalidPeriod:
        bench.rejects.append(row.reject("until", "ends-before-it-starts"))


def _drafted(bench: Workbench) -> Drafted:
    facts = in_order(fact for drafted in bench.drafted.values() for fact in drafted.values())
    gone = sorted(bench.removed, key=lambda one: (-_RANK[one[0]], one[1]))
    return Drafted(
        facts=tuple(facts),
        removed=tuple(gone),
        rejects=tuple(sorted(bench.rejects, key=lambda one: (one.sheet or "", one.row or 0))),
        look_alikes=tuple(bench.look_alikes),
        assumed={code: count for code, count in sorted(bench.assumed.items()) if count},
        places={place: tuple(spoken) for place, spoken in bench.places.items()},
    )
