"""Draft rows into facts, noun by noun in the order of writing, so that a row may speak of what another adds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType

from lipgraph.domain.facts import NOUNS, in_order
from lipgraph.domain.ids import fold
from lipgraph.domain.rejects import Reject
from lipgraph.domain.rosters import Roster, RosterRow
from lipgraph.errors import InvalidPeriod, RowRejected
from lipgraph.usecases.rostering.absent import absent
from lipgraph.usecases.rostering.cells import read_cells
from lipgraph.usecases.rostering.checks import check_together
from lipgraph.usecases.rostering.claims import take_claim
from lipgraph.usecases.rostering.names import take_identifier, take_name, take_participation
from lipgraph.usecases.rostering.nearest import nearest
from lipgraph.usecases.rostering.organizations import take_organization
from lipgraph.usecases.rostering.partnerships import take_lead, take_partnership, take_taxonomy_use
from lipgraph.usecases.rostering.sectors import take_assignment
from lipgraph.usecases.rostering.settling import Said, has_period
from lipgraph.usecases.rostering.tables import take_council, take_membership, take_seat, take_sector_of_seat
from lipgraph.usecases.rostering.values import Action, Drafted, Known
from lipgraph.usecases.rostering.vocabularies import take_relation, take_scheme, take_sector
from lipgraph.usecases.rostering.waves import rank_waves, take_question, take_response, take_wave
from lipgraph.usecases.rostering.workbench import Workbench, stored_facts
from lipgraph_schema.tables import roster_fields, roster_nouns

Taker = Callable[[Workbench, RosterRow, Said], None]

_TAKERS: Mapping[str, Taker] = MappingProxyType(
    {
        "taxonomy": take_scheme,
        "sector": take_sector,
        "codebook": take_scheme,
        "relation": take_relation,
        "partnership": take_partnership,
        "taxonomy-use": take_taxonomy_use,
        "organization": take_organization,
        "organization-name": take_name,
        "identifier": take_identifier,
        "participation": take_participation,
        "sector-assignment": take_assignment,
        "lead": take_lead,
        "council": take_council,
        "seat": take_seat,
        "seat-sector": take_sector_of_seat,
        "membership": take_membership,
        "wave": take_wave,
        "question": take_question,
        "response": take_response,
        "claim": take_claim,
    }
)

_NAMES_SOMETHING = frozenset({"partnership", "organization", "council", "seat", "wave"})
"""Nouns that other rows speak of: such a row is read as far as it can be, so that one wrong cell is one problem."""

_RANK = {noun: place for place, noun in enumerate(NOUNS)}
_PART_OF: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"council": ("name", "parent"), "seat": ("label", "succeeds"), "sector": ("code", "broader")}
)
"""Nouns of which one may be part of another: the field that names it, and the field that names the other."""

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
        return Drafted(rejects=(reject,), revision=known.revision)
    for place, row in _in_turn(roster.rows):
        bench.place = place
        if bench.home is None and bench.rejects and row.noun not in _OF_NO_PARTNERSHIP:
            # What is wrong with the partnership is told; without it nothing else can be looked up.
            break
        _take(bench, row)
    if bench.home is not None:
        rank_waves(bench)
        check_together(bench)
    return _drafted(bench, roster.nouns)


def _in_turn(rows: Iterable[RosterRow]) -> list[tuple[int, RosterRow]]:
    """Put rows in the order in which they may speak of each other: by noun, and what is part of another after it."""
    every = list(enumerate(rows))
    above = {
        (row.noun, fold(row.values.get(_PART_OF[row.noun][0], ""))): row.values.get(_PART_OF[row.noun][1], "")
        for _, row in every
        if row.noun in _PART_OF
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
    slugs = sorted(one.slug for one in known.directory.partnerships)
    expected, close = ", ".join(slugs) or "none-stored", nearest(partnership or "", slugs)
    if partnership:
        return Reject(file=row.file, code="unknown-partnership", found=partnership, expected=expected, nearest=close)
    return Reject(file=row.file, code="no-partnership", expected=expected)


def _take(bench: Workbench, row: RosterRow) -> None:
    try:
        if row.noun not in roster_nouns():
            raise RowRejected("unknown-noun", expected=", ".join(roster_nouns()))  # noqa: TRY301 - refused as any row is
        _refuse_end(bench, row)
        said, wrong = read_cells(bench, row)
        if not wrong or (row.noun in _NAMES_SOMETHING and not wrong & _needed(row.noun)):
            _TAKERS[row.noun](bench, row, said)
    except RowRejected as err:
        bench.refuse(row, err)
    except InvalidPeriod:
        bench.refuse(row, RowRejected("ends-before-it-starts", field="until"))


@cache
def _needed(noun: str) -> frozenset[str]:
    return frozenset(name for name, one in roster_fields(noun).items() if one.key or one.required)


def _refuse_end(bench: Workbench, row: RosterRow) -> None:
    if bench.action is not Action.END:
        return
    if row.noun != "organization" and not has_period(row.noun):
        raise RowRejected("cannot-end")
    if row.values.get("until", "") in {"", ".."}:
        raise RowRejected("missing-value", field="until", expected="period")


def _drafted(bench: Workbench, nouns: frozenset[str]) -> Drafted:
    facts = in_order(fact for drafted in bench.drafted.values() for fact in drafted.values())
    gone = sorted(bench.removed, key=lambda one: (-_RANK[one[0]], one[1]))
    return Drafted(
        facts=tuple(facts),
        removed=tuple(gone),
        rejects=tuple(reject for _, reject in sorted(bench.rejects, key=lambda one: one[0])),
        look_alikes=tuple(bench.look_alikes),
        assumed={code: count for code, count in sorted(bench.assumed.items()) if count},
        absent=absent(bench, nouns),
        places={place: tuple(spoken) for place, spoken in bench.places.items()},
        revision=bench.known.revision,
    )
