"""Connections: pages of lists in key order, with cursors that stay true while the list changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeAlias, TypeVar

import strawberry

from lipgraph.api.identifiers import cursor, read_cursor
from lipgraph.errors import InputError, LimitExceeded

T = TypeVar("T")
V = TypeVar("V")
Key: TypeAlias = tuple[str | int, ...]

LARGEST_PAGE = 100
USUAL_PAGE = 20

First = Annotated[int, strawberry.argument(description="How many items at most; 100 is the largest page.")]
After = Annotated[
    str | None, strawberry.argument(description="The endCursor of the page before; absent for the first page.")
]


@strawberry.type(description="Where a page ends and whether more follows.")
class PageInfo:
    """Where a page ends."""

    has_next_page: bool = strawberry.field(description="True when more items follow this page.")
    has_previous_page: bool = strawberry.field(description="True when items come before this page.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first item; null for an empty page.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last item; null for an empty page.")


@strawberry.type(description="One item of a page with its cursor.")
class Edge(Generic[T]):
    """One item with its cursor."""

    cursor: str = strawberry.field(description="Give it as `after` to go on behind this item.")
    node: T = strawberry.field(description="The item.")


@strawberry.type(description="A page of a list in a fixed order.")
class Connection(Generic[T]):
    """A page of a list."""

    nodes: list[T] = strawberry.field(description="The items of this page.")
    edges: list[Edge[T]] = strawberry.field(description="The items of this page, each with its cursor.")
    total_count: int = strawberry.field(description="How many items there are on all pages together.")
    undecided_count: int | None = strawberry.field(
        description="How many of all items are there only perhaps, by imprecise dates. Null where no moment counts."
    )
    page_info: PageInfo = strawberry.field(description="Where this page ends.")


def page(  # noqa: PLR0913 - a page is cut by these six
    items: Sequence[V],
    lens: Callable[[V], T],
    *,
    key: Callable[[V], Key],
    first: int,
    after: str | None,
    undecided: int | None = None,
) -> Connection[T]:
    """Cut a page out of items that are sorted by ``key``, and look at its items alone through ``lens``.

    Raises LimitExceeded for a page that is too large, InputError for a cursor that is none of this list.
    """
    if not 0 <= first <= LARGEST_PAGE:
        raise LimitExceeded(what="first", limit=LARGEST_PAGE)
    start = _behind(items, key, after)
    shown = items[start : start + first]
    edges = [Edge(cursor=cursor(key(item)), node=lens(item)) for item in shown]
    return Connection(
        nodes=[edge.node for edge in edges],
        edges=edges,
        total_count=len(items),
        undecided_count=undecided,
        page_info=PageInfo(
            has_next_page=start + len(shown) < len(items),
            has_previous_page=start > 0,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        ),
    )


def _behind(items: Sequence[V], key: Callable[[V], Key], after: str | None) -> int:
    if after is None:
        return 0
    try:
        return bisect_right(items, read_cursor(after), key=key)
    except TypeError as err:
        raise InputError("input") from err
