"""Starting the app from the command line."""

from __future__ import annotations

from triage.settings import Settings


def serve(settings: Settings, *, port: int = 8501, address: str = "127.0.0.1") -> None:
    """Serve the app at ``address`` and ``port`` until a signal stops it.

    Streamlit is imported only here, inside the call: a worker process imports the module that started the program
    once more, and must stay free of it.

    Raises:
        SystemExit: The port is taken, or the app could not start.
    """
    from streamlit import App  # noqa: PLC0415

    from triage.web.server import PAGE, parts, run  # noqa: PLC0415

    run(App(PAGE, **parts(settings)), settings, port=port, address=address)
