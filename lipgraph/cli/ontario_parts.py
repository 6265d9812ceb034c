"""The parts of the summary of a data set: each a heading's key and its lines, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lipgraph.analysis.overview import INDICATOR, QUESTION, STEP, Branch, Convened, Overview
from lipgraph.cli.ontario import tell
from lipgraph.cli.speaking import lang, number
from lipgraph.domain.councils import CouncilAt
from lipgraph.domain.instruments import Instrument
from lipgraph.domain.naming import Names, term_name
from lipgraph.domain.partnerships import SeatState
from lipgraph.domain.statements import Statement, Thing, key_parts
from lipgraph_schema.messages import text
from lipgraph_schema.vocabulary import term


def parts(found: Overview) -> Iterator[tuple[str, list[str]]]:
    """Iterate the parts; one without lines is left out by whoever prints them."""
    names = Names.of(found.directory, lang=lang())
    bodies = {str(one.id): one.name for one in found.directory.organizations}
    yield "partnerships", [*_kinds(found.partnerships), *_origins(found, names), _areas(found)]
    yield "leads", list(_leads(found))
    yield "beside", _kinds(found.beside, named=True)
    yield "committees", [_committee(one, names, bodies) for one in found.committees]
    yield "councils", [_council(one, names) for one in found.councils]
    yield "instruments", [line for branch in found.branches for line in _branch(branch, names)]
    yield "steps", [f"{one.rank}. {names.object(one)}" for one in found.saying(STEP)]
    yield "indicators", [_indicator(one, names) for one in found.saying(INDICATOR)]
    yield "questions", [f"{one.rank}. {names.object(one)}" for one in found.saying(QUESTION)]
    yield "contradictions", [_contradiction(first, second, names) for first, second in found.contradictions]
    yield "unsaid", list(_unsaid(found, names))


def _kinds(convened: Sequence[Convened], *, named: bool = False) -> list[str]:
    groups: dict[str, list[str]] = {}
    for one in convened:
        name = (one.partnership.name_fr if lang() == "fr" else None) or one.partnership.name
        groups.setdefault(one.partnership.kind, []).append(name)
    lines = []
    for kind, group in groups.items():
        said = term_name("partnership_kinds", kind, lang=lang())
        line = tell("count_of_kind", kind=said, count=number(len(group)))
        lines.append(f"{line} ({', '.join(group)})" if named else line)
    return lines


def _origins(found: Overview, names: Names) -> Iterator[str]:
    for key, group in found.by_origin:
        if key is None:
            yield tell("arising_unstated", count=number(len(group)))
            continue
        inferred = any(one.origin is not None and one.origin.source.inferred for one in group)
        how, called = tell("inferred" if inferred else "stated"), names.name(Thing.INSTRUMENT, key)
        yield tell("arising", instrument=called, inferred=how, count=number(len(group)))


def _areas(found: Overview) -> str:
    homes = [one.partnership for one in found.partnerships]
    stated = sum(one.area is not None for one in homes)
    counted = [
        tell("area_counted", name=one.name, count=number(one.area_count)) for one in homes if one.area_count is not None
    ]
    unstated = sum(one.area is None and one.area_count is None for one in homes)
    said = tell("semicolon").join(counted) if counted else tell("none")
    return tell("areas", stated=number(stated), counted=said, unstated=number(unstated))


def _leads(found: Overview) -> Iterator[str]:
    inferred = sum(lead.inferred for lead, _ in found.leads)
    yield tell("leads_counted", count=number(len(found.leads)), inferred=number(inferred))
    alone = [one.partnership.name for one in found.partnerships if not one.leads]
    if alone:
        yield tell("leads_none", names=", ".join(alone))
    whose = tell("whose_project")
    yield tell("by_level", whose=whose, counts=_counts(found.by_level, "levels_of_government", "no_government"))
    yield tell("by_kind", whose=whose, counts=_counts(found.by_kind, "organization_kinds", "not_classified"))


def _counts(counts: Sequence[tuple[str | None, int]], vocabulary: str, other: str) -> str:
    named = ((tell(other) if code is None else term_name(vocabulary, code, lang=lang()), n) for code, n in counts)
    return ", ".join(f"{name} {number(count)}" for name, count in named)


def _committee(at: CouncilAt, names: Names, bodies: Mapping[str, str]) -> str:
    roles: dict[str, list[str]] = {}
    for seat in at.seats:
        for holder in seat.holders:
            named = bodies.get(str(holder.organization)) or tell("holder_not_named")
            roles.setdefault(holder.role, []).append(named)
    said = tell("semicolon").join(
        tell("role_line", role=term_name("roles", role, lang=lang()), names=", ".join(group))
        for role, group in roles.items()
    )
    instrument = names.name(Thing.INSTRUMENT, str(at.council.instrument))
    return tell("committee_line", name=names.name(Thing.COUNCIL, at.council.id), instrument=instrument, holders=said)


def _council(at: CouncilAt, names: Names) -> str:
    unnamed = sum(seat.state is SeatState.HELD_NOT_NAMED for seat in at.seats)
    return tell(
        "council_said",
        name=names.name(Thing.COUNCIL, at.council.id),
        partnership=names.name(Thing.PARTNERSHIP, str(at.council.partnership)),
        seats=number(len(at.seats)),
        unnamed=number(unnamed),
    )


def _branch(branch: Branch, names: Names, depth: int = 0) -> Iterator[str]:
    under = [names.name(Thing.COUNCIL, one.council.id) for one in branch.committees]
    under += [f"{names.subject(one)} ({names.predicate(one)})" for one in branch.others]
    if branch.partnerships:
        under.append(tell("partnerships_under", count=number(len(branch.partnerships))))
    how = f" ({names.predicate(branch.how)})" if branch.how else ""
    said = f"{names.name(Thing.INSTRUMENT, branch.instrument.id)}{how} · {about(branch.instrument)}"
    yield f"{'  ' * depth}{said}"
    yield from (f"{'  ' * (depth + 1)}– {one}" for one in under)
    for part in branch.parts:
        yield from _branch(part, names, depth + 1)


def about(one: Instrument) -> str:
    """Say of an instrument its kind, its level of government and its date."""
    level = one.level_of_government
    kind = [term_name("instrument_kinds", one.kind, lang=lang())] if one.kind else []
    government = [term_name("levels_of_government", level, lang=lang())] if level else []
    start = one.period.start
    if start.is_unknown:
        when = tell("date_unknown")
    else:
        when = tell("year_worded", date=start.text, wording=one.wording) if one.wording else start.text
    return ", ".join([*kind, *government, when])


def _indicator(one: Statement, names: Names) -> str:
    said = names.object(one) or ""
    if one.object_noun is not Thing.TERM or one.object_key is None:
        return f"{said}: {tell('not_computed')}"
    shipped = term(*key_parts(Thing.TERM, one.object_key))
    kind = f" ({tell(f'kind_{shipped.kind}')})" if shipped.kind else ""
    called = [text("measures", f"{definition}.name", lang=lang()) for definition in shipped.answered_by]
    answer = tell("answered_by", definitions=", ".join(called)) if called else tell("not_computed")
    return f"{said}{kind} – {answer}"


def _contradiction(first: Statement, second: Statement, names: Names) -> str:
    return tell(
        "contradiction_line",
        first=first.quantifier or names.object(first),
        second=second.quantifier or names.object(second),
        line_first=first.source.line,
        line_second=second.source.line,
        what=names.object(second),
    )


def _unsaid(found: Overview, names: Names) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for one in found.unsaid:
        groups.setdefault(names.predicate(one), []).append(names.subject(one))
    for predicate, subjects in groups.items():
        yield tell("unsaid_line", subject=", ".join(subjects), predicate=predicate)
