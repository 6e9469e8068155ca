"""The app as tests need it to show what goes wrong: answers are held for seconds only, and no report is ever printed.

``python -m tests.browser.odd PORT`` serves it at that port of the loopback address.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace

from triage.report.view import Report
from triage.settings import Settings
from triage.web.running import app_of, running
from triage.web.runtime import install
from triage.web.server import run

IDLE_SECONDS = 12
WARNING_SECONDS = 7
PRINTING_SECONDS = 2


def break_down(report: Report, clinic: str) -> bytes:
    """Take a while, and fail with all that is known in the exception's words.

    Raises:
        ValueError: Always.
    """
    time.sleep(PRINTING_SECONDS)
    raise ValueError(f"{report} {clinic}")


if __name__ == "__main__":
    short = {"idle_minutes": IDLE_SECONDS / 60, "warning_minutes": WARNING_SECONDS / 60}
    settings = Settings().model_copy(update=short)
    with running(settings) as services:
        odd = replace(services, print_pdf=break_down)
        install(odd)
        run(app_of(odd), settings, port=int(sys.argv[1]), address="127.0.0.1")
