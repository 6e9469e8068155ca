"""The Streamlit entry, for ``streamlit run app.py``; ``triage serve`` is the usual way to start."""

from __future__ import annotations

from streamlit import App

from triage.settings import Settings
from triage.web.server import PAGE, configure, parts

settings = Settings()
configure(settings)
app = App(PAGE, **parts(settings))
