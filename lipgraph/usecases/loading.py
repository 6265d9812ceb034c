"""Preview what a load would change, then apply it in one transaction; twice changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lipgraph.domain.claims import Claim
from lipgraph.domain.facts import NOUNS, Fact, Row, in_order, row_key, to_row
from lipgraph.store.ports import Actor, FactChange, Store, Written
from lipgraph.usecases.keyed import keyed_write

BATCH = 5_000
"""How many claims are handed to the store at once: often enough to show progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What applying would do: counts by noun, and each change with what stands there now. Nothing was written."""

    new: Mapping[str, int]
    changed: Mapping[str, int]
    same: Mapping[str, int]
    changes: tuple[FactChange, ...]


async def preview(store: Store, facts: Sequence[Fact]) -> Preview:
    """Compare facts with what is stored. A fact that is stored and not among them is left as it is."""
    stored = await _stored(store, {fact.NOUN for fact in facts})
    counts: dict[str, Counter[str]] = {"new": Counter(), "changed": Counter(), "same": Counter()}
    changes: list[FactChange] = []
    for fact in in_order(facts):
        after = to_row(fact)
        key = row_key(fact.NOUN, after)
        before = stored[fact.NOUN].get(key)
        verdict = "new" if before is None else "same" if before == after else "changed"
        counts[verdict][fact.NOUN] += 1
        if verdict != "same":
            changes.append(FactChange(noun=fact.NOUN, key=key, before=before, after=after))
    return Preview(**counts, changes=tuple(changes))


async def apply(
    store: Store,
    facts: Sequence[Fact],
    actor: Actor,
    *,
    key: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Written:
    """Write all facts in one transaction, or none. ``key`` is the idempotency key stored with it (None: a new one).

    Raises OutcomeUnknown with that key, InputError where another file was loaded under it.

    ``progress`` is told how many facts of how many were handed to the store so far; nothing is stored before the end.
    """
    done = 0
    async with keyed_write(store, actor, key=key, what=actor.digest or "") as writer:
        for batch in batches(in_order(facts)):
            await writer.merge(batch)
            done += len(batch)
            if progress is not None:
                progress(done, len(facts))
    return writer.written


def batches(ordered: Sequence[Fact]) -> Iterator[Sequence[Fact]]:
    """Cut facts that stand in the order of writing.

    Only among claims: other nouns may refer to later ones of their own kind, and no claim refers to another.
    """
    claims = [place for place, fact in enumerate(ordered) if isinstance(fact, Claim)]
    first, end = (claims[0], claims[-1] + 1) if claims else (len(ordered), len(ordered))
    yield ordered[:first]
    for start in range(first, end, BATCH):
        yield ordered[start : min(start + BATCH, end)]
    if end < len(ordered):
        yield ordered[end:]


async def _stored(store: Store, nouns: set[str]) -> dict[str, dict[tuple[str, ...], Row]]:
    async with store.view() as view:
        return {
            noun: {row_key(noun, row): dict(row) for row in await view.rows(noun)} for noun in NOUNS if noun in nouns
        }
