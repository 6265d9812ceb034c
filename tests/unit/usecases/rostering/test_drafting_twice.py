"""Whatever a roster says: drafting it again beside what it made changes nothing."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fakes.rosters import Town
from lipgraph.domain.ids import fold
from lipgraph.domain.rosters import Roster, RosterRow
from lipgraph.domain.source import Source
from lipgraph.usecases.rostering import Drafted, draft

NAMES = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters=";:"), min_size=1, max_size=12)
DATES = st.sampled_from(["", "..", "2019", "2021-05", "2024-02-29"])
ENDS = st.sampled_from(["", "..", "2030", "2031-05", "2032-02-29"])
SECTORS = st.sampled_from(["", "police", "Bibliothèques", "health", "newcomers"])


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    """A partnership with some organizations, their sectors, seats and linkages, in the words of many scripts."""
    names = draw(st.lists(NAMES, min_size=2, max_size=6, unique_by=fold))
    rows = [("partnership", {"name": "Northgate LIP"}), ("council", {"name": "Council"}), ("wave", {"label": "2025"})]
    for one in names:
        said = {"name": one, "sector": draw(SECTORS), "other_sectors": draw(SECTORS), "from": draw(DATES)}
        rows.append(("organization", {**said, "until": draw(ENDS)}))
    some = st.sampled_from(names)
    for place, holder in enumerate(draw(st.lists(some, max_size=4, unique=True))):
        label = f"Seat {place % 2}"
        rows.append(("seat", {"label": label, "sector": "health"}))
        rows.append(("membership", {"seat": label, "organization": holder, "from": draw(DATES), "until": draw(ENDS)}))
    ends = st.tuples(some, some).filter(lambda pair: pair[0] != pair[1])
    for source, target in draw(st.lists(ends, max_size=6)):
        relation = draw(st.sampled_from(["referral", "information", "PLANIFICATION COMMUNE"]))
        rows.append(("claim", {"relation": relation, "source": source, "target": target, "wave": "2025"}))
    return Roster(
        rows=tuple(
            RosterRow(noun=noun, values=values, file="f.xlsx", source=Source(document="f.xlsx", row=place))
            for place, (noun, values) in enumerate(rows, 2)
        ),
        nouns=frozenset({"organization", "seat", "membership", "claim"}),
    )


# Times on a busy machine say nothing of the draft.
@settings(deadline=None)
@given(rosters())
def test_drafting_twice_changes_nothing(roster: Roster) -> None:
    town = Town()

    def drafted() -> Drafted:
        return draft(roster, town.known, partnership=None, wave=None)

    first = drafted()
    # A name that folds to nothing or to another's is refused: then there is nothing to repeat.
    assume(not first.rejects)
    town.keep(first)
    before = dict(town.facts)
    again = drafted()
    town.keep(again)
    assert (town.facts, again.rejects, again.removed, again.absent) == (before, (), (), ())
