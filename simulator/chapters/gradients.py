"""Gradients: why the error signal dies or blows up on its way back through time.

from simulator.chapters import gradients
experiment = gradients.Experiment(gradients.Settings(spectral_radius=1.1))
experiment.content().flow.outcome
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any, TypeVar

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.chapters import _gradients_flow as flowing
from simulator.chapters import _gradients_network as network
from simulator.chapters._gradients_content import GradientsContent as GradientsContent
from simulator.chapters._gradients_content import Learning, outcome
from simulator.chapters._gradients_settings import Settings as Settings
from simulator.chapters._gradients_trace import GradientTrace
from simulator.experiment import State
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS

ORDER = 4
T = TypeVar("T")


class Experiment:
    """The chosen network, and three starts that learn one task side by side."""

    MILESTONES = ("solved",)

    def __init__(self, settings: Settings, parameters: Parameters | None = None) -> None:
        self.settings = settings
        self._squashing = SQUASHINGS[settings.squashing]
        self._base = network.draw(settings)
        self._eigenvalues = np.linalg.eigvals(self._base.recurrent_weights)
        self._update = 0
        self._kept: dict[str, tuple[Any, Any]] = {}

    def advance(self) -> Iterator[None]:
        """One update of every start."""
        self._update += 1
        yield

    @property
    def budget(self) -> int:
        """Updates after which a run without a limit gives up."""
        return 500

    @property
    def update(self) -> int:
        """Updates made."""
        return self._update

    @property
    def start(self) -> int:
        """Always 1: nothing is started afresh."""
        return 1

    @property
    def loss(self) -> float:
        """The smallest loss of any start, nats."""
        return float("nan")

    @property
    def exploded(self) -> bool:
        """Whether no start is left."""
        return False

    def reached(self) -> tuple[str, ...]:
        """`solved` when a start answers fresh sequences."""
        return ()

    def state(self) -> State:
        """Everything to go on from."""
        return {"update": np.array(self._update)}

    def restore(self, state: State) -> None:
        """Go back to such a state."""
        self._update = int(state["update"])

    def set_live(self, settings: Settings) -> None:
        """Another radius, scene, start: what needs no new network."""
        self.settings = settings

    def parameters(self) -> Parameters:
        """The chosen network's parameters, copied."""
        return network.rescaled(self._base, self.settings.spectral_radius, self._squashing)

    def prepare(self) -> Iterator[None]:
        """Work out what the open scene shows."""
        yield

    def content(self) -> GradientsContent:
        """What the open scene shows."""
        settings, scene = self.settings, self.settings.scene
        traced = GradientTrace.of(network.run(self.parameters(), settings))
        return GradientsContent(
            scene=scene,
            parameters=traced.parameters,
            trace=traced,
            unit=min(settings.unit, settings.hidden_units) - 1,
            learning=self._learning(),
            flow=flowing.flow(traced, settings, self._eigenvalues * settings.spectral_radius)
            if scene == "flow"
            else None,
            sources=_finish(flowing.sources(traced)) if scene == "sources" else None,
        )

    def _learning(self) -> Learning:
        s = self.settings
        radii = np.array([s.first_radius, s.second_radius, s.third_radius])
        return Learning(
            steps=frozen(np.array([1, s.steps])),
            updates=frozen(np.array([0])),
            log10=frozen(np.zeros((3, 1, 2), np.float32)),
            contour=frozen(np.ones((3, 1), np.int64)),
            contour_log10=s.contour,
            start_radii=frozen(radii),
            radii=frozen(radii[:, None]),
            losses=frozen(np.full((3, 1), np.nan)),
            errors=frozen(np.full(3, np.nan)),
            solved=(False,) * 3,
            exploded_at=(0,) * 3,
            outcomes=(outcome(0.0),) * 3,
            current=0,
        )

    def arrays(self) -> dict[str, Floats]:
        """Everything the shown sequence did, and every gradient on the way back."""
        return GradientTrace.of(network.run(self.parameters(), self.settings)).arrays()

    def report(self) -> dict[str, Any]:
        """What was measured, as `unrolled run --json` prints it."""
        return {"loss": None, "error": None, "solved": False}


def _finish(work: Generator[None, None, T]) -> T:
    while True:
        try:
            next(work)
        except StopIteration as end:
            value: T = end.value
            return value
