"""The mean of readers of one shape, weight by weight: what is shipped is that of a reader and of itself
taught on (Wortsman et al., "Model soups", 2022).

    python tools/mean_readers.py first.safetensors second.safetensors mean.safetensors
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from safetensors import safe_open

from simulator import files


def main(*names: str) -> None:
    """The last path is the one written; its header keeps what the others say of themselves."""
    *given, output = (Path(name) for name in names)
    read = [files.read_tensors(path, "handwriting") for path in given]
    recipes = []
    for path in given:
        with safe_open(path, framework="np") as file:
            recipes.append((file.metadata() or {}).get("recipe", ""))
    means = {
        name: np.mean([tensors[name].astype(np.float64) for tensors, _ in read], axis=0).astype(np.float16)
        for name in read[0][0]
    }
    files.write_tensors(output, means, "handwriting", read[0][1], recipe=f"[{', '.join(recipes)}]")


if __name__ == "__main__":
    main(*sys.argv[1:])
