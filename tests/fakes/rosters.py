"""Rosters written as text, and what is known after facts were written: no store needed."""

from collections.abc import Iterable, Mapping

from lipgraph.domain.facts import Fact, key_of
from lipgraph.domain.holdings import Directory, directory_of, holdings_of
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.rosters import Roster, RosterRow
from lipgraph.domain.source import Source
from lipgraph.usecases.rostering import Action, Drafted, Known, draft

NOTHING = Known(directory=Directory())

TEMPLATE = """
    partnership  | name=Northgate Local Immigration Partnership | area=Northgate
    council      | name=Partnership council | name_fr=Conseil du partenariat
    council      | name=Youth working group | parent=Partnership council
    organization | name=Northgate Public Library | sector=libraries | other_names=NPL; BPN | from=2024-04 | until=
    organization | name=Harbour Settlement Services | sector=settlement agencies | business_number=000123456 | from=
    organization | name=Northgate Police Service | sector=police | from=2023 | until=2025-06-30
    seat         | council=Partnership council | label=Libraries | sector=libraries
    membership   | council=Partnership council | seat=Libraries | organization=NPL | role=chair | from=2024
    seat         | council=Partnership council | label=Police | sector=police
    membership   | council=Partnership council | seat=Police | organization=
    wave         | label=2025 | reference=2025-10-31
    question     | wave=2025 | relation=referral; information
    response     | wave=2025 | organization=Northgate Public Library | status=named-someone
    response     | wave=2025 | organization=Harbour Settlement Services | status=no-answer
    claim        | relation=referral | source=NPL | target=Harbour Settlement Services | claimant=NPL | wave=2025
    claim        | relation=information | source=NPL | target=harbour settlement services | claimant=NPL | wave=2025
"""
"""A workbook as a coordinator fills it."""


def roster(text: str, *, nouns: Iterable[str] = (), document: str = "roster.xlsx") -> Roster:
    """Read lines of ``noun | field=value | field=value``; each line is a row of a file, with its number as source."""
    rows = []
    for number, line in enumerate((line for line in text.splitlines() if line.strip()), 2):
        noun, *cells = (part.strip() for part in line.split("|"))
        values = dict(cell.split("=", 1) for cell in cells)
        rows.append(
            RosterRow(noun=noun, values=values, file=document, source=Source(document=document, sheet="S", row=number))
        )
    return Roster(rows=tuple(rows), nouns=frozenset(nouns))


def known_from(facts: Iterable[Fact], slug: str | None = None) -> Known:
    """Return what would be known once facts are stored: of the partnership with this slug, or the only one."""
    every = list(facts)
    homes = [one for one in every if isinstance(one, Partnership) and slug in {None, one.slug}]
    held = [fact for fact in every if getattr(fact, "partnership", homes[0].id if homes else None) == homes[0].id]
    return Known(directory=directory_of(every), holdings=holdings_of(homes[0], held) if homes else None)


class Town:
    """One partnership that grows by rosters, as a store would keep it."""

    def __init__(self) -> None:
        self.facts: dict[tuple[str, tuple[str, ...]], Fact] = {}

    @property
    def known(self) -> Known:
        """What is known now."""
        return known_from(self.facts.values()) if self.facts else NOTHING

    def draft(self, text: str, *, action: Action = Action.MERGE, wave: str | None = None, **said: str) -> Drafted:
        """Draft rows beside what the town holds; nothing is kept."""
        return draft(
            roster(text, nouns=said.get("nouns", "").split()),
            self.known,
            partnership=said.get("partnership"),
            wave=wave,
            action=action,
        )

    def take(self, text: str, *, action: Action = Action.MERGE, wave: str | None = None) -> Drafted:
        """Draft rows that nothing is wrong with, and keep what they make."""
        drafted = self.draft(text, action=action, wave=wave)
        assert drafted.rejects == ()
        self.keep(drafted)
        return drafted

    def keep(self, drafted: Drafted) -> None:
        """Keep what a draft makes, as a transaction would."""
        for fact in drafted.facts:
            self.facts[fact.NOUN, key_of(fact)] = fact
        for one in drafted.removed:
            self.facts.pop(one, None)

    def every(self, noun: str) -> list[Fact]:
        """Return the facts of a noun."""
        return [fact for fact in self.facts.values() if noun == fact.NOUN]


def codes(drafted: Drafted) -> list[tuple[str, str | None]]:
    """Return code and column of each reject."""
    return [(reject.code, reject.column) for reject in drafted.rejects]


def counted(drafted: Drafted) -> Mapping[str, int]:
    """Return how many facts of each noun there are in a draft."""
    return {noun: sum(noun == fact.NOUN for fact in drafted.facts) for noun in {fact.NOUN for fact in drafted.facts}}
