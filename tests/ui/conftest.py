"""The window on its running engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.ui.desk import Desk


@pytest.fixture
def desk(qtbot: Any) -> Iterator[Desk]:
    made = Desk(qtbot).ready()
    yield made
    assert made.bridge.stop()
    made.window.close()
