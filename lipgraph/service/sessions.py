"""Browsers that signed in, and addresses that tried in vain: both few, both forgotten in time."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

LIFETIME = 12 * 3600.0
"""Seconds that a browser stays signed in."""

MOST = 1000
"""How many browsers, and how many addresses, are remembered; the oldest are forgotten first."""

ATTEMPTS, WINDOW = 5, 60.0
"""How many wrong tokens an address may send within so many seconds."""


@dataclass(slots=True, eq=False)
class Sessions:
    """Who is signed in: a digest of each session's secret, and until when."""

    clock: Callable[[], float] = time.monotonic
    _until: OrderedDict[bytes, float] = field(default_factory=OrderedDict)

    def start(self) -> str:
        """Return the secret of a new session."""
        secret = secrets.token_urlsafe(32)
        self._until[_digest(secret)] = self.clock() + LIFETIME
        while len(self._until) > MOST:
            self._until.popitem(last=False)
        return secret

    def knows(self, secret: str) -> bool:
        """Say whether this session goes on."""
        return self._until.get(_digest(secret), 0.0) > self.clock()

    def end(self, secret: str) -> None:
        """End a session, if there is one."""
        self._until.pop(_digest(secret), None)


@dataclass(slots=True, eq=False)
class Attempts:
    """How often an address was wrong of late."""

    clock: Callable[[], float] = time.monotonic
    _wrong: OrderedDict[str, list[float]] = field(default_factory=OrderedDict)

    def wait(self, address: str) -> float:
        """Return how many seconds an address has to wait before it may try again; 0 where it may."""
        recent = self._recent(address)
        return max(0.0, recent[0] + WINDOW - self.clock()) if len(recent) >= ATTEMPTS else 0.0

    def failed(self, address: str) -> None:
        """Remember that an address was wrong."""
        self._wrong[address] = [*self._recent(address), self.clock()]
        self._wrong.move_to_end(address)
        while len(self._wrong) > MOST:
            self._wrong.popitem(last=False)

    def _recent(self, address: str) -> list[float]:
        return [at for at in self._wrong.get(address, ()) if at > self.clock() - WINDOW]


def _digest(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
