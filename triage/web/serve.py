"""Starting the app from the command line."""

from __future__ import annotations

from triage.settings import Settings


def serve(settings: Settings, *, port: int = 8501, address: str = "127.0.0.1") -> None:
    """Serve the app at ``address`` and ``port`` until a signal stops it.

    Streamlit is imported only here, inside the call, so that the command line stays light.

    Raises:
        triage.library.PlaceError: a word of the place in the settings is not known or empty.
        SystemExit: The port is taken, or the app could not start.
    """
    from triage.web.running import app_of, running  # noqa: PLC0415
    from triage.web.server import run  # noqa: PLC0415

    with running(settings) as services:
        run(app_of(services), settings, port=port, address=address)
