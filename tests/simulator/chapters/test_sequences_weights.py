"""Whatever finite numbers a weight file holds, every scene has a content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.chapters.sequences import Experiment, Settings
from tests.simulator.chapters.sequences_cases import NAMES, SMALL


@pytest.mark.parametrize("factor", [0.0, 1e-300, 1e300, -1e307])
@pytest.mark.parametrize("data", ["radar", "text"])
def test_no_weight_is_too_small_or_too_large(factor: float, data: str) -> None:
    settings = Settings.read({**SMALL, "data": data, "horizon": 3})
    tensors = {name: factor * part for name, part in Experiment(settings).tensors().items()}
    experiment = Experiment.loaded(settings, tensors, Path("made-up.safetensors"))
    for scene in Settings.setting("scene").choices:
        for model in NAMES if scene == "inference" else ("recurrent",):
            experiment.set_live(settings.with_(scene=scene, model=model))
            content = experiment.content()
            assert content.scene == scene and content.steps >= 1
            if scene == "inference" and content.inference is not None:
                assert content.inference.model == model
    experiment.set_live(settings)
    json.dumps(experiment.report(), allow_nan=False)
