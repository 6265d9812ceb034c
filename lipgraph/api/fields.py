"""The one decorator of resolvers: a described GraphQL field that stays a typed method."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import strawberry

P = ParamSpec("P")
R = TypeVar("R")


def described(*, description: str, name: str | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a method a GraphQL field; every field says in a sentence what it is."""
    make = strawberry.field(description=description, name=name)

    def decorate(method: Callable[P, R]) -> Callable[P, R]:
        return cast("Callable[P, R]", make(method))

    return decorate
