"""A loopback TCP proxy before a Bolt server that counts the messages of both sides, and cuts or stalls where told.

Bolt, after its handshake, is chunks: two bytes of length and so many bytes; a length of zero ends a message.
The proxy passes whole messages on, and so knows what the server has got and what the client has been told when it cuts.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum

MANIFEST = b"\x00\x00\x01\xff"
"""What a server answers that wants to list its versions: more of the handshake follows."""

COMMIT = b"\x12"
"""The byte that stands for the request to commit: after two of length and one that says how many fields follow."""


class Act(Enum):
    """What happens at the chosen message: the connection is cut before it is passed on, or nothing passes any more."""

    CUT = "cut"
    STALL = "stall"


@dataclass(slots=True)
class Proxy:
    """Messages are numbered over all connections, from 0, in the order in which they came from either side."""

    server: tuple[str, int]
    at: int | None = None
    act: Act = Act.CUT
    messages: int = 0
    struck: bool = False
    commits: list[int] = field(default_factory=list)
    commit: int | None = None
    beside: int = 0
    _open: set[asyncio.StreamWriter] = field(default_factory=set)
    _flowing: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Let everything flow."""
        self._flowing.set()

    def arm(self, at: int | None, act: Act = Act.CUT) -> None:
        """Strike at the message with this number, counted from now; with None only count."""
        self.at, self.act, self.messages, self.struck, self.commits = at, act, 0, False, []
        self.commit = None
        self._flowing.set()

    def arm_at_commit(self, commit: int, beside: int) -> None:
        """Cut at a request to commit, counted from now, or at a message after it: where messages vary in number."""
        self.arm(None)
        self.commit, self.beside = commit, beside

    def free(self) -> None:
        """Let what was stalled go on."""
        self._flowing.set()

    def cut(self) -> None:
        """Cut every connection there is."""
        for writer in list(self._open):
            writer.transport.abort()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass one client's connection on."""
        try:
            there, back = await asyncio.open_connection(*self.server)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, back}
        try:
            await _handshake((reader, writer), (there, back))
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass(reader, back, "client"))
                both.create_task(self._pass(there, writer, "server"))
        except* (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self._open -= {writer, back}
            for one in (writer, back):
                one.transport.abort()

    async def _pass(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, side: str) -> None:
        while True:
            message = await _message(source)
            await self._flowing.wait()
            number, self.messages = self.messages, self.messages + 1
            if side == "client" and message[3:4] == COMMIT:
                if len(self.commits) == self.commit:
                    self.at = number + self.beside
                self.commits.append(number)
            if number == self.at:
                await self._strike()
            target.write(message)
            await target.drain()

    async def _strike(self) -> None:
        self.struck = True
        if self.act is Act.CUT:
            self.cut()
            raise ConnectionAbortedError
        self._flowing.clear()
        await self._flowing.wait()


Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _handshake(client: Stream, server: Stream) -> None:
    """Pass on 20 bytes of magic and versions, and 4 in return; or, where those announce it, a manifest and a choice."""
    await _moved(server, await client[0].readexactly(20))
    chosen = await server[0].readexactly(4)
    if chosen != MANIFEST:
        await _moved(client, chosen)
        return
    count = await _varint(server[0])
    offered = await server[0].readexactly(4 * count[0])
    await _moved(client, chosen + count[1] + offered + (await _varint(server[0]))[1])
    choice = await client[0].readexactly(4)
    await _moved(server, choice + (await _varint(client[0]))[1])


async def _moved(target: Stream, content: bytes) -> None:
    target[1].write(content)
    await target[1].drain()


async def _varint(source: asyncio.StreamReader) -> tuple[int, bytes]:
    value, raw = 0, b""
    while not raw or raw[-1] & 0x80:
        raw += await source.readexactly(1)
        value |= (raw[-1] & 0x7F) << 7 * (len(raw) - 1)
    return value, raw


async def _message(source: asyncio.StreamReader) -> bytes:
    parts = []
    while True:
        head = await source.readexactly(2)
        length = int.from_bytes(head)
        parts.append(head)
        if length == 0:
            # A length of zero alone keeps a connection alive: it belongs to no message, and is passed on as one.
            return b"".join(parts)
        parts.append(await source.readexactly(length))


@asynccontextmanager
async def proxied(host: str, port: int) -> AsyncIterator[tuple[Proxy, int]]:
    """Run a proxy before a server; yield it with its port."""
    proxy = Proxy(server=(host, port))
    listener = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    try:
        yield proxy, listener.sockets[0].getsockname()[1]
    finally:
        proxy.free()
        proxy.cut()
        listener.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(listener.wait_closed(), 5)
