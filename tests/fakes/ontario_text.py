"""What ships of the text, as the tests of it ask: facts by noun, and statements by predicate and subject."""

from typing import TypeVar

from lipgraph.domain.facts import Fact
from lipgraph.domain.instruments import Instrument
from lipgraph.domain.organizations import Lead, Organization
from lipgraph.domain.partnerships import Council, Partnership
from lipgraph.domain.statements import Statement
from lipgraph_loaders import read_table_folder, shipped
from lipgraph_loaders.ontario.things import thing

F = TypeVar("F", bound=Fact)
FACTS = read_table_folder(shipped("ontario-lips")).facts


def of(kind: type[F]) -> list[F]:
    return [fact for fact in FACTS if isinstance(fact, kind)]


PARTNERSHIPS = {one.slug: one for one in of(Partnership)}
ORGANIZATIONS = {one.id: one for one in of(Organization)}
INSTRUMENTS = {one.slug: one for one in of(Instrument)}
COUNCILS = {one.kind: one for one in of(Council)}
LED_BY = {one.partnership: ORGANIZATIONS[one.organization] for one in of(Lead)}
LIP = "term:partnership_kinds:lip"


def said(predicate: str, about: str | None = None) -> list[Statement]:
    """Return the statements with a predicate, in the order of the text's own numbers."""
    subject = thing(about) if about is not None else None
    found = [one for one in of(Statement) if one.predicate == predicate]
    chosen = [one for one in found if subject is None or (one.subject_noun, one.subject_key) == subject]
    return sorted(chosen, key=lambda one: (one.rank, one.source.line or 0, one.source.first_column or 0))
