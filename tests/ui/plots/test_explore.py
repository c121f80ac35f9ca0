"""Exploring a trace: every array can be opened, read and saved."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from simulator.trace import Field
from ui import theme as themes
from ui.plots.explore import Explore


class Trace:
    """Arrays of none to three axes."""

    def __init__(self) -> None:
        draw = np.random.default_rng(3)
        self.loss = np.array(0.25)
        self.initial_state = draw.normal(size=3)
        self.hidden = draw.normal(size=(10, 3))
        self.wide = draw.normal(size=(10, 64))
        self.d_recurrent_weights = draw.normal(size=(10, 3, 3))

    def arrays(self):
        return {field.name: np.asarray(getattr(self, field.name)) for field in self.fields()}

    def fields(self) -> tuple[Field, ...]:
        return (
            Field("hidden", ("step", "unit"), "", "h_t = f(z_t)"),
            Field("wide", ("step", "unit"), "", ""),
            Field("d_recurrent_weights", ("step", "unit", "from"), "nats", "∂L/∂z_t h_(t−1)ᵀ"),
            Field("initial_state", ("unit",), "", "h_0"),
            Field("loss", (), "nats", "L"),
        )


@pytest.fixture
def explore(qtbot):
    window = Explore()
    qtbot.addWidget(window)
    window.show_trace(Trace())
    window.show()
    qtbot.waitExposed(window)
    return window


def table(file):
    return list(csv.reader(file.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", themes.THEMES)
def test_every_array_can_be_opened(explore, language, name):
    explore.set_theme(themes.theme(name))
    explore.set_language(language)
    for row in range(explore.names.count()):
        explore.names.setCurrentRow(row)
        explore.grab()


def test_few_rows_are_curves_and_many_are_one_image(explore):
    assert explore.manner.value == "curves"
    explore.names.setCurrentRow(1)
    assert explore.manner.value == "map"


def test_cursor_reads_the_value_that_is_there(explore):
    value = Trace().hidden[4, 2]
    explore.plot.read_at(5.2, value)
    assert explore.reading.startswith("time step 5  ·  hidden unit 3")
    assert float(explore.reading.rpartition("·")[2].strip().replace("−", "-")) == pytest.approx(
        value, rel=1e-4
    )


def test_axes_before_the_last_two_are_gone_through_with_a_slider(explore):
    explore.names.setCurrentRow(2)
    (slider,) = explore.slices
    slider.changed.emit(1)
    slider.set_value(7)
    slider.changed.emit(7)
    explore.plot.read_at(2, 3)
    said = explore.reading.rpartition("·")[2].strip().replace("−", "-")
    assert float(said) == pytest.approx(Trace().d_recurrent_weights[6, 1, 2], rel=1e-4)


def test_the_array_that_is_open_stays_open_in_the_next_trace(explore):
    explore.names.setCurrentRow(1)
    explore.show_trace(Trace())
    assert explore.names.currentRow() == 1
    explore.show_trace(None)
    assert not explore.csv.isEnabled()


def test_csv_reads_back_to_the_last_digit(explore, tmp_path):
    explore.save_csv(tmp_path / "hidden.csv")
    rows = table(tmp_path / "hidden.csv")
    assert rows[0] == ["step", "hidden_1", "hidden_2", "hidden_3"]
    assert np.array_equal(np.array(rows[1:], float)[:, 1:], Trace().hidden)
    explore.names.setCurrentRow(2)
    explore.save_csv(tmp_path / "weights.csv")
    rows = table(tmp_path / "weights.csv")
    assert rows[0] == ["step", "unit", "from", "d_recurrent_weights"]
    assert float(rows[1][3]) == Trace().d_recurrent_weights[0, 0, 0]


def test_npz_holds_every_array(explore, tmp_path):
    explore.save_npz(tmp_path / "trace.npz")
    with np.load(tmp_path / "trace.npz") as saved:
        assert set(saved) - {"settings"} == {field.name for field in Trace().fields()}
        assert np.array_equal(saved["hidden"], Trace().hidden)


def test_a_file_that_cannot_be_written_is_said_in_a_sentence_and_nothing_is_left(explore, tmp_path):
    explore.save_csv(tmp_path / "nowhere" / "hidden.csv")
    assert "cannot be written" in explore.reading
    (tmp_path / "taken").mkdir()
    explore.save_npz(tmp_path / "taken")
    assert "cannot be written" in explore.reading
    assert list(tmp_path.iterdir()) == [tmp_path / "taken"]
