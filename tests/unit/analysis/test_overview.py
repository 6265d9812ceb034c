"""A region at one glance: what belongs to it, what stands under what, and circles that a source may tell."""

from __future__ import annotations

from datetime import date

from lipgraph.analysis.overview import Branch, Overview, overview
from lipgraph.domain.facts import Fact
from lipgraph.domain.holdings import directory_of
from lipgraph.domain.ids import InstrumentId, OrganizationId, PartnershipId, StatementId
from lipgraph.domain.instruments import Instrument, Party
from lipgraph.domain.organizations import Lead, Organization
from lipgraph.domain.partnerships import Council, Partnership
from lipgraph.domain.source import Source
from lipgraph.domain.statements import Stance, Statement, Thing
from lipgraph.domain.time import Moment

DAY = Moment(date(2026, 1, 1))


def cited(line: int) -> Source:
    return Source(document="paper", line=line)


def partnership(key: str, line: int, kind: str = "lip", dataset: str = "set") -> Partnership:
    return Partnership(id=PartnershipId(key), slug=key, name=key, kind=kind, dataset=dataset, source=cited(line))


def instrument(key: str, line: int, part_of: str | None = None) -> Instrument:
    above = InstrumentId(part_of) if part_of else None
    return Instrument(id=InstrumentId(key), slug=key, name=key, part_of=above, source=cited(line))


def says(key: str, subject: tuple[Thing, str], predicate: str, of: tuple[Thing, str] | None, line: int) -> Statement:
    return Statement(
        id=StatementId(key), subject_noun=subject[0], subject_key=subject[1], predicate=predicate,
        object_noun=of[0] if of else None, object_key=of[1] if of else None,
        stance=Stance.ASSERTS if of else Stance.UNSTATED, source=cited(line),
    )  # fmt: skip


def glance(*facts: Fact) -> Overview:
    found = overview(directory_of(facts), "set", DAY)
    assert found is not None
    return found


def drawn(branches: tuple[Branch, ...]) -> object:
    return [(one.instrument.slug, drawn(one.parts)) for one in branches]


def test_a_set_that_no_partnership_is_of_is_none() -> None:
    assert overview(directory_of([partnership("a", 1)]), "other", DAY) is None


def test_partnerships_of_the_most_frequent_kind_come_first_and_others_stand_beside() -> None:
    found = glance(partnership("b", 2), partnership("a", 1), partnership("n", 3, kind="network"))
    assert [one.partnership.slug for one in found.partnerships] == ["a", "b"]
    assert [one.partnership.slug for one in found.beside] == ["n"]


def test_what_cites_another_document_is_of_another_set() -> None:
    foreign = Instrument(id=InstrumentId("x"), slug="x", name="x", source=Source(document="elsewhere"))
    found = glance(partnership("a", 1), partnership("z", 1, dataset="other"), instrument("i", 2), foreign)
    assert drawn(found.branches) == [("i", [])]
    assert [one.partnership.slug for one in found.partnerships] == ["a"]


def test_partnerships_are_told_by_what_they_arise_from() -> None:
    call = (Thing.INSTRUMENT, "call")
    found = glance(
        partnership("a", 1), partnership("b", 2), partnership("c", 3), instrument("call", 4),
        says("s1", (Thing.PARTNERSHIP, "a"), "arises-from", call, 5),
        says("s2", (Thing.PARTNERSHIP, "b"), "arises-from", call, 5),
    )  # fmt: skip
    assert [(key, len(group)) for key, group in found.by_origin] == [("call", 2), (None, 1)]
    assert [one.partnership.slug for one in found.branches[0].partnerships] == ["a", "b"]


def test_leads_are_counted_by_level_and_kind_and_the_unknown_stands_last() -> None:
    bodies = [
        Organization(
            id=OrganizationId("o1"), slug="o1", name="o1", kind="municipality", level_of_government="municipal"
        ),
        Organization(id=OrganizationId("o2"), slug="o2", name="o2"),
    ]
    leads = [
        Lead(partnership=PartnershipId("a"), organization=OrganizationId("o1")),
        Lead(partnership=PartnershipId("a"), organization=OrganizationId("o2")),
    ]
    found = glance(partnership("a", 1), *bodies, *leads)
    assert found.by_level == (("municipal", 1), (None, 1))
    assert found.by_kind == (("municipality", 1), (None, 1))


def test_what_is_part_of_or_funded_by_an_instrument_stands_under_it() -> None:
    found = glance(
        partnership("a", 1), instrument("top", 1), instrument("part", 2, "top"), instrument("paid", 3),
        says("s", (Thing.INSTRUMENT, "paid"), "funded-by", (Thing.INSTRUMENT, "part"), 4),
    )  # fmt: skip
    assert drawn(found.branches) == [("top", [("part", [("paid", [])])])]
    paid = found.branches[0].parts[0].parts[0]
    assert paid.how is not None
    assert paid.how.id == "s"


def test_a_circle_is_told_without_what_would_close_it() -> None:
    found = glance(
        partnership("a", 1), instrument("x", 1, "y"), instrument("y", 2, "x"),
        says("s", (Thing.INSTRUMENT, "y"), "funded-by", (Thing.INSTRUMENT, "y"), 4),
    )  # fmt: skip
    assert drawn(found.branches) == [("y", [("x", [])])]


def test_what_is_denied_or_left_unsaid_puts_nothing_under_anything() -> None:
    unsaid = says("s", (Thing.INSTRUMENT, "y"), "funded-by", None, 4)
    found = glance(partnership("a", 1), instrument("x", 1), instrument("y", 2), unsaid)
    assert drawn(found.branches) == [("x", []), ("y", [])]
    assert found.unsaid == (unsaid,)
    assert found.saying("funded-by") == ()


def test_a_committee_and_the_parties_stand_at_their_instrument() -> None:
    body = Organization(id=OrganizationId("o"), slug="o", name="o")
    found = glance(
        partnership("a", 1), instrument("i", 1), body,
        Party(instrument=InstrumentId("i"), organization=body.id, role="signatory"),
        Council(id="k", instrument=InstrumentId("i"), name="Committee", source=cited(2)),  # type: ignore[arg-type]  # an id
    )  # fmt: skip
    (branch,) = found.branches
    assert [(party.role, one.slug) for party, one in branch.parties] == [("signatory", "o")]
    assert [one.council.name for one in branch.committees] == ["Committee"]


def test_two_statements_that_contradict_each_other_are_a_pair() -> None:
    first = says("many", (Thing.PARTNERSHIP, "a"), "has", (Thing.PARTNERSHIP, "a"), 2)
    second = Statement(
        id=StatementId("most"), subject_noun=Thing.PARTNERSHIP, subject_key="a", predicate="has",
        contradicts=first.id, source=cited(3),
    )  # fmt: skip
    assert glance(partnership("a", 1), first, second).contradictions == ((first, second),)
