"""One cold start to the first painted window, in a process of its own: CPU seconds on stdout."""

from __future__ import annotations

import os
import time


def until_first_paint(*, eager: bool) -> None:
    """Build and show the window and print the CPU seconds since the process began.

    `eager` does what a straightforward program does: import torch (with its optimisers), Qt and
    pyqtgraph, build the window with its engine running, then show it.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if eager:
        import pyqtgraph  # noqa: F401
        import torch.optim  # noqa: F401
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication(["unrolled"])
    application.setStyle("Fusion")
    from ui.desktop import make_window
    from ui.preferences import Preferences
    from ui.theme import load_fonts

    load_fonts()
    window, _bridge, _conductor = make_window(Preferences(), "adder", "paper", "en")

    def painted() -> None:
        print(time.process_time())
        application.quit()

    window.show()
    QTimer.singleShot(0, painted)
    application.exec()
    os._exit(0)
