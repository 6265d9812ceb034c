"""What stands in which lane of a data set's picture: federal, provincial, municipal, and of no government."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lipgraph.analysis.overview import Branch, Convened, Overview
from lipgraph.domain.councils import CouncilAt
from lipgraph.domain.naming import Names, term_name
from lipgraph.domain.organizations import Organization
from lipgraph.domain.statements import Thing
from lipgraph_schema.messages import text
from lipgraph_viz.lanes import LaneMark, LaneRow, Lanes
from lipgraph_viz.pages.dataset_rows import about

LANES = ("federal", "provincial", "municipal", "other")
_LANE_OF: Mapping[str | None, int] = {"federal": 0, "provincial": 1, "municipal": 2, "regional": 2}


def lanes_of(found: Overview, names: Names) -> Lanes:
    """Return the picture of a data set."""
    lang = names.lang
    rows = [row for branch in found.branches for row in _branch(found, branch, names, 0)]
    return Lanes(
        title=_say("picture_title", lang),
        description=_say("picture_description", lang),
        lanes=tuple(_say(f"lane_{one}", lang) for one in LANES),
        rows=(*rows, *_origin_unknown(found, names), *_beside(found, names)),
    )


def _lane(level: str | None) -> int:
    return _LANE_OF.get(level, len(LANES) - 1)


def _branch(found: Overview, branch: Branch, names: Names, depth: int) -> Iterator[LaneRow]:
    one = branch.instrument
    marks = [
        LaneMark(lane=_lane(body.level_of_government), text=body.name, note=_role("party_roles", party.role, names))
        for party, body in branch.parties
    ]
    if not marks and one.level_of_government is not None:
        marks = [LaneMark(lane=_lane(one.level_of_government))]
    how = f"{names.predicate(branch.how)} · " if branch.how else ""
    yield LaneRow(
        label=names.name(Thing.INSTRUMENT, one.id),
        note=f"{how}{about(one, names.lang)}",
        href=f"#i-{one.slug}",
        depth=depth,
        marks=tuple(marks),
        unsaid=_say("level_unsaid", names.lang),
    )
    bodies = {str(body.id): body for body in found.directory.organizations}
    for committee in branch.committees:
        yield _committee(committee, names, bodies, depth + 1)
    for said in branch.others:
        if said.subject_noun is not Thing.TERM or not branch.partnerships:
            yield LaneRow(label=names.subject(said), note=names.predicate(said), depth=depth + 1)
    if branch.partnerships:
        yield _partnerships(branch.partnerships, names, depth + 1, key="partnerships_under")
    for part in branch.parts:
        yield from _branch(found, part, names, depth + 1)


def _committee(at: CouncilAt, names: Names, bodies: Mapping[str, Organization], depth: int) -> LaneRow:
    marks = []
    for seat in at.seats:
        for holder in seat.holders:
            body = bodies.get(str(holder.organization))
            named = body.name if body else _say("holder_not_named", names.lang)
            level = body.level_of_government if body else None
            marks.append(LaneMark(lane=_lane(level), text=named, note=_role("roles", holder.role, names)))
    return LaneRow(
        label=names.name(Thing.COUNCIL, at.council.id),
        note=_say("committee_note", names.lang),
        href=f"#c-{at.council.id}",
        depth=depth,
        marks=tuple(marks),
    )


def _partnerships(group: tuple[Convened, ...], names: Names, depth: int, *, key: str) -> LaneRow:
    squares = [0] * len(LANES)
    for one in group:
        for _, body in one.leads:
            squares[_lane(body.level_of_government)] += 1
    alone = sum(not one.leads for one in group)
    note = _say("squares_note", names.lang)
    if alone:
        note = f"{note} · {_say('squares_alone', names.lang, count=alone)}"
    label = _say(key, names.lang, count=len(group))
    return LaneRow(label=label, note=note, href="#partnerships", depth=depth, squares=tuple(squares))


def _origin_unknown(found: Overview, names: Names) -> Iterator[LaneRow]:
    group = tuple(one for one in found.partnerships if one.origin is None)
    if group:
        yield _partnerships(group, names, 0, key="partnerships_plain")


def _beside(found: Overview, names: Names) -> Iterator[LaneRow]:
    kinds: dict[str, list[Convened]] = {}
    for one in found.beside:
        kinds.setdefault(one.partnership.kind, []).append(one)
    for kind, group in kinds.items():
        called = ", ".join(names.name(Thing.PARTNERSHIP, one.partnership.id) for one in group)
        label = _say("beside_row", names.lang, kind=term_name("partnership_kinds", kind, lang=names.lang), names=called)
        if any(one.leads for one in group):
            yield _partnerships(tuple(group), names, 0, key="partnerships_plain")
        else:
            yield LaneRow(
                label=label,
                note=_say("beside_note", names.lang),
                href="#beside",
                unknown=_say("beside_unknown", names.lang),
            )


def _role(vocabulary: str, role: str, names: Names) -> str:
    return term_name(vocabulary, role, lang=names.lang)


def _say(key: str, lang: str, /, **fields: object) -> str:
    return text("dataset", key, lang=lang, **fields)
