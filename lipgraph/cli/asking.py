"""What a reader may choose of a number: the moment and the view, as options of a command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING

import click

from lipgraph.cli.speaking import option
from lipgraph.errors import InputError

if TYPE_CHECKING:
    from lipgraph.usecases.analysing import ViewChoice

CONFIRMATIONS = ("union", "intersection", "sender", "receiver", "confirmed-or-partner-silent")
ELIGIBLE = ("all", "observed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The moment and the view that a reader asked for; None leaves the default."""

    wave: str | None = None
    day: date | None = None
    relations: tuple[str, ...] = ()
    confirmation: str | None = None
    direction: str | None = None
    eligible: str | None = None
    threshold: float | None = None

    def choice(self) -> ViewChoice:
        """Return the choice of a view for the use cases."""
        from lipgraph.usecases.analysing import ViewChoice

        return ViewChoice(
            relations=self.relations or None,
            confirmation=self.confirmation,
            direction=self.direction,
            eligible=self.eligible,
            threshold=self.threshold,
        )


def view_options(function: Callable[..., object]) -> Callable[..., object]:
    """Give a command the options of a view; the function gets them as ``asked``."""

    @option("--relation", "relations", multiple=True, metavar="CODE")
    @option("--confirmation", type=click.Choice(CONFIRMATIONS))
    @option("--direction", type=click.Choice(["undirected", "directed"]))
    @option("--threshold", type=float, metavar="X")
    @wraps(function)
    def told(  # noqa: PLR0913 - one parameter an option of the view
        *,
        relations: tuple[str, ...],
        confirmation: str | None,
        direction: str | None,
        threshold: float | None,
        eligible: str | None = None,
        wave: str | None = None,
        day: datetime | None = None,
        **rest: object,
    ) -> object:
        if wave is not None and day is not None:
            raise InputError("moment-needs-one")
        asked = Asked(
            wave=wave,
            day=day.date() if day is not None else None,
            relations=relations,
            confirmation=confirmation,
            direction=direction,
            eligible=eligible,
            threshold=threshold,
        )
        return function(asked=asked, **rest)

    return told


def moment_options(function: Callable[..., object]) -> Callable[..., object]:
    """Give a command ``--wave`` and ``--date``; stands above ``view_options``."""
    dated = option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD")
    return option("--wave", metavar="LABEL")(dated(function))


def eligible_option(function: Callable[..., object]) -> Callable[..., object]:
    """Give a command ``--eligible``; stands above ``view_options``. A change is among those observed at both waves."""
    return option("--eligible", type=click.Choice(ELIGIBLE))(function)


def format_options(function: Callable[..., object]) -> Callable[..., object]:
    """Give a command ``--json`` and ``--csv``."""
    return option("--json", "as_json_", is_flag=True)(option("--csv", "as_csv_", is_flag=True)(function))
