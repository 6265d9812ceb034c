"""What a map shows, as plain values: a page is a function of these and of nothing else."""

from dataclasses import dataclass, replace

from lipgraph_schema.messages import text

UNKNOWN_SECTOR = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSector:
    """A sector and its place around the table; `other_short` is its short name in the other language."""

    code: str
    name: str
    short: str
    rank: int
    other_short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMark:
    """An organization: `sector` indexes the sectors (-1: not recorded), `status` says in words if it answered.

    `place` orders organizations within their sector (cross-sector linkages plus a hundredth of all linkages,
    averaged over waves, so that places stay); without it this wave's own counts serve. An organization that is
    known from another wave only is not `present`: it keeps its place and is not drawn. `size` is what the area of its
    mark shows; without it `cross_degree` does. `address` is its own page, where there is one.
    """

    organization: str
    name: str
    sector: int
    degree: int
    cross_degree: int
    status: str
    answered: bool = True
    place: float | None = None
    present: bool = True
    size: int | None = None
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLine:
    """A linkage between two marks, by their indexes; in a difference view `change` is `new`, `ended` or `kept`."""

    first: int
    second: int
    confirmed: bool
    cross: bool
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapGap:
    """A candidate gap between two sectors, by their indexes, with the words that stand on its line."""

    first: int
    second: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRibbon:
    """All linkages between two sectors, by their indexes, as one."""

    first: int
    second: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapModel:
    """One map in one language; `moment`, `view` and `digest` are shown as given.

    `since` names the earlier wave of a difference view; `left_out` counts linkages that ended with an organization
    that left, which no line can show. A `public` map has ribbons in place of linkages, and no gaps. `unasked` says
    that nobody was asked for linkages: none is then no number.
    """

    title: str
    lang: str
    synthetic: bool
    moment: str
    view: str
    sectors: tuple[MapSector, ...]
    marks: tuple[MapMark, ...]
    lines: tuple[MapLine, ...]
    gaps: tuple[MapGap, ...]
    digest: str
    other_language: str = ""
    since: str = ""
    left_out: int = 0
    public: bool = False
    ribbons: tuple[MapRibbon, ...] = ()
    unasked: bool = False

    @property
    def nobody(self) -> bool:
        """True where no organization is recorded: then no count of them stands anywhere."""
        return not any(mark.present for mark in self.marks)


def unknown(model: MapModel) -> tuple[str, ...]:
    """Return the sentences that say what is not known, where a reader would else read a zero."""
    nobody = (say(model, "nobody_here"),) if model.nobody else ()
    return (*nobody, *((say(model, "unasked"),) if model.unasked else ()))


def say(model: MapModel, key: str, **fields: object) -> str:
    """Return a message of the map in the language of the model."""
    return text("map", key, lang=model.lang, **fields)


def with_unknown(model: MapModel) -> MapModel:
    """Return the model with a region of its own for organizations whose sector is not recorded, where there are any."""
    if all(mark.sector >= 0 for mark in model.marks):
        return model
    name = text("map", "sector_unknown", lang=model.lang)
    other = text("map", "sector_unknown", lang="fr" if model.lang == "en" else "en")
    unknown = MapSector(code="", name=name, short=name, rank=0, other_short=other)
    place = len(model.sectors)
    marks = tuple(replace(mark, sector=place) if mark.sector < 0 else mark for mark in model.marks)
    return replace(model, sectors=(*model.sectors, unknown), marks=marks)
