"""The Streamlit entry, for ``streamlit run app.py``; ``triage serve`` is the usual way to start."""

from __future__ import annotations

import atexit
from contextlib import ExitStack

from triage.settings import Settings
from triage.web.running import app_of, running
from triage.web.server import configure

settings = Settings()
configure(settings)
_open = ExitStack()
atexit.register(_open.close)
app = app_of(_open.enter_context(running(settings)))
