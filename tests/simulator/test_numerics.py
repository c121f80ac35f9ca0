"""How numbers are computed, in a process of its own: other tests have long loaded what this is about."""

from __future__ import annotations

import subprocess
import sys


def test_linear_algebra_uses_one_thread_even_if_numpy_comes_later() -> None:
    code = (
        "from simulator import numerics\n"
        "numerics.prepare()\n"
        "import numpy, threadpoolctl\n"
        "print(max(pool['num_threads'] for pool in threadpoolctl.threadpool_info()))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"
