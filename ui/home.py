"""The folder for what is remembered between two starts. Knows no Qt, so the command line may use it too."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def home() -> Path:
    """`UNROLLED_HOME`, or the system's place for it."""
    asked = os.environ.get("UNROLLED_HOME")
    return Path(asked) if asked else Path(platformdirs.user_config_dir("unrolled", appauthor=False))
