"""The Streamlit entry, for ``streamlit run app.py``; ``triage serve`` is the usual way to start."""

from __future__ import annotations

import atexit
from contextlib import ExitStack

from streamlit import App

from triage.settings import Settings
from triage.web.downloads import routes
from triage.web.running import running
from triage.web.server import PAGE, configure, parts

settings = Settings()
configure(settings)
_open = ExitStack()
atexit.register(_open.close)
_services = _open.enter_context(running(settings))

# `streamlit run` reads this file for an `App(...)` before it runs it: it must stand here in so many words.
app = App(PAGE, **parts(settings, routes(_services), _services.journeys.sweep))
