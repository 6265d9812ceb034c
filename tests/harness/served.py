"""The whole service on a loopback port, in a thread of its own, over an SQLite file."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import uvicorn

from lipgraph.domain.facts import Fact
from lipgraph.domain.instruments import Instrument
from lipgraph.domain.organizations import Organization
from lipgraph.domain.partnerships import Council, Partnership, Seat
from lipgraph.domain.source import Source
from lipgraph.domain.statements import Statement
from lipgraph.domain.waves import Wave
from lipgraph.service import service
from lipgraph.store.opening import open_store
from lipgraph.store.ports import Actor
from lipgraph.usecases.loading import apply

HOSTILE = (
    "</script><img src=x onerror=\"document.title='owned'\">",
    "<script>document.title='owned'</script>",
    "\"><svg onload=document.title='owned'>",
    "']});document.title='owned';//",
    "{{ 7 * 7 }}{% raw %}{0}{key}",
    "</title></style><b>name</b>\u2028&lt;script&gt;",
    "javascript:document.title='owned'",
    "\u202egnp.exe\u202c \u200b\ufeffhidden",
    "W" * 200,
    "ᐃᓄᒃᑎᑐᑦ 👩‍👩‍👧 ʔapsčiik",
    '=HYPERLINK("http://127.0.0.1:1/","x")',
)
"""Names that must stay text on every page."""


@contextmanager
def served(path: Path, facts: Sequence[Fact]) -> Iterator[str]:
    """Serve a new store with these facts; yields its address, and stops the server afterwards."""
    # A driver of a browser runs an event loop in this thread: the store is filled in one that has none.
    with ThreadPoolExecutor(max_workers=1) as elsewhere:
        elsewhere.submit(asyncio.run, _filled(path, facts)).result()
    config = uvicorn.Config(service(open_store(f"sqlite:///{path}")), host="127.0.0.1", port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        _wait(lambda: server.started)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)


async def _filled(path: Path, facts: Sequence[Fact]) -> None:
    store = open_store(f"sqlite:///{path}")
    await store.migrate()
    await apply(store, facts, Actor(document=HOSTILE[0]))
    await store.close()


def _wait(ready: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, "the server did not start"
        time.sleep(0.02)


def _quoting(fact: Fact, name: str) -> Source:
    return replace(fact.source, text=name, inferred=name)


def with_hostile_names(facts: Sequence[Fact]) -> list[Fact]:
    """Return facts whose names are hostile: some organizations, every council, seats, waves and the partnership.

    And every instrument, and what is quoted of it and said by statements.
    """
    changed: list[Fact] = []
    for place, fact in enumerate(facts):
        name = HOSTILE[place % len(HOSTILE)]
        if isinstance(fact, Organization):
            changed.append(replace(fact, name=name, slug=f"x-{place}"))
        elif isinstance(fact, Partnership):
            changed.append(replace(fact, name=name, name_fr=HOSTILE[0]))
        elif isinstance(fact, Council):
            changed.append(replace(fact, name=name, name_fr=HOSTILE[1]))
        elif isinstance(fact, Seat):
            changed.append(replace(fact, label=f"{name} {place}", label_fr=HOSTILE[2]))
        elif isinstance(fact, Instrument):
            changed.append(
                replace(fact, name=name, name_fr=HOSTILE[4], wording=HOSTILE[0], source=_quoting(fact, name))
            )
        elif isinstance(fact, Statement):
            text, french = (name, HOSTILE[1]) if fact.object_text else (None, None)
            said = replace(fact, object_text=text, object_text_fr=french, source=_quoting(fact, name))
            changed.append(replace(said, quantifier=name, attributed_to=HOSTILE[2]))
        elif isinstance(fact, Wave):
            changed.append(replace(fact, title=name, title_fr=HOSTILE[3]))
        else:
            changed.append(fact)
    return changed
