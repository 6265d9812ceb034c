"""What every mutation answers: what was written, or what stands in the way, as plain facts and never as an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import strawberry

from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.identifiers import global_id
from lipgraph.api.writing import Done
from lipgraph.domain.facts import Fact
from lipgraph.domain.rejects import Reject, shown_text
from lipgraph.errors import Conflict as DomainConflict
from lipgraph.usecases.editing import version_of
from lipgraph.usecases.naming import names_of
from lipgraph.usecases.rostering import LookAlike as DomainLookAlike
from lipgraph_schema.messages import catalogue, text

F = TypeVar("F")
_MOST_PROBLEMS = 100
_MOST_CANDIDATES = 10


@strawberry.type(description="One thing that could not be taken as it was given. Nothing was written.")
class Problem:
    """A lens over a reject."""

    value: strawberry.Private[Reject]

    @described(description="A stable word for what is wrong.")
    def code(self) -> str:
        """Return the code."""
        return self.value.code

    @described(description="What is wrong and how to mend it, in the language of the request.")
    def message(self, info: Info) -> str:
        """Return the sentence."""
        return self.value.message(info.context.lang)

    @described(description="Where it stands in the request, such as `claims.3.strength`; null for all of it.")
    def argument(self) -> str | None:
        """Return the path of the argument."""
        return self.value.column

    @described(description="What stood there, shortened to 200 characters.")
    def found(self) -> str:
        """Return what stood there."""
        return shown_text(self.value.found)

    @described(description="What is expected there.")
    def expected(self, info: Info) -> str:
        """Return what is expected."""
        key = f"expected-{self.value.expected}"
        return text("loaders", key, lang=info.context.lang) if key in catalogue("loaders") else self.value.expected

    @described(description="The closest term that is known; null where there is none.")
    def nearest(self) -> str | None:
        """Return the nearest known term."""
        return self.value.nearest or None


@strawberry.type(description="What is stored now and stands in the way. Nothing was written.")
class WriteConflict:
    """A lens over a conflict."""

    value: strawberry.Private[DomainConflict]
    home: strawberry.Private[str | None]

    @described(description="What the write was about.")
    def kind(self) -> str:
        """Return the kind."""
        return str(self.value.fields()["kind"])

    @described(description="Its stored id or key.")
    def id(self) -> str:
        """Return the id."""
        return str(self.value.fields()["id"])

    @described(description="What stands in the way.")
    def stands_in_the_way(self) -> str:
        """Return what stands in the way."""
        return str(self.value.fields()["stands_in_the_way"])

    @described(description="The same as a sentence, in the language of the request.")
    async def message(self, info: Info) -> str:
        """Return the sentence, with names in place of ids."""
        context = info.context
        holdings = await context.reader.partnership(self.home) if self.home else None
        return conflict_sentence(self.value, names_of(await context.directory(), holdings), lang=context.lang)


def conflict_sentence(conflict: DomainConflict, names: Mapping[str, str], *, lang: str) -> str:
    """Return the sentence of a conflict; what it names as ``noun key/key`` is told by name."""
    said = {name: str(value) for name, value in conflict.fields().items()}
    noun, blank, key = said["id"].rpartition(" ")
    said["id"] = f"{noun}{blank}{' · '.join(names.get(part, part) for part in key.split('/') if part)}"
    return text("errors", "version-moved" if said["kind"] == "version" else conflict.code, lang=lang, **said)


@strawberry.type(description="A stored organization whose name is like that of one that was added.")
class Candidate:
    """A candidate."""

    organization: strawberry.ID = strawberry.field(description="Its global id.")
    name: str = strawberry.field(description="Its name.")
    likeness: float = strawberry.field(description="How alike the names are, from 0 to 100.")


@strawberry.type(
    description="A new name that looks like a stored one: new, or renamed? Nothing is ever merged for you."
)
class LookAlike:
    """A lens over a look-alike."""

    value: strawberry.Private[DomainLookAlike]

    @described(description="The name as it was written.")
    def name(self) -> str:
        """Return the name."""
        return self.value.name

    @described(description="What it looks like, the most alike first; at most 10.")
    def candidates(self) -> list[Candidate]:
        """Return the candidates."""
        return [
            Candidate(organization=global_id("Organization", one), name=name, likeness=likeness)
            for one, name, likeness in self.value.candidates[:_MOST_CANDIDATES]
        ]


@strawberry.type(description="How many facts a write touched: one thing may be several facts.")
class WriteCounts:
    """How many facts a write touched."""

    added: int = strawberry.field(description="Facts that were not there before.")
    changed: int = strawberry.field(description="Facts that are there otherwise than before.")
    removed: int = strawberry.field(description="Facts that are no longer there.")


@strawberry.interface(description="What came of a mutation: written as a whole, or not at all.")
class WritePayload:
    """A lens over the outcome of a mutation."""

    done: strawberry.Private[Done]

    @described(description="What is wrong with the request; at most 100. Empty where it was written.")
    def problems(self) -> list[Problem]:
        """Return the problems."""
        return [Problem(value=one) for one in self.done.outcome.rejects[:_MOST_PROBLEMS]]

    @described(description="How many problems there are, shown or not.")
    def problem_count(self) -> int:
        """Return the number of problems."""
        return len(self.done.outcome.rejects)

    @described(description="What is stored now and stands in the way; null where nothing does.")
    def conflict(self) -> WriteConflict | None:
        """Return the conflict."""
        found = self.done.outcome.conflict
        return None if found is None else WriteConflict(value=found, home=self.done.home)

    @described(description="New names that look like stored ones; at most 100. They do not hinder the write.")
    def look_alikes(self) -> list[LookAlike]:
        """Return the look-alikes."""
        return [LookAlike(value=one) for one in self.done.outcome.look_alikes[:_MOST_PROBLEMS]]

    @described(description="The idempotency key: the same request under it is done once and answered alike.")
    def key(self) -> str:
        """Return the key."""
        return self.done.outcome.key

    @described(description="True where this key had done the same before, and this is the first answer again.")
    def replayed(self) -> bool:
        """Return whether it was done before."""
        return self.done.outcome.replayed

    @described(description="True where it is stored now; false where the request was refused, or a dry run.")
    def stored(self) -> bool:
        """Return whether it is stored."""
        return self.done.outcome.written is not None and not self.done.is_trial

    @described(description="How many facts were written, or in a dry run would be; null where it was refused.")
    def written(self) -> WriteCounts | None:
        """Return the counts."""
        found = self.done.outcome.written
        if found is None:
            return None
        return WriteCounts(
            added=sum(found.added.values()), changed=sum(found.changed.values()), removed=sum(found.removed.values())
        )

    @described(description="The store's revision after the write; null where nothing was written.")
    def revision(self) -> int | None:
        """Return the revision."""
        found = self.done.outcome.written
        return None if found is None or self.done.is_trial else found.revision

    @described(description="The `factVersion` of the thing written; null for several at once, or where nothing was.")
    def fact_version(self) -> str | None:
        """Return the version of the one fact."""
        found = [one for one in self.done.outcome.facts if self.done.noun == one.NOUN]
        return version_of(found[0]) if len(found) == 1 else None

    def fact(self, kind: type[F]) -> F | None:
        """Return the first fact of a kind that the request made or spoke of."""
        return next(iter(self.facts(kind)), None)

    def facts(self, kind: type[F]) -> list[F]:
        """Return all facts of a kind that the request made or spoke of."""
        every: tuple[Fact, ...] = self.done.outcome.facts
        return [one for one in every if isinstance(one, kind)]
