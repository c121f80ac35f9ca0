"""`unrolled chapters`: every chapter with its settings table."""

from __future__ import annotations

import json
from typing import Any

import click

from simulator import chapters as found
from simulator.settings import Setting
from ui import words


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The whole tables as JSON.")
def chapters(as_json: bool) -> None:
    """List the chapters and their settings."""
    table = [_chapter(name) for name in found.names()]
    if as_json:
        click.echo(json.dumps(table, indent=2, ensure_ascii=False))
        return
    for chapter in table:
        click.echo(f"{chapter['order']}  {chapter['name']}")
        for row in chapter["settings"]:
            allowed = ", ".join(map(str, row["choices"])) or _span(row)
            click.echo(f"     {row['name']:<16} {row['default']!s:<20} {allowed}")


def _span(row: dict[str, Any]) -> str:
    return f"{row['minimum']:g} – {row['maximum']:g}" if row["minimum"] is not None else ""


def _chapter(name: str) -> dict[str, Any]:
    module = found.chapter(name)
    return {
        "name": name,
        "order": found.order(name),
        "settings": [_row(name, row) for row in module.Settings.table()],
    }


def _row(chapter: str, row: Setting) -> dict[str, Any]:
    return {
        "name": row.name,
        "kind": row.kind,
        "default": row.default,
        "minimum": row.minimum,
        "maximum": row.maximum,
        "choices": list(row.choices),
        "unit": row.unit,
        "help": words.say(words.own(chapter, f"setting-{row.name}.help"), "en"),
        "live": row.live,
    }
