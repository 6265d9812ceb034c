"""From what the lines of a sheet say to rows of nouns: one line may speak of a seat and of who holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lipgraph.domain.ids import fold as same_name
from lipgraph.domain.rosters import RosterRow
from lipgraph.domain.source import Source
from lipgraph_loaders.roster.findings import Finder
from lipgraph_loaders.roster.headers import Headings
from lipgraph_loaders.roster.table import Line
from lipgraph_loaders.roster.words import fold, meanings

LISTED: Mapping[str, frozenset[str]] = {
    "partnership": frozenset({"council"}),
    "organizations": frozenset({"organization"}),
    "seats": frozenset({"seat", "membership"}),
    "responses": frozenset({"response"}),
    "linkages": frozenset({"claim"}),
}
"""Of which nouns a sheet of the template is a list; a partnership and its waves stand in it beside others."""

_BLANK_SAYS_NOTHING = frozenset(
    {"organization.id", "seat.council", "claim.claimant", "claim.wave", "claim.polarity", "claim.layer"}
)
"""Fields that name or qualify: a blank leaves them to what the command or the store says."""


_SHARED = (
    ("seat", "council", (("membership", "council"),)),
    ("seat", "label", (("membership", "seat"),)),
    ("wave", "label", (("question", "wave"), ("response", "wave"))),
)
"""Columns that speak of two nouns: what is wrong with them stands in the same place."""


@dataclass(slots=True)
class Maker:
    """Makes rows of one sheet, with their source and the headers under which their fields stood."""

    headings: Headings
    finder: Finder
    digest: str
    constants: Mapping[str, str] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, column in self.headings.known.items():
            self.columns.setdefault(column.noun, {})[column.field] = self.finder.column(place)
            self.places[f"{column.noun}.{column.field}"] = place
        for noun, field_, shared in _SHARED:
            if field_ in self.columns.get(noun, {}):
                for other, name in shared:
                    self.columns.setdefault(other, {}).setdefault(name, self.columns[noun][field_])

    def row(self, noun: str, number: int, values: Mapping[str, str]) -> RosterRow:
        """Return a row of a noun, as it stood in line ``number``."""
        source = Source(document=self.finder.findings.file, digest=self.digest, sheet=self.finder.sheet, row=number)
        return RosterRow(
            noun=noun,
            values=values,
            columns=self.columns.get(noun, {}),
            file=self.finder.findings.file,
            source=source,
        )

    def values(self, noun: str, line: Line) -> dict[str, str]:
        """Return what a line says of a noun, without blanks that say nothing."""
        start = f"{noun}."
        return {
            name.removeprefix(start): said
            for name, said in line.says.items()
            if name.startswith(start) and (said or name not in _BLANK_SAYS_NOTHING)
        }

    def refuse(self, code: str, line: Line, name: str, **said: str) -> None:
        """Refuse a cell of a line by the field that it fills."""
        self.finder.refuse(code, row=line.number, column=self.places.get(name), found=line.says.get(name, ""), **said)


def assembled(maker: Maker, lines: Iterable[Line]) -> list[RosterRow]:
    """Return the rows that the lines of a sheet make."""
    return list(_ASSEMBLERS[maker.headings.sheet.code](maker, lines))


def _organizations(maker: Maker, lines: Iterable[Line]) -> Iterator[RosterRow]:
    for line in lines:
        yield maker.row("organization", line.number, maker.values("organization", line))


def _linkages(maker: Maker, lines: Iterable[Line]) -> Iterator[RosterRow]:
    for line in lines:
        yield maker.row("claim", line.number, {**maker.constants, **maker.values("claim", line)})


def _seats(maker: Maker, lines: Iterable[Line]) -> Iterator[RosterRow]:
    first: dict[tuple[str, str], dict[str, str]] = {}
    for line in lines:
        seat = maker.values("seat", line)
        # As seats are told apart where they are stored: a sign more or less is another label.
        key = (same_name(seat.get("council", "")), same_name(seat["label"]))
        if key not in first:
            first[key] = seat
            yield maker.row("seat", line.number, seat)
        elif fold(seat.get("sector", "")) not in {"", fold(first[key].get("sector", ""))}:
            maker.refuse("contradicts", line, "seat.sector", expected=first[key].get("sector", ""))
        holder = line.says.get("membership.organization")
        if holder is None:
            continue
        meaning = "vacant" if not holder else meanings("holder").get(fold(holder))
        if meaning != "vacant":
            named = {name: seat[name] for name in ("council",) if name in seat}
            held = {**named, "seat": seat["label"], **maker.values("membership", line)}
            held["organization"] = "" if meaning == "unnamed" else holder
            yield maker.row("membership", line.number, held)


def _partnership(maker: Maker, lines: Iterable[Line]) -> Iterator[RosterRow]:
    once = _Once(maker, "partnership")
    councils: list[RosterRow] = []
    for line in lines:
        once.hear(line, "")
        council = maker.values("council", line)
        if council.get("name"):
            councils.append(maker.row("council", line.number, council))
    yield from once.rows()
    yield from councils


def _responses(maker: Maker, lines: Iterable[Line]) -> Iterator[RosterRow]:
    waves = _Once(maker, "wave")
    asked: dict[tuple[str, str], RosterRow] = {}
    answers: list[RosterRow] = []
    for line in lines:
        wave = line.says["wave.label"]
        waves.hear(line, wave)
        for relation in filter(None, (one.strip() for one in line.says.get("question.relation", "").split(";"))):
            asked.setdefault(
                (wave, fold(relation)), maker.row("question", line.number, {"wave": wave, "relation": relation})
            )
        answer = maker.values("response", line)
        if not answer.get("organization") and not answer.get("status"):
            continue
        absent = next((name for name in ("organization", "status") if not answer.get(name)), None)
        if absent is not None:
            if line.says.get(f"response.{absent}") == "":
                maker.refuse("blank-cell", line, f"response.{absent}")
            continue
        answers.append(maker.row("response", line.number, {"wave": wave, **answer}))
    yield from (*waves.rows(), *asked.values(), *answers)


@dataclass(slots=True)
class _Once:
    """What is said once, or the same each time, of a thing that several lines name; blanks say nothing."""

    maker: Maker
    noun: str
    heard: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)

    def hear(self, line: Line, key: str) -> None:
        values = {name: said for name, said in self.maker.values(self.noun, line).items() if said}
        if not values:
            return
        _, known = self.heard.setdefault(key, (line.number, {}))
        for name, said in values.items():
            if known.setdefault(name, said) != said:
                self.maker.refuse("contradicts", line, f"{self.noun}.{name}", expected=known[name])

    def rows(self) -> Iterator[RosterRow]:
        for number, values in self.heard.values():
            yield self.maker.row(self.noun, number, values)


_ASSEMBLERS: Mapping[str, Callable[[Maker, Iterable[Line]], Iterator[RosterRow]]] = {
    "partnership": _partnership,
    "organizations": _organizations,
    "seats": _seats,
    "responses": _responses,
    "linkages": _linkages,
}
