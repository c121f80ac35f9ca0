"""The command line: a window when no command is named, otherwise one command a file."""

from __future__ import annotations

import click

from ui.cli.bench import bench
from ui.cli.chapters import chapters
from ui.cli.picture import picture
from ui.cli.present import present
from ui.cli.record import record
from ui.cli.run import run
from ui.cli.tables import tables
from ui.cli.train import train
from ui.cli.window import window


class _WindowByDefault(click.Group):
    """`unrolled --theme night` and `unrolled mine.toml` open the window: it needs no word."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        first = arguments[0] if arguments else ""
        asks_for_help = first in ("--help", "-h", "--version")
        is_session = first.endswith(".toml")
        if not asks_for_help and (not first or first.startswith("-") or is_session):
            arguments = ["window", *arguments]
        return super().parse_args(context, arguments)


@click.group(cls=_WindowByDefault, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="unrolled", prog_name="unrolled")
def unrolled() -> None:
    """Unrolled: recurrent networks, seen. Without a command it opens the window."""


for command in (window, present, run, train, picture, record, tables, chapters, bench):
    unrolled.add_command(command)
