"""Views: what counts as a tie, among whom and when; which view a reader gets who asks for none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lipgraph.analysis.results import MeasureView
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.numbers import refuse_infinite
from lipgraph.errors import InputError

CONFIRMATIONS = ("union", "intersection", "sender", "receiver", "confirmed-or-partner-silent")
"""The rules by which claims about one linkage become a tie, or not."""

DIRECTIONS = ("undirected", "directed")
ELIGIBLE = ("all", "observed")


def default_views(network: StakeholderNetwork) -> tuple[MeasureView, ...]:
    """Return the codebook's default view; where it names none, each relation with a claim by itself."""
    moment = network.moment.key
    chosen = tuple(relation.code for relation in network.relations if relation.in_default_view)
    if chosen:
        return (MeasureView(relations=chosen, moment=moment),)
    claimed = {network.claims.relations[int(code)] for code in set(network.claims.relation.tolist())}
    return tuple(
        MeasureView(relations=(one.code,), moment=moment, direction="directed" if one.directed else "undirected")
        for one in network.relations
        if one.code in claimed
    )


def default_view(network: StakeholderNetwork) -> MeasureView:
    """Return the view of a reader who asks for none: the first of ``default_views``, else all relations."""
    found = default_views(network)
    if found:
        return found[0]
    return MeasureView(relations=tuple(one.code for one in network.relations), moment=network.moment.key)


def view_of(  # noqa: PLR0913 - one parameter a rule of the view
    network: StakeholderNetwork,
    *,
    relations: Sequence[str] | None = None,
    confirmation: str | None = None,
    direction: str | None = None,
    eligible: str | None = None,
    threshold: float | None = None,
) -> MeasureView:
    """Return the default view with what the reader chose in its place. Raises InputError for a word it does not know.

    A single chosen relation brings its own direction, unless one is chosen too.
    """
    view = default_view(network)
    if relations:
        known = {one.code: one for one in network.relations}
        for code in relations:
            _known(code, tuple(str(one) for one in known), "relation")
        own = [one for one in network.relations if one.code in relations]
        alone = "directed" if len(own) == 1 and own[0].directed else "undirected"
        view = replace(view, relations=tuple(one.code for one in own), direction=alone)
    return checked(
        replace(
            view,
            confirmation=confirmation or view.confirmation,
            direction=direction or view.direction,
            eligible=eligible or view.eligible,
            threshold=threshold if threshold is not None else view.threshold,
        )
    )


def checked(view: MeasureView) -> MeasureView:
    """Return the view if each of its rules is one there is, and its threshold a number. Raises InputError."""
    _known(view.confirmation, CONFIRMATIONS, "confirmation")
    _known(view.direction, DIRECTIONS, "direction")
    _known(view.eligible, ELIGIBLE, "eligible")
    refuse_infinite(threshold=view.threshold)
    return view


def _known(word: str, words: tuple[str, ...], vocabulary: str) -> None:
    if word not in words:
        raise InputError("unknown-term", term=word, vocabulary=vocabulary, nearest=words[0] if words else "")
