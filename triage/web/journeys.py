"""Journeys under way, in this server's memory and nowhere else: never on disk, never in a log."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from threading import RLock
from typing import Generic, TypeVar

Journey = TypeVar("Journey")


@dataclass(slots=True)
class _Held(Generic[Journey]):
    journey: Journey
    touched: float


class JourneyStore(Generic[Journey]):
    """One journey for each browser, found by its token; safe to use from several threads at once.

    A journey that nobody touched for ``idle`` is gone. Beyond ``most`` journeys, the one longest idle makes room.
    Tokens are kept as SHA-256 digests only.
    """

    def __init__(self, *, idle: timedelta, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Start empty; ``clock`` tells seconds and never runs back."""
        self._idle = idle.total_seconds()
        self._most = most
        self._clock = clock
        self._held: OrderedDict[bytes, _Held[Journey]] = OrderedDict()
        self._lock = RLock()

    def begin(self, token: str, journey: Journey) -> Journey:
        """Hold ``journey`` for the browser with ``token``, in place of any other, and return it."""
        with self._lock:
            self.erase(token)
            self.sweep()
            while len(self._held) >= self._most:
                self._held.popitem(last=False)
            self._held[_key(token)] = _Held(journey, self._clock())
        return journey

    def get(self, token: str) -> Journey | None:
        """Give the journey of ``token`` and count this as a touch; None where there is none, or no more."""
        with self._lock:
            self.sweep()
            held = self._held.get(_key(token))
            if held is None:
                return None
            held.touched = self._clock()
            self._held.move_to_end(_key(token))
            return held.journey

    def rested(self, token: str) -> float | None:
        """Tell how many seconds ago the journey of ``token`` was touched, without touching it; None without one."""
        with self._lock:
            held = self._held.get(_key(token))
            return None if held is None else self._clock() - held.touched

    def erase(self, token: str) -> None:
        """Forget the journey of ``token``, if there is one."""
        with self._lock:
            self._held.pop(_key(token), None)

    def sweep(self) -> None:
        """Forget every journey that is idle too long. The server calls this each minute."""
        with self._lock:
            last = self._clock() - self._idle
            while self._held and next(iter(self._held.values())).touched <= last:
                self._held.popitem(last=False)

    def __len__(self) -> int:
        with self._lock:
            return len(self._held)

    def __repr__(self) -> str:
        return f"JourneyStore({len(self)} held)"


def _key(token: str) -> bytes:
    return sha256(token.encode()).digest()
