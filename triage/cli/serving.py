"""``triage serve``: the app."""

from __future__ import annotations

import click

from triage.cli.inputs import place, settings
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

    chosen = settings()
    place()  # what cannot be used is said before anything starts
    where = "localhost" if address in {"127.0.0.1", "0.0.0.0"} else address  # noqa: S104 - only compared
    click.echo(_("Open http://{where}:{port} in a browser. Ctrl+C ends it.").format(where=where, port=port), err=True)
    serve(chosen, port=port, address=address)
