"""The service under test: asked within the process, or over real HTTP on a free port of loopback."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import uvicorn
from starlette.types import ASGIApp

TOKEN = "only-for-this-test-0123456789abcdef"


def asking(app: ASGIApp, *, base_url: str = "http://127.0.0.1") -> httpx2.AsyncClient:
    """Return a client that asks an application without a network."""
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=base_url)


@contextmanager
def listening(app: ASGIApp) -> Iterator[str]:
    """Serve an application from a thread; yield its origin."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="auto"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=20)
