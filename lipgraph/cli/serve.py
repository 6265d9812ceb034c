"""The words ``serve`` and ``schema``: maps and GraphQL to this machine, and the schema as text."""

from __future__ import annotations

import errno
import socket
from contextlib import closing, suppress

import click

from lipgraph.cli.running import with_store
from lipgraph.cli.speaking import option, say, settings, store_url, word
from lipgraph.errors import InputError
from lipgraph.store.ports import Store

PORT = 8000
PORTS_TRIED = 50


@word("schema")
def schema_word() -> None:
    """Print the GraphQL schema."""
    from lipgraph.api.schema import sdl

    click.echo(sdl().rstrip("\n"))


@word("serve")
@option("--host", default="127.0.0.1")
@option("--port", type=click.IntRange(0, 65535))
def serve_word(*, host: str, port: int | None) -> None:
    """Serve until Ctrl-C."""

    async def ready(store: Store) -> None:
        await store.check()

    with_store(ready)
    serve(store_url(), host=host, port=port)


def serve(url: str, *, host: str = "127.0.0.1", port: int | None = None) -> None:
    """Serve a store on loopback until Ctrl-C; print one line with the URL once it listens."""
    import uvicorn

    from lipgraph.service import loopback, service
    from lipgraph.store.opening import open_store

    with closing(listening(loopback(host), port)) as bound:
        address, chosen = bound.getsockname()[:2]
        shown = f"[{address}]" if ":" in address else address
        app = service(open_store(url, password=settings().password))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, lifespan="on"))
        click.echo(say("serving", url=f"http://{shown}:{chosen}"))
        with suppress(KeyboardInterrupt):
            server.run(sockets=[bound])
    click.echo(say("stopped"))


def listening(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens: on the port, on any for 0, else on the first free one from 8000."""
    tried = range(PORT, PORT + PORTS_TRIED) if port is None else (port,)
    for one in tried:
        bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
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
