"""Sequences: what must a model remember to guess what comes next?

    from simulator.chapters import sequences
    experiment = sequences.Experiment(sequences.Settings(data="radar"))
    experiment.content().ladder

The ladder that the lecture climbs before it reaches recurrent networks: autoregressive, feed-forward,
linear dynamical system, hidden Markov model, recurrent network, all on one series.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator import files
from simulator.arrays import Floats
from simulator.chapters import _sequences_inference as inferring
from simulator.chapters import _sequences_series as preparing
from simulator.chapters import _sequences_text as texts
from simulator.chapters._sequences_bench import Bench
from simulator.chapters._sequences_bits import BitsBench
from simulator.chapters._sequences_content import SequencesContent as SequencesContent
from simulator.chapters._sequences_cost import Meter
from simulator.chapters._sequences_ladder import LAGS
from simulator.chapters._sequences_settings import Settings as Settings
from simulator.chapters._sequences_trace import ladder_trace
from simulator.chapters._sequences_verdict import verdict
from simulator.experiment import State
from simulator.slices import finish, quietly

ORDER = 1
# Updates after which a run without a limit gives up.
_BUDGETS = {"series": 400, "text": 600, "bits": 600}


class Experiment:
    """Five models on one series; in the scene of the text four on a text, in that of the bits two.

    Each of the three is fitted while its scene is open. `update` counts the updates of all.
    """

    MILESTONES = ("settled",)
    start = 1

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._benches: dict[str, Bench | BitsBench] = {"series": Bench(settings, preparing.of_data(settings))}
        self._meter = Meter()
        self._active()

    def _active_name(self) -> str:
        scene, own = self.settings.scene, self._benches["series"]
        if scene == "bits":
            return "bits"
        # A series that is a text already is the text.
        return "text" if scene == "text" and isinstance(own, Bench) and not own.prepared.letters else "series"

    def _active(self) -> Bench | BitsBench:
        """What the open scene shows and trains, made when it is first opened."""
        name, s = self._active_name(), self.settings
        if name not in self._benches:
            made = BitsBench(s) if name == "bits" else Bench(s, preparing.of_text(s))
            self._benches[name] = made
        return self._benches[name]

    @property
    def _ladder(self) -> Bench:
        """The models the open scene draws; in the scene of the bits those of the series."""
        active = self._active()
        bench = active if isinstance(active, Bench) else self._benches["series"]
        assert isinstance(bench, Bench)
        return bench

    def advance(self) -> Iterator[None]:
        """One update of what the open scene shows."""
        yield from quietly(self._advancing())

    def _advancing(self) -> Generator[None, None, None]:
        yield from self._active().advance(self.settings.learning_rate)

    @property
    def budget(self) -> int:
        """Updates after which a run without a limit gives up."""
        return _BUDGETS[self._active_name()]

    @property
    def update(self) -> int:
        """Updates made, in all scenes together."""
        return sum(bench.updates for bench in self._benches.values())

    @property
    def loss(self) -> float:
        """The recurrent network's loss in the last update of what the open scene shows."""
        return self._active().loss

    @property
    def exploded(self) -> bool:
        """Whether that network is past any use."""
        return self._active().exploded

    def reached(self) -> tuple[str, ...]:
        """`settled` when going on hardly improves any model of the open scene."""
        return ("settled",) if self._active().settled else ()

    def untrainable(self) -> None:
        """There is always something to fit."""

    def state(self) -> State:
        """Every bench there is."""
        return {
            f"{name}:{key}": part
            for name, bench in self._benches.items()
            for key, part in bench.state().items()
        }

    def restore(self, state: State) -> None:
        """Go back to such a state; a bench that was not there yet is made anew when it is needed."""
        there = {key.partition(":")[0] for key in state}
        self._benches = {name: bench for name, bench in self._benches.items() if name in there}
        for name in there:
            if name not in self._benches:
                s = self.settings
                self._benches[name] = BitsBench(s) if name == "bits" else Bench(s, preparing.of_text(s))
            own = {key.partition(":")[2]: part for key, part in state.items() if key.startswith(f"{name}:")}
            self._benches[name].restore(own)

    def set_live(self, settings: Settings) -> None:
        """Another scene, horizon, model or prompt: what needs no new models."""
        self.settings = settings

    def prepare(self) -> Iterator[None]:
        """Work out what the open scene shows, in slices."""
        yield from quietly(self._described())

    def ponder(self) -> Iterator[None]:
        """In the scene of the cost: measure it."""
        if self.settings.scene == "cost":
            yield from self._meter.measuring(self._ladder)

    def content(self) -> SequencesContent:
        """What the stage shows."""
        return finish(quietly(self._described()))

    def _described(self) -> Generator[None, None, SequencesContent]:
        s, bench, active = self.settings, self._ladder, self._active()
        horizon = 1 if bench.prepared.letters else s.horizon
        rungs = (yield from bench.rungs(horizon)) if s.scene != "bits" else ()
        series = preparing.shown(bench.prepared, s.file if s.data == "file" else "", horizon)
        found: dict[str, Any] = dict.fromkeys(("inference", "bits", "text", "cost"))
        steps = len(series.times)
        if s.scene == "inference" and s.model in bench.models:
            found["inference"] = inferring.inference(bench.models[s.model], bench.prepared)
            yield
        elif s.scene == "text":
            bits = {rung.name: rung.holdout_error for rung in rungs}
            found["text"] = yield from texts.reading(bench.models, bits, bench.prepared, s)
            steps = max(len(found["text"].letters), 1)
        elif s.scene == "cost":
            found["cost"] = self._meter.cost(bench)
        elif isinstance(active, BitsBench):
            found["bits"] = yield from active.described(s.example)
            steps = len(found["bits"].shown)
        return SequencesContent(
            scene=s.scene,
            steps=steps,
            horizon=horizon,
            lags=LAGS,
            series=series,
            ladder=rungs,
            trace=ladder_trace(series, rungs, horizon),
            verdict=verdict(s, active.updates, series, rungs, found),
            **found,
        )

    # Files and reports.

    def tensors(self) -> dict[str, Floats]:
        """Every model's numbers, `model.name`."""
        models = self._ladder.models
        return {
            f"{name}.{key}": part for name, model in models.items() for key, part in model.tensors().items()
        }

    @classmethod
    def loaded(cls, settings: Settings, tensors: Mapping[str, NDArray[Any]], path: Path) -> Experiment:
        """Models read from a file, on the series of the settings."""
        made = cls(settings)
        shapes = {name: part.shape for name, part in made.tensors().items()}
        numbers = files.numbers(path, tensors, shapes)
        for name, model in made._ladder.models.items():
            model.take({k.partition(".")[2]: v for k, v in numbers.items() if k.startswith(f"{name}.")})
        return made

    def arrays(self) -> dict[str, Floats]:
        """Everything the models did on the window, and the recurrent network's parameters."""
        network = self._ladder.models["recurrent"].tensors()
        return self.content().trace.arrays() | {name: np.array(part) for name, part in network.items()}

    def report(self) -> list[dict[str, Any]]:
        """A line a model."""
        active = self._active()
        if isinstance(active, BitsBench):
            return active.report()
        rungs = finish(quietly(active.rungs(self.settings.horizon)))
        return [
            {
                "model": rung.name,
                "parameters": rung.parameters,
                "holdout_error": _finite(rung.holdout_error),
                "train_error": _finite(rung.train_error),
                "log_likelihood": _finite(rung.log_likelihood),
                "memory_length": rung.memory_length,
                "iterations": rung.iterations,
                "seconds": round(rung.seconds, 4),
            }
            for rung in rungs
        ]


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None
