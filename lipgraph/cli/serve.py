"""The words ``serve`` and ``schema``: pages and GraphQL to this machine or to a team, and the schema as text."""

from __future__ import annotations

import errno
import socket
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lipgraph.cli.beforehand import require_servable
from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import option, say, settings, store_url, word
from lipgraph.config import read_token
from lipgraph.errors import InputError
from lipgraph.store.ports import Store

if TYPE_CHECKING:
    from lipgraph.service import Access

PORT = 8000
PORTS_TRIED = 50
DRAINING = 8
"""Seconds that requests may take to end when the service is told to stop; new ones are refused meanwhile."""


@word("schema")
def schema_word() -> None:
    """Print the GraphQL schema."""
    from lipgraph.api.schema import sdl

    click.echo(sdl().rstrip("\n"))


@word("serve")
@option("--host", default="127.0.0.1")
@option("--port", type=click.IntRange(0, 65535), metavar="PORT")
@option("--token-file", type=click.Path(path_type=Path))
@option("--allow-host", multiple=True, metavar="NAME")
def serve_word(*, host: str, port: int | None, token_file: Path | None, allow_host: tuple[str, ...]) -> None:
    """Serve until Ctrl-C."""

    async def ready(store: Store) -> None:
        await store.check()

    access = access_of(token_file, allow_host)
    require_servable(store_url())
    with_store(ready)
    serve(store_url(), host=host, port=port, access=access)


def access_of(token_file: Path | None = None, names: tuple[str, ...] = ()) -> Access:
    """Return who may ask: by the options, else by the settings. Raises InputError for a token that cannot be used."""
    from lipgraph.service import Access

    said = settings()
    file = token_file or said.token_file
    secrets = (file, said.password_file if store_url().startswith("neo4j") else None)
    return Access(
        token=read_token(file) if file else None,
        names=names or said.hosts,
        secrets=tuple(one for one in secrets if one is not None),
    )


def serve(url: str, *, host: str = "127.0.0.1", port: int | None = None, access: Access | None = None) -> None:
    """Serve a store until Ctrl-C; print one line with the URL once it listens.

    Raises InputError for an address beyond this machine where no token guards the service.
    """
    import uvicorn

    from lipgraph.service import listening_address, service, tell_requests
    from lipgraph.store.opening import open_store

    access = access or access_of()
    with closing(listening(listening_address(host, guarded=access.token is not None), port)) as bound:
        address, chosen = bound.getsockname()[:2]
        shown = f"[{address}]" if ":" in address else address
        tell_requests()
        app = service(open_store(url, password=settings().password), access)
        server = uvicorn.Server(
            uvicorn.Config(
                app, log_level="warning", server_header=False, lifespan="on", timeout_graceful_shutdown=DRAINING
            )
        )
        click.echo(say("serving", url=f"http://{shown}:{chosen}"))
        with suppress(KeyboardInterrupt):
            server.run(sockets=[bound])
    click.echo(say("stopped"))


def listening(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens: on the port, on any for 0, else on the first free one from 8000."""
    tried = range(PORT, PORT + PORTS_TRIED) if port is None else (port,)
    for one in tried:
        bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        _keep_to_one(bound)
        try:
            bound.bind((host, one))
            bound.listen(128)
        except OSError as err:
            bound.close()
            if err.errno not in {errno.EADDRINUSE, errno.EACCES} or one == tried[-1]:
                raise InputError("port-taken", port=one) from err
        else:
            return bound
    raise InputError("port-taken", port=PORT)


def _keep_to_one(bound: socket.socket) -> None:
    """Let a port be taken again as soon as its server is gone, and never by two at once."""
    if sys.platform == "win32":
        # There SO_REUSEADDR would let a second server bind the port of one that still listens.
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
