"""Weights from a file, the state as commands, the data in a window of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from simulator import files
from simulator.chapters import adder
from simulator.commands import Set, Train
from tests.ui.desk import Desk
from ui import words


def test_the_copied_state_makes_the_same_weights_again(desk: Desk) -> None:
    desk.train(12)
    desk.key("copy_state")
    copied = QGuiApplication.clipboard().text()
    first, rest = copied.split("\n", 1)
    assert first == "# unrolled picture adder -o adder.png --updates 12 --at 10"
    made: dict[str, Any] = {}
    exec(compile(rest, "notebook", "exec"), made)
    content = made["session"].snapshot().content
    np.testing.assert_array_equal(content.parameters.flatten(), desk.weights)
    np.testing.assert_array_equal(content.trace.hidden, desk.bridge.shown.content.trace.hidden)
    assert "unrolled picture" in desk.window.banner.text


def test_a_state_with_settings_changed_on_the_way_is_copied_as_a_notebook_alone(desk: Desk) -> None:
    desk.train(3)
    desk.bridge.send(Set({"batch": 8, "example": "random", "example_seed": 5}))
    desk.bridge.send(Train(updates=2))
    desk.until(lambda: desk.update == 5)
    desk.key("copy_state")
    copied = QGuiApplication.clipboard().text()
    assert "unrolled picture" not in copied
    made: dict[str, Any] = {}
    exec(compile(copied, "notebook", "exec"), made)
    content = made["session"].snapshot().content
    np.testing.assert_array_equal(content.parameters.flatten(), desk.weights)
    np.testing.assert_array_equal(content.trace.outputs, desk.bridge.shown.content.trace.outputs)


def test_explore_opens_once_and_can_be_closed_and_opened_again(desk: Desk) -> None:
    for _ in range(2):
        desk.key("explore")
        explore = desk.conductor.exchange.explore
        assert explore is not None and explore.isVisible()
        desk.window.activateWindow()
        desk.key("explore")
        assert desk.conductor.exchange.explore is explore
        explore.close()
        desk.until(lambda: desk.conductor.exchange.explore is None)
        desk.window.activateWindow()


@pytest.mark.parametrize(("language", "cancel"), [("en", "Cancel"), ("zh", "取消")])
def test_the_dialog_for_a_file_speaks_the_windows_language(desk: Desk, language: str, cancel: str) -> None:
    for _ in range(words.LANGUAGES.index(language)):
        desk.key("language")
    desk.key("open_weights")
    dialog = desk.window.findChild(QFileDialog)
    said = {button.text().replace("&", "").split("(")[0] for button in dialog.findChildren(QPushButton)}
    assert cancel in said
    folder = dialog.labelText(QFileDialog.DialogLabel.LookIn)
    assert folder == words.say("frame-dialog-folder", language)
    dialog.close()
    desk.until(lambda: desk.window.findChild(QFileDialog) is None)


def test_saved_weights_are_opened_and_a_file_that_is_none_is_refused_in_a_banner(
    desk: Desk, tmp_path: Path
) -> None:
    trained = adder.Experiment(adder.Settings(squashing="logistic", seed=5))
    for _ in trained.advance():
        pass
    good, bad = tmp_path / "good.safetensors", tmp_path / "bad.safetensors"
    files.write_tensors(good, trained.tensors(), "adder", trained.settings.values())
    bad.write_bytes(b"not weights")
    before = desk.weights
    for file in ("", str(bad), str(good)):
        desk.window.activateWindow()
        desk.until(desk.window.isActiveWindow)
        desk.key("open_weights")
        dialog = desk.window.findChild(QFileDialog)
        assert dialog.isVisible()
        if file:
            dialog.fileSelected.emit(file)
        dialog.close()
        desk.until(lambda: desk.window.findChild(QFileDialog) is None)
        if file == str(bad):
            desk.until(lambda: desk.window.banner.isVisible())
            np.testing.assert_array_equal(desk.weights, before)
    desk.answered()
    np.testing.assert_array_equal(desk.weights, trained.parameters().flatten())


def test_the_picture_on_the_clipboard_is_the_stage(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.key("copy_picture")
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (2 * desk.window.stage.width(), 2 * desk.window.stage.height())
    assert desk.window.banner.text == words.say("frame-copied-picture", "en")
