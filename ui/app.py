"""Start-up and orderly exit: one console script, `unrolled`, for the window and what needs none.

No Qt is imported here, so `run`, `chapters` and `bench` work where Qt cannot be loaded.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from ui import interrupts
from ui.interrupts import INTERRUPTED

USAGE = 2


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 2 with one sentence on stderr, 130 on Ctrl-C."""
    # First of all: what follows loads for most of a second.
    interrupts.listen()
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    with interrupts.loading():
        import click

        from simulator.message import Refused
        from ui import words
        from ui.cli import unrolled

    try:
        result = unrolled.main(arguments, prog_name="unrolled", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except Refused as refusal:
        return _refuse(words.told(refusal, "en"))
    except click.UsageError as error:
        return _refuse(" ".join(error.format_message().split()))
    except click.ClickException as error:
        return _refuse(error.format_message())
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`| head`) has what it wanted; say nothing more, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _refuse(sentence: str) -> int:
    print(f"unrolled: {sentence}", file=sys.stderr)
    return USAGE
