"""How much can it remember: a recurrent network and a hidden Markov model carry the same bits."""

from __future__ import annotations

import json
import time
from collections.abc import Generator, Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import frozen
from simulator.chapters._sequences_content import Bits, BitsRow
from simulator.chapters._sequences_latching import TANH, Latching, examination
from simulator.chapters._sequences_settings import Settings
from simulator.models import elman, hidden_markov
from simulator.models.emissions import Categorical
from simulator.models.hidden_markov import Parameters
from simulator.slices import finish
from simulator.tasks import bits
from simulator.tasks.series import DATA
from simulator.training.losses import exploded

# Fresh sequences both are examined on, the share that makes a memory good enough, and how many
# sequences the hidden Markov model is fitted to, an iteration of EM an update.
EXAMINED, ENOUGH, FITTED = 1_000, 0.99, 400
# How often the network is examined: a milestone is looked for, a picture is drawn whenever it is asked for.
_EVERY = 20
_DRAWN, _START = 150, 151


def by_hand(lines: int) -> Parameters:
    """One state for each of the 2^b patterns: shows its own pattern twice in 22 steps, noise else, stays."""
    N = 2**lines
    table = np.concatenate((np.eye(N) * 2.0, np.full((N, 1), float(bits.NOISY))), axis=1) / bits.STEPS
    return Parameters(np.full(N, 1.0 / N), np.eye(N), Categorical(table))


def at_random(seed: int, lines: int, states: int) -> Parameters:
    """Before EM: states that mostly stay, and loaded dice that show noise half the time."""
    generator, K = np.random.default_rng((seed, _START)), 2**lines + 1
    transition = 0.99 * np.eye(states) + 0.01 * generator.dirichlet(np.ones(states), states)
    table = 0.5 * generator.dirichlet(np.full(K, 0.1), states)
    table[:, -1] += 0.5
    return Parameters(np.full(states, 1.0 / states), transition, Categorical(table))


def fitted_to(seed: int, lines: int, size: int) -> NDArray[np.int64]:
    """The sequences a hidden Markov model is fitted to, as symbols, (size, T)."""
    return bits.symbols(bits.draw(np.random.default_rng((seed, _DRAWN)), size, lines))


@np.errstate(all="ignore")
def recalled(p: Parameters, symbols: NDArray[np.int64]) -> NDArray[np.int64]:
    """The pattern (B,) that is most likely shown last, from all that came before."""
    assert isinstance(p.emission, Categorical)
    beliefs, _ = hidden_markov.many(p, symbols[:, :-1])
    coming = beliefs[-1] @ p.transition @ p.emission.table
    return np.asarray(np.nan_to_num(coming[:, :-1]).argmax(1))


def accuracy(p: Parameters, symbols: NDArray[np.int64]) -> float:
    """The share of sequences whose whole pattern is recalled."""
    return float((recalled(p, symbols) == symbols[:, -1]).mean())


@cache
def measured() -> tuple[BitsRow, ...]:
    """The table of `assets/data/bits.json`; its README says how it was made."""
    rows = json.loads((DATA / "bits.json").read_text(encoding="utf-8"))
    return tuple(BitsRow(**row) for row in rows)


