"""What every resolver may ask for: the reader of the store and the language of the request."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TypeAlias

import strawberry

from lipgraph.domain.holdings import Directory
from lipgraph.domain.statements import Statement, Thing
from lipgraph.store.ports import Actor
from lipgraph.usecases.reading import Reader

CLIENT = Actor(role="client", channel="api")
"""As whom a request writes: a role and a channel."""

_READ_AT_ONCE = 1
"""A request reads its directory once, however many of its fields ask for it."""


class Mentions(dict[tuple[Thing, str], list[Statement]]):
    """Statements by the thing that they speak of."""


@dataclass(slots=True, kw_only=True, eq=False)
class Context:
    """One request: its reader, its language (``en`` or ``fr``), as whom it writes, and the directory it has read."""

    reader: Reader
    lang: str = "en"
    actor: Actor = CLIENT
    _directory: Directory | None = None
    _spoken_of: tuple[Mentions, Mentions] | None = None
    _gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_READ_AT_ONCE))

    async def directory(self) -> Directory:
        """Return every partnership, organization and vocabulary, as one consistent value for this request."""
        async with self._gate:
            if self._directory is None:
                self._directory = await self.reader.directory()
            return self._directory

    async def about(self, thing: Thing, key: str) -> list[Statement]:
        """Return the statements about a thing."""
        return (await self._mentions())[0].get((thing, key), [])

    async def naming(self, thing: Thing, key: str) -> list[Statement]:
        """Return the statements that name a thing as their object."""
        return (await self._mentions())[1].get((thing, key), [])

    async def _mentions(self) -> tuple[Mentions, Mentions]:
        """Return the statements by what they are about and by what they name, sorted out once a request."""
        directory = await self.directory()
        if self._spoken_of is None:
            about, naming = Mentions(), Mentions()
            for one in directory.statements:
                about.setdefault((one.subject_noun, one.subject_key), []).append(one)
                if one.object_noun is not None and one.object_key is not None:
                    naming.setdefault((one.object_noun, one.object_key), []).append(one)
            self._spoken_of = about, naming
        return self._spoken_of

    def forget(self) -> None:
        """Read the directory anew when it is next asked for: something was written."""
        self._directory = self._spoken_of = None


Info: TypeAlias = strawberry.Info[Context, None]
"""What Strawberry hands a resolver."""


def language(asked: str | None, accepted: str | None) -> str:
    """Return the language of a request: its ``lang``, else its Accept-Language, else English.

    >>> language(None, "de, fr-CA;q=0.8, en;q=0.5")
    'fr'
    """
    if asked and asked.lower()[:2] in {"en", "fr"}:
        return asked.lower()[:2]
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate((accepted or "").lower().split(",")[:20]):
        tag, _, weight = part.strip().partition(";q=")
        if tag[:2] in {"en", "fr"}:
            ranked.append((-_weight(weight), place, tag[:2]))
    return min(ranked)[2] if ranked else "en"


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
