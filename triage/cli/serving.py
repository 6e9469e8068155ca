"""``triage serve``: the app."""

from __future__ import annotations

import click

from triage.cli.inputs import settings
from triage.words import _


@click.command("serve", help=_("Start the app, and keep it going until Ctrl+C."))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help=_("The port it listens at.")
)
@click.option(
    "--address", default="127.0.0.1", show_default=True, help=_("The address it listens at; 0.0.0.0 means all.")
)
def serve_command(port: int, address: str) -> None:
    """Serve the app. The web is imported here: worker processes and the other commands stay free of it."""
    from triage.web.serve import serve  # noqa: PLC0415

    serve(settings(), port=port, address=address)
