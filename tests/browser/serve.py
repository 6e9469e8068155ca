"""Serves the made-up journey of ``demo.py`` at a port of the loopback address, until it is stopped."""

from __future__ import annotations

import sys
from pathlib import Path

from streamlit import App

from tests.browser.demo import JOURNEYS, SETTINGS, report
from triage.web.download import download
from triage.web.server import parts, run

if __name__ == "__main__":
    script = Path(__file__).with_name("demo_page.py")
    app = App(script, **parts(SETTINGS, [download("/summary.txt", report, "text/plain")], JOURNEYS.sweep))
    run(app, SETTINGS, port=int(sys.argv[1]), address="127.0.0.1")
