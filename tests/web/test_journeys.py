"""The store of journeys, against a plain model and from several threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from threading import Thread

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from triage.web.journeys import JourneyStore

TOKENS = st.sampled_from(["ann", "bob", "eve", "joe"])
IDLE, MOST = 60, 3


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


class Stored(RuleBasedStateMachine):
    """The store against a plain model: which journey each token has, and when it was touched last."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.store: JourneyStore[int] = JourneyStore(idle=timedelta(seconds=IDLE), most=MOST, clock=self.clock)
        self.model: dict[str, tuple[int, float]] = {}

    def _expire(self) -> None:
        self.model = {token: held for token, held in self.model.items() if self.clock.now - held[1] < IDLE}

    @rule(token=TOKENS, journey=st.integers())
    def begin(self, token: str, journey: int) -> None:
        self._expire()
        self.model.pop(token, None)
        while len(self.model) >= MOST:
            del self.model[min(self.model, key=lambda name: (self.model[name][1], list(self.model).index(name)))]
        self.model[token] = journey, self.clock.now
        assert self.store.begin(token, journey) == journey

    @rule(token=TOKENS)
    def get(self, token: str) -> None:
        self._expire()
        held = self.model.pop(token, None)
        if held:
            self.model[token] = held[0], self.clock.now
        assert self.store.get(token) == (held[0] if held else None)

    @rule(token=TOKENS)
    def erase(self, token: str) -> None:
        self.model.pop(token, None)
        self.store.erase(token)

    @rule(seconds=st.sampled_from([0, 1, 29, 30, 59, 60, 61]))
    def wait(self, seconds: int) -> None:
        self.clock.now += seconds

    @invariant()
    def holds_as_many_as_the_model(self) -> None:
        self._expire()
        self.store.sweep()
        assert len(self.store) == len(self.model)


TestStored = Stored.TestCase


@pytest.fixture
def store() -> JourneyStore[str]:
    return JourneyStore(idle=timedelta(minutes=60), most=10)


def test_neither_tokens_nor_journeys_are_told(store: JourneyStore[str]) -> None:
    store.begin("the-token", "the answer")
    assert repr(store) == "JourneyStore(1 held)"
    assert "the-token" not in str(vars(store))


def test_threads_do_not_disturb_each_other(store: JourneyStore[str]) -> None:
    faults: list[Exception] = []

    def guarded(work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001
            faults.append(error)

    def busy(name: str) -> Callable[[], None]:
        def work() -> None:
            for turn in range(300):
                store.begin(f"{name}{turn % 7}", name)
                assert store.get(f"{name}{turn % 7}") in {None, name}
                store.erase(f"{name}{turn % 5}")

        return work

    threads = [Thread(target=guarded, args=(busy(name),)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(store) <= 10
