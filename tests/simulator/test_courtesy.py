"""The interface goes first, and neither of the two ever waits long for the other."""

from __future__ import annotations

import threading
import time

from simulator.courtesy import Courtesy


def test_an_engine_between_two_slices_waits_while_the_interface_works() -> None:
    courtesy, passed = Courtesy(), threading.Event()
    courtesy.begin()

    def engine() -> None:
        courtesy.wait()
        passed.set()

    thread = threading.Thread(target=engine)
    courtesy._free.clear()
    thread.start()
    assert courtesy._resting.wait(5)  # it came to the border and rests there
    assert not passed.is_set()
    courtesy.release()
    thread.join(5)
    assert passed.is_set()


def test_claiming_from_a_resting_engine_takes_no_time() -> None:
    courtesy = Courtesy()
    began = time.perf_counter()
    for _ in range(100):
        courtesy.claim()
        courtesy.release()
    assert time.perf_counter() - began < 0.1


def test_an_interface_that_never_releases_does_not_stop_the_engine() -> None:
    courtesy = Courtesy()
    courtesy.claim()
    began = time.perf_counter()
    courtesy.wait()
    assert time.perf_counter() - began < 1.0


def test_an_engine_in_a_long_slice_does_not_stop_the_interface() -> None:
    courtesy = Courtesy()
    courtesy.begin()
    began = time.perf_counter()
    courtesy.claim()
    assert time.perf_counter() - began < 1.0
