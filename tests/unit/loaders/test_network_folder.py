"""The reader of network folders, on small folders written here; expected values are counted by hand from the rows."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from lipgraph.domain.claims import Claim, Role
from lipgraph.domain.facts import Fact
from lipgraph.domain.organizations import Organization, SectorAssignment
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat
from lipgraph.domain.vocabulary import Relation, Sector
from lipgraph.domain.waves import Question, Response, Status, Wave
from lipgraph_loaders import Reading, read_network_folder

META = {
    "name": "small",
    "title": "A small network",
    "directed": {"gives": True, "gets": True, "knows": False, "sits": False},
    "two_mode": ["sits"],
    "dichotomise": {"gives": 2},
    "claims": [{"relation": "gift", "sender": "gives", "receiver": "gets"}],
    "group_meaning": "what it is",
    "waves": 1,
}
NODES = """id,label,mode,group
a,Réseau A,organization,zeta
b,B,organization,Alpha
c,C,organization,
d,D,organization,zeta
t,Table,committee,
u,Empty table,committee,
"""
EDGES = """source,target,weight,type,wave
a,b,3,gives,1
a,b,1,gives,1
b,a,1,gets,1
c,c,1,gives,1
b,c,1,knows,1
c,b,2,knows,1
a,t,1,sits,1
a,b,-1,gives,2
"""

Write = Callable[..., Path]
F = TypeVar("F", bound=Fact)


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    def write(
        *, nodes: str | bytes = NODES, edges: str | bytes = EDGES, presence: str | None = None, **meta: object
    ) -> Path:
        for name, content in (("nodes.csv", nodes), ("edges.csv", edges), ("presence.csv", presence)):
            if content is not None:
                (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        (tmp_path / "meta.json").write_text(json.dumps({**META, **meta}), "utf-8")
        return tmp_path

    return write


def of(kind: type[F], reading: Reading) -> list[F]:
    return [fact for fact in reading.facts if isinstance(fact, kind)]


def spoken(reading: Reading) -> set[tuple[str, str, str, str | None, str, str, float | None]]:
    names = {one.id: one.name[-1].lower() for one in of(Organization, reading)}
    labels = {one.id: one.label for one in of(Wave, reading)}
    return {
        (
            c.relation,
            names[c.source_org],
            names[c.target_org],
            names[c.claimant] if c.claimant else None,
            c.role.value,
            labels[c.wave] if c.wave else "",
            c.strength,
        )
        for c in of(Claim, reading)
    }


def test_rows_become_claims_of_their_source(folder: Write) -> None:
    said = {one for one in spoken(read_network_folder(folder())) if one[0] in {"gives", "gets"}}
    assert said == {
        ("gives", "a", "b", "a", "sender", "1", 3.0),
        ("gets", "b", "a", "b", "sender", "1", 1.0),
        ("gives", "a", "b", "a", "sender", "2", -1.0),
    }


def test_a_two_sided_relation_has_the_claims_of_both_ends_about_one_linkage(folder: Write) -> None:
    said = {one for one in spoken(read_network_folder(folder())) if one[0] == "gift" and one[5] == "1"}
    assert said == {("gift", "a", "b", "a", "sender", "1", 3.0), ("gift", "a", "b", "b", "receiver", "1", 1.0)}


def test_an_undirected_row_has_no_known_claimant_and_is_kept_once_with_the_larger_weight(folder: Write) -> None:
    reading = read_network_folder(folder())
    [known] = [claim for claim in of(Claim, reading) if claim.relation == "knows"]
    assert (known.claimant, known.role, known.strength) == (None, Role.UNKNOWN, 2.0)
    assert known.source_org < known.target_org


def test_self_ties_and_double_rows_are_counted_and_no_reject(folder: Write) -> None:
    reading = read_network_folder(folder())
    assert reading.rejects == ()
    assert {note.code: note.count for note in reading.notes} == {"self-tie": 1, "duplicate-row": 2}
    assert all(f"{note.count} lignes" in note.message("fr") or note.count == 1 for note in reading.notes)


def test_groups_are_a_taxonomy_in_the_order_of_their_text(folder: Write) -> None:
    reading = read_network_folder(folder())
    assert [(one.name, one.rank) for one in sorted(of(Sector, reading), key=lambda s: s.rank)] == [
        ("Alpha", 0),
        ("zeta", 1),
    ]
    assert len(of(SectorAssignment, reading)) == 3


def test_relations_are_a_codebook_with_direction_and_threshold_and_no_default_view(folder: Write) -> None:
    relations = sorted(of(Relation, read_network_folder(folder())), key=lambda one: one.rank)
    assert [(one.code, one.directed, one.threshold, one.in_default_view) for one in relations] == [
        ("gives", True, 2.0, False),
        ("gets", True, None, False),
        ("knows", False, None, False),
        ("gift", True, 2.0, False),
    ]


def test_second_mode_nodes_are_councils_even_when_nobody_comes(folder: Write) -> None:
    reading = read_network_folder(folder())
    assert {(one.name, one.kind) for one in of(Council, reading)} == {
        ("Table", "committee"),
        ("Empty table", "committee"),
    }
    assert len(of(Organization, reading)) == 4
    assert len(of(Seat, reading)) == 2
    [held] = of(Membership, reading)
    assert held.wave == next(one.id for one in of(Wave, reading) if one.label == "1")
    assert next(o.name for o in of(Organization, reading) if o.id == held.organization) == "Réseau A"


def test_questions_say_what_a_wave_asked_and_of_whom(folder: Write) -> None:
    reading = read_network_folder(folder())
    labels = {one.id: one.label for one in of(Wave, reading)}
    assert {(labels[one.wave], one.relation, one.roles) for one in of(Question, reading)} == {
        ("1", "gives", ("sender",)),
        ("1", "gets", ("sender",)),
        ("1", "knows", ("end",)),
        ("1", "gift", ("sender", "receiver")),
        ("2", "gives", ("sender",)),
        ("2", "gift", ("sender",)),
    }


def statuses(reading: Reading, label: str) -> dict[str, Status]:
    wave = next(one.id for one in of(Wave, reading) if one.label == label)
    names = {one.id: one.name[-1].lower() for one in of(Organization, reading)}
    return {names[one.organization]: one.status for one in of(Response, reading) if one.wave == wave}


def test_without_presence_whoever_names_nobody_is_recorded_empty(folder: Write) -> None:
    reading = read_network_folder(folder())
    named, empty = Status.NAMED, Status.RECORDED_EMPTY
    assert statuses(reading, "1") == {"a": named, "b": named, "c": named, "d": empty}
    assert statuses(reading, "2") == {"a": named, "b": empty, "c": empty, "d": empty}


def test_presence_gives_the_status_of_each_at_each_wave(folder: Write) -> None:
    rows = "id,wave,status\na,1,present\nb,1,nonresponse\nc,1,no_ties_reported\nd,1,not_in_network\n"
    assert statuses(read_network_folder(folder(presence=rows)), "1") == {
        "a": Status.NAMED,
        "b": Status.NO_ANSWER,
        "c": Status.RECORDED_EMPTY,
        "d": Status.NOT_IN_NETWORK,
    }


def test_waves_are_ordered_as_numbers(folder: Write) -> None:
    edges = "source,target,weight,type,wave\na,b,1,gives,10\na,b,1,gives,9\n"
    waves = sorted(of(Wave, read_network_folder(folder(edges=edges))), key=lambda one: one.rank)
    assert [one.label for one in waves] == ["9", "10"]


def test_every_claim_names_its_file_and_row(folder: Write) -> None:
    reading = read_network_folder(folder())
    assert {claim.source.row for claim in of(Claim, reading)} == {2, 4, 7, 9}
    assert all(claim.source.document == "small/edges.csv" and claim.source.digest for claim in of(Claim, reading))
    [partnership] = of(Partnership, reading)
    assert (partnership.slug, partnership.kind, partnership.synthetic) == ("small", "other-network", False)


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("a,nobody,1,gives,1", "target", "unknown-reference"),
        ("nobody,a,1,gives,1", "source", "unknown-reference"),
        ("a,t,1,gives,1", "target", "unknown-reference"),
        ("a,b,1,hates,1", "type", "unknown-reference"),
        ("a,b,many,gives,1", "weight", "bad-value"),
        ("a,b,nan,gives,1", "weight", "bad-value"),
    ],
)
def test_a_wrong_row_is_a_reject_that_says_where(folder: Write, row: str, column: str, code: str) -> None:
    reading = read_network_folder(folder(edges=EDGES + row + "\n"))
    [reject] = reading.rejects
    assert (reject.file, reject.row, reject.column, reject.code) == ("edges.csv", 10, column, code)
    assert all("edges.csv" in reject.message(lang) and "10" in reject.message(lang) for lang in ("en", "fr"))


def test_a_byte_order_mark_is_read_over_and_another_encoding_is_a_reject(folder: Write) -> None:
    assert read_network_folder(folder(nodes=b"\xef\xbb\xbf" + NODES.encode())).rejects == ()
    [reject] = read_network_folder(folder(nodes=NODES.encode("latin-1"))).rejects
    assert (reject.code, reject.found) == ("bad-encoding", "0xe9")
    [reject] = read_network_folder(folder(nodes=NODES.encode("utf-16"))).rejects
    assert (reject.code, reject.found) == ("bad-encoding", "UTF-16")


@pytest.mark.parametrize(
    ("meta", "column"),
    [
        ({"name": " "}, "name"),
        ({"directed": {"gives": "yes"}}, "directed"),
        ({"directed": None}, "directed"),
        ({"claims": [{"relation": "gift", "sender": "gives", "receiver": "nothing"}]}, "claims"),
    ],
)
def test_a_meta_that_says_too_little_is_a_reject(folder: Write, meta: dict[str, object], column: str) -> None:
    reading = read_network_folder(folder(**meta))
    assert reading.facts == ()
    assert [(reject.file, reject.column) for reject in reading.rejects] == [("meta.json", column)]


def test_a_folder_with_nothing_in_it_says_what_is_missing(tmp_path: Path) -> None:
    reading = read_network_folder(tmp_path)
    assert {(reject.file, reject.code) for reject in reading.rejects} == {
        ("meta.json", "missing-file"),
        ("nodes.csv", "missing-file"),
        ("edges.csv", "missing-file"),
    }


def test_double_ids_and_missing_columns_are_rejects(folder: Write) -> None:
    [reject] = read_network_folder(folder(nodes=NODES + "a,Again,organization,\n")).rejects
    assert (reject.code, reject.row, reject.found) == ("duplicate-key", 8, "a")
    [reject] = read_network_folder(folder(nodes="label\nA\n")).rejects
    assert (reject.code, reject.column) == ("missing-column", "id")
