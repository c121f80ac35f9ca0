"""Gradients: why the error signal dies or blows up on its way back through time.

    from simulator.chapters import gradients
    experiment = gradients.Experiment(gradients.Settings(spectral_radius=1.1))
    experiment.content().flow.outcome

The forward pass bends, the backward pass is straight: once the operating points are fixed, an error is
only multiplied, step after step, by the same matrix and the slopes found there (Hinton's lecture on
recurrent networks; Bengio, Simard and Frasconi 1994; Pascanu, Mikolov and Bengio 2013).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from simulator import files
from simulator.arrays import Floats
from simulator.chapters import _gradients_flow as flowing
from simulator.chapters import _gradients_network as network
from simulator.chapters._gradients_basins import Plane
from simulator.chapters._gradients_cliff import Wall
from simulator.chapters._gradients_content import Flow
from simulator.chapters._gradients_content import GradientsContent as GradientsContent
from simulator.chapters._gradients_learning import ALLOWED, Learner
from simulator.chapters._gradients_settings import Settings as Settings
from simulator.chapters._gradients_trace import GradientTrace
from simulator.experiment import State
from simulator.message import Message, Refused
from simulator.models import initialisation
from simulator.models.elman import Parameters
from simulator.models.squashing import SQUASHINGS
from simulator.slices import finish

ORDER = 4
T = TypeVar("T")

_STARTS = ("first", "second", "third")


class Experiment:
    """The chosen network, three starts that learn one task, the cliff and the basins."""

    MILESTONES = ("solved",)

    def __init__(self, settings: Settings, parameters: Parameters | None = None) -> None:
        self.settings = settings
        self._begin(parameters)

    def _begin(self, given: Parameters | None) -> None:
        self._given = given
        self._base = given or network.draw(self.settings)
        # A drawn matrix has spectral radius 1; what a given one has is what the setting stands for.
        self._radius = initialisation.spectral_radius(given.recurrent_weights) if given else 1.0
        self._learner = Learner(self.settings, self._base, self._radius)
        self._wall, self._plane = Wall(), Plane()
        self._kept: dict[str, tuple[object, Any]] = {}

    # One update.

    def advance(self) -> Iterator[None]:
        """One update of every start."""
        yield from self._learner.advance()

    @property
    def budget(self) -> int:
        """Updates after which a run without a limit gives up."""
        return 1_000

    @property
    def update(self) -> int:
        """Updates made since the initial weights."""
        return self._learner.update

    @property
    def start(self) -> int:
        """Always 1: nothing is started afresh."""
        return 1

    @property
    def loss(self) -> float:
        """The smallest mean cross-entropy of any start on the last batch before its update; nats."""
        return self._learner.loss

    @property
    def exploded(self) -> bool:
        """Whether every start has left the numbers."""
        return self._learner.exploded

    def reached(self) -> tuple[str, ...]:
        """`solved` when a start has answered fresh sequences with less than one in a hundred wrong."""
        return ("solved",) if self._learner.solved else ()

    def untrainable(self) -> None:
        """There is always something to train."""

    def state(self) -> State:
        """The starts, what is kept of their past, and a network that was read from a file."""
        state: dict[str, NDArray[Any]] = dict(self._learner.state())
        if self._given is not None:
            state["given"] = self._given.flatten()
        return state

    def restore(self, state: State) -> None:
        """Go back to such a state."""
        flat = state.get("given")
        if (flat is None) != (self._given is None):
            sizes = (self.settings.hidden_units, network.INPUTS, network.OUTPUTS)
            self._begin(None if flat is None else Parameters.unflatten(np.array(flat), sizes))
        self._learner.restore(state)
        self._kept.clear()  # after as many updates, but on another way here, the starts are others

    def set_live(self, settings: Settings) -> None:
        """Another radius, scene or place: what needs no new network."""
        self.settings = self._learner.settings = settings

    # The chosen network.

    def parameters(self) -> Parameters:
        """The chosen network's parameters, copied."""
        s = self.settings
        if s.network != "drawn":
            return self._learner.network(_STARTS.index(s.network))
        return network.rescaled(self._base, s.spectral_radius / self._given_radius, SQUASHINGS[s.squashing])

    @property
    def _given_radius(self) -> float:
        # What the slider says when a given matrix is shown as it is.
        return _within(self._radius) if self._given is not None else 1.0

    def tensors(self) -> dict[str, Floats]:
        """The chosen network's parameters by name."""
        return vars(self.parameters())

    @classmethod
    def loaded(cls, settings: Settings, tensors: Mapping[str, NDArray[Any]], path: Path) -> Experiment:
        """A network read from a file as the drawn one; refuses one that does not fit its settings."""
        parameters = files.elman_parameters(path, tensors)
        sizes = (settings.hidden_units, network.INPUTS, network.OUTPUTS)
        if parameters.sizes[1:] != sizes[1:]:
            raise Refused(Message("refused-weights-shapes", path=str(path)))
        if parameters.sizes != sizes:
            raise Refused(Message("refused-weights-units", units=parameters.sizes[0], wanted=sizes[0]))
        radius = _within(initialisation.spectral_radius(parameters.recurrent_weights))
        return cls(settings.with_(network="drawn", spectral_radius=radius), parameters)

    # What is shown.

    def prepare(self) -> Iterator[None]:
        """Work out what the open scene shows; what has not changed is kept."""
        yield from self._shown()

    def content(self) -> GradientsContent:
        """What the open scene shows."""
        return finish(self._shown())

    def _shown(self) -> Generator[None, None, GradientsContent]:
        return (yield from self._keep("content", (self.settings, self.update), self._preparing))

    def _preparing(self) -> Generator[None, None, GradientsContent]:
        s = self.settings
        traced = self._traced()
        parts: dict[str, Any] = {}
        if s.scene == "flow":
            parts["flow"] = yield from self._keep("flow", traced, self._flow)
        elif s.scene == "sources":
            parts["sources"] = yield from self._keep("sources", traced, lambda: flowing.sources(traced))
        elif s.scene == "learning":
            parts["learning"] = yield from self._learner.preparing()
        elif s.scene == "cliff":
            parts["cliff"] = yield from self._wall.preparing(s)
        else:
            parts["basins"] = yield from self._plane.preparing(s)
        unit = min(s.unit, s.hidden_units) - 1
        return GradientsContent(s.scene, traced.parameters, traced, unit, **parts)

    def _keep(
        self, name: str, key: object, make: Callable[[], Generator[None, None, T]]
    ) -> Generator[None, None, T]:
        """What was made for this key, or made now."""
        if name not in self._kept or self._kept[name][0] != key:
            made = yield from make()
            self._kept[name] = (key, made)
        part: T = self._kept[name][1]
        return part

    def _traced(self) -> GradientTrace:
        s = self.settings
        network_key = s.spectral_radius if s.network == "drawn" else self.update
        key = (s.network, network_key, s.loss_at)
        if "trace" not in self._kept or self._kept["trace"][0] != key:
            self._kept["trace"] = (key, GradientTrace.of(network.run(self.parameters(), s)))
        traced: GradientTrace = self._kept["trace"][1]
        return traced

    def _flow(self) -> Generator[None, None, Flow]:
        s, traced = self.settings, self._traced()
        drawn = s.network == "drawn"
        # A drawn matrix is only rescaled: its eigenvalues are, and its curves at other radii are the same.
        which = (s.network, None if drawn else self.update)
        parameters = self._base if drawn else traced.parameters
        matrix = parameters.recurrent_weights
        scale = s.spectral_radius / self._given_radius if drawn else 1.0
        eigenvalues = yield from self._keep("eigenvalues", which, lambda: _eigenvalues(matrix))
        radius = float(np.abs(eigenvalues).max())
        others = yield from self._keep(
            "references", (which, s.loss_at), lambda: flowing.references(traced, parameters, radius)
        )
        return (yield from flowing.flow(traced, scale * eigenvalues, others))

    def arrays(self) -> dict[str, Floats]:
        """Everything the shown sequence did, and every gradient on the way back."""
        return self._traced().arrays()

    def report(self) -> dict[str, Any]:
        """What was measured, as `unrolled run --json` prints it."""
        errors = finish(self._learner.test())
        traced = self._traced()
        sizes = finish(flowing.relative(traced))
        return {
            "loss": _number(self.loss),
            "error": _number(float(np.min(errors))),
            "solved": self._learner.solved or bool((errors < ALLOWED).any()),
            "errors": [_number(float(error)) for error in errors],
            "solved_at": [int(at) or None for at in self._learner.solved_at],
            "spectral_radius": _number(float(traced.spectral_radius)),
            "effective_radius": _number(float(traced.effective_radius)),
            "lyapunov": _number(float(traced.lyapunov)),
            "log10_first_to_last": _number(float(sizes[0])),
        }


def _eigenvalues(matrix: Floats) -> Generator[None, None, NDArray[np.complex128]]:
    """All eigenvalues (H,); NaN where the matrix is not finite."""
    yield
    values = np.linalg.eigvals(matrix) if np.isfinite(matrix).all() else np.full(len(matrix), np.nan)
    return values.astype(np.complex128)


def _within(radius: float) -> float:
    row = Settings.setting("spectral_radius")
    assert row.minimum is not None and row.maximum is not None
    return float(np.clip(radius, row.minimum, row.maximum))


def _number(value: float) -> float | None:
    """What JSON can say; null for what is no number."""
    return value if np.isfinite(value) else None
