"""What a reader asks of a picture beside its view, and the map that this makes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lipgraph.errors import InputError
from lipgraph.usecases.analysing import DEFAULT, ViewChoice, gaps_of

if TYPE_CHECKING:
    from lipgraph.domain.holdings import Holdings
    from lipgraph.domain.network import StakeholderNetwork
    from lipgraph.usecases.reading import Reader
    from lipgraph_viz.map_model import MapModel
    from lipgraph_viz.pages.site import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A partnership at a moment in a view and a language: what a picture shows."""

    slug: str
    lang: str
    wave: str | None = None
    day: date | None = None
    choice: ViewChoice = DEFAULT


@dataclass(frozen=True, slots=True, kw_only=True)
class MapAsked:
    """What the size of marks shows, the earlier wave to compare with, and whether the public may see it."""

    size: str = "cross"
    since: str | None = None
    public: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> MapAsked:
        """Read an address. Raises InputError for a size that is none."""
        from lipgraph_viz.drawing import SIZES

        size = asked.get("size") or "cross"
        if size not in SIZES:
            raise InputError("unknown-size", found=size[:40], expected=", ".join(SIZES))
        return cls(size=size, since=asked.get("since") or None, public=asked.get("public") == "yes")

    @property
    def query(self) -> dict[str, tuple[str, ...]]:
        """What an address says of it."""
        said = {
            "size": self.size if self.size != "cross" else "",
            "since": self.since or "",
            "public": "yes" if self.public else "",
        }
        return {name: (value,) for name, value in said.items() if value}

    def choices(self, holdings: Holdings, network: StakeholderNetwork, *, lang: str) -> tuple[Choice, ...]:
        """Return the fields of the form for it."""
        from lipgraph_viz.drawing import SIZES
        from lipgraph_viz.pages.site import Choice
        from lipgraph_viz.pages.words import say

        def word(key: str) -> str:
            return str(say(lang, key))

        rank = -1 if network.wave is None else network.wave.rank
        earlier = [
            one.label for one in sorted(holdings.waves, key=lambda one: (one.rank, one.label)) if one.rank < rank
        ]
        waves = (("", word("view_since_none")), *((label, label) for label in earlier))
        sizes = tuple((size, word(f"size_{size}")) for size in SIZES)
        whom = (("", word("public_no")), ("yes", word("public_yes")))
        return (
            Choice(name="since", label=word("view_since"), options=waves, chosen=(self.since or "",)),
            Choice(name="size", label=word("view_size"), options=sizes, chosen=(self.size,)),
            Choice(name="public", label=word("view_public"), options=whom, chosen=("yes" if self.public else "",)),
        )


async def model_of(
    reader: Reader, scene: Scene, asked: MapAsked | None = None, *, page_of: Callable[[str], str] | None = None
) -> MapModel:
    """Return the map of a partnership; places stay the same from wave to wave."""
    from lipgraph_viz.building import map_model
    from lipgraph_viz.drawing import Drawing

    wanted = asked if asked is not None else MapAsked()
    network = await reader.network(scene.slug, wave=scene.wave, day=scene.day)
    gaps = await gaps_of(reader, scene.slug, wave=scene.wave, day=scene.day, choice=scene.choice)
    holdings = await reader.partnership(scene.slug)
    labels = [one.label for one in holdings.waves if one.label != network.moment.wave]
    others = [await reader.network(scene.slug, wave=label) for label in labels]
    since = await reader.network(scene.slug, wave=wanted.since) if wanted.since else None
    drawing = Drawing(size=wanted.size, since=since, public=wanted.public, page_of=page_of)
    view = scene.choice.on(network)
    return await asyncio.to_thread(map_model, network, view, gaps, lang=scene.lang, others=others, drawing=drawing)
