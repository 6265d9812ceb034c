"""Rows about linkages: one report each, by whom, as which end, at which wave."""

from __future__ import annotations

from typing import cast

from lipgraph.domain.claims import Layer, Role, claim_id
from lipgraph.domain.ids import OrganizationId, RelationCode, WaveId
from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.vocabulary import Relation
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.settling import Said, settle
from lipgraph.usecases.rostering.waves import one_relation, wave_said
from lipgraph.usecases.rostering.workbench import Workbench


def take_claim(bench: Workbench, row: RosterRow, said: Said) -> None:
    """Draft one report of a linkage; two rows of one report have to agree."""
    for name in ("relation", "source", "target"):
        if said.get(name) is None:
            raise RowRejected("missing-value", field=name, expected="value")
    one_relation(said)
    relation = cast("tuple[Relation, ...]", said["relation"])[0]
    ends = OrganizationId(str(said["source"])), OrganizationId(str(said["target"]))
    if ends[0] == ends[1]:
        raise RowRejected("self-linkage", field="target")
    named = {**_named(bench, said, relation, ends), **_described(said, relation)}
    settle(bench, row, "claim", named)


def _named(
    bench: Workbench, said: Said, relation: Relation, ends: tuple[OrganizationId, OrganizationId]
) -> dict[str, object]:
    claimant = None if said.get("claimant") is None else OrganizationId(str(said["claimant"]))
    role = _role(said, relation, ends, claimant)
    wave = wave_said(bench, said)
    own = None if said.get("source_key") is None else str(said["source_key"])
    if wave is None and own is None:
        raise RowRejected("claim-needs-wave", field="wave")
    source, target = ends if relation.directed else sorted(ends)
    key = {
        "partnership": bench.at_home.id,
        "relation": RelationCode(relation.code),
        "source_org": source,
        "target_org": target,
        "claimant": claimant,
        "role": role,
        "layer": Layer(str(said.get("layer") or Layer.SURVEY.value)),
        "wave": None if wave is None else WaveId(wave),
        "source_key": own,
    }
    return {"id": claim_id(**key), **key}  # type: ignore[arg-type]  # each part has its own type above


def _role(
    said: Said, relation: Relation, ends: tuple[OrganizationId, OrganizationId], claimant: OrganizationId | None
) -> Role:
    """Return as what the claimant speaks: what follows from who it is, which what was said may not contradict."""
    if claimant is None:
        follows = Role.UNKNOWN
    elif claimant not in ends:
        follows = Role.THIRD_PARTY
    elif not relation.directed:
        follows = Role.END
    else:
        follows = Role.SENDER if claimant == ends[0] else Role.RECEIVER
    if said.get("role") is not None and Role(str(said["role"])) is not follows:
        raise RowRejected("role-of-claimant", field="role", expected=follows.value)
    return follows


def _described(said: Said, relation: Relation) -> dict[str, object]:
    named = {name: said[name] for name in ("polarity", "from", "until") if name in said}
    for name in ("strength", "volume"):
        if name in said:
            named[name] = None if said[name] is None else _amount(said[name], name, relation)
    return named


def _amount(value: object, name: str, relation: Relation) -> float:
    levels = relation.levels if name == "strength" else ()
    if isinstance(value, str):
        # A word is a level of strength; the reader of cells left it as it stood.
        if value not in levels:
            raise RowRejected("bad-value", field=name, expected=", ".join(levels) or "number")
        return float(levels.index(value) + 1)
    amount = float(cast("float", value))
    if amount <= 0:
        raise RowRejected("no-strength", field=name)
    if levels and not (amount.is_integer() and amount <= len(levels)):
        raise RowRejected("bad-value", field=name, expected=f"1-{len(levels)}")
    return amount