class BitsBench:
    """Both models, an update of each at a time: one step of Adam, one iteration of EM."""

    def __init__(self, settings: Settings) -> None:
        s = settings
        self._seed, self._lines, self._states = s.seed, s.bits, int(s.states)
        self._network = Latching(s.seed, s.hidden_units, s.bits)
        self._markov = at_random(s.seed, s.bits, self._states)
        self._fitted_to = fitted_to(s.seed, s.bits, FITTED)
        self._likelihoods: list[float] = []
        self._passed = False
        self._seconds = {"recurrent": 0.0, "hidden_markov": 0.0}
        self._kept: tuple[int, NDArray[np.bool_], float] | None = None
        self._hand: float | None = None

    def advance(self, learning_rate: float) -> Iterator[None]:
        """One update of both."""
        began = time.thread_time()
        self._network.advance(learning_rate)
        self._seconds["recurrent"] += time.thread_time() - began
        yield
        began = time.thread_time()
        if not self.markov_settled:
            self._markov, likelihood = hidden_markov.em_many(self._markov, self._fitted_to)
            self._likelihoods.append(likelihood)
        self._seconds["hidden_markov"] += time.thread_time() - began
        self._kept = None
        if self.updates % _EVERY == 0:
            yield
            self._passed = bool(self._network.examined(EXAMINED).all(1).mean() >= ENOUGH)

    @property
    def markov_settled(self) -> bool:
        """Whether EM adds less than a millionth of a nat a sequence."""
        last = self._likelihoods[-2:]
        return len(last) == 2 and last[1] - last[0] < 1e-6 * FITTED

    @property
    def updates(self) -> int:
        """Updates of the network."""
        return self._network.updates

    @property
    def loss(self) -> float:
        """The network's cross-entropy in its last update, of all bits together, nats a step."""
        return self._network.loss

    @property
    def exploded(self) -> bool:
        """Whether the network is past any use."""
        return self.updates > 0 and exploded(self.loss, self._network.vector)

    @property
    def settled(self) -> bool:
        """Whether the network recalled every bit of 99 % of fresh sequences, at most twenty updates ago."""
        return self._passed

    def _examine(self) -> Generator[None, None, tuple[int, NDArray[np.bool_], float]]:
        if self._kept is None or self._kept[0] != self.updates:
            right = self._network.examined(EXAMINED)
            yield
            fresh = bits.symbols(examination(self._seed, self.updates, EXAMINED, self._lines))
            self._kept = self.updates, right, accuracy(self._markov, fresh)
            yield
        return self._kept

    def described(self, example: int) -> Generator[None, None, Bits]:
        """What the stage shows of both, on one sequence and on a thousand."""
        _, right, fitted = yield from self._examine()
        lines, hand = self._lines, by_hand(self._lines)
        if self._hand is None:
            fresh = bits.symbols(examination(self._seed, 0, EXAMINED // 5, lines))
            self._hand = accuracy(hand, fresh)
            yield
        shown = bits.draw(np.random.default_rng((example, _DRAWN)), 1, lines)
        symbols = bits.symbols(shown)
        there = elman.forward(self._network.network, TANH, shown.inputs)
        with np.errstate(all="ignore"):
            belief, _ = hidden_markov.many(self._markov, symbols)
            hand_belief, _ = hidden_markov.many(hand, symbols)
        return Bits(
            bits=lines,
            shown=frozen(shown.inputs[0]),
            asked=frozen(shown.asked[0]),
            hidden=frozen(there.hidden[0]),
            recalled=frozen(np.tanh(there.logits[0] / 2.0)),
            network_accuracy=float(right.all(1).mean()),
            network_bits=frozen(right.mean(0)),
            network_parameters=self._network.parameters,
            symbols=frozen(symbols[0]),
            belief=frozen(belief[:, 0]),
            fitted_accuracy=fitted,
            fitted_parameters=self._markov.count,
            fitted_log_likelihoods=frozen(np.array(self._likelihoods)),
            hand_belief=frozen(hand_belief[:, 0]),
            hand_accuracy=self._hand,
            hand_parameters=hand.count,
            table=measured(),
        )

    def report(self) -> list[dict[str, Any]]:
        """A line a model."""
        _, right, fitted = finish(self._examine())
        shared = {"bits": self._lines}
        network = {"accuracy": float(right.all(1).mean()), "parameters": self._network.parameters}
        markov = {"accuracy": fitted, "parameters": self._markov.count}
        return [
            {"model": "recurrent", **shared, **network, "seconds": round(self._seconds["recurrent"], 4)},
            {
                "model": "hidden_markov",
                **shared,
                **markov,
                "seconds": round(self._seconds["hidden_markov"], 4),
            },
        ]

    def state(self) -> dict[str, NDArray[Any]]:
        """Both models, the optimiser's memory and the counters."""
        emission = self._markov.emission
        assert isinstance(emission, Categorical)
        optimiser = {f"optimiser_{name}": part for name, part in self._network.optimiser.state().items()}
        markov = {"start": self._markov.start, "transition": self._markov.transition, "table": emission.table}
        return {
            "vector": self._network.vector.copy(),
            "counters": np.array((self.updates, self._passed)),
            "loss": np.array(self.loss),
            "likelihoods": np.array(self._likelihoods),
            **{f"markov_{name}": np.array(part) for name, part in markov.items()},
            **optimiser,
        }

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take a state that `state` gave."""
        network = self._network
        network.vector, network.loss = np.array(state["vector"]), float(state["loss"])
        network.updates, self._passed = int(state["counters"][0]), bool(state["counters"][1])
        names = [name for name in state if name.startswith("optimiser_")]
        network.optimiser.restore({name.removeprefix("optimiser_"): state[name] for name in names})
        start, transition, table = (np.array(state[f"markov_{n}"]) for n in ("start", "transition", "table"))
        self._markov = Parameters(start, transition, Categorical(table))
        self._likelihoods = [float(one) for one in state["likelihoods"]]
        self._kept = None
