"""Logs that never hold an answer: what an exception says is left out, where it came from stays."""

from __future__ import annotations

import logging
import traceback

from typing_extensions import override

# Streamlit logs a page's exception, message and all, before it asks the app; uvicorn does so for a route's.
_LOGGERS = (
    "asyncio",
    "streamlit.error_util",
    "streamlit.runtime.app_session",
    "streamlit.runtime.scriptrunner.script_runner",
    "uvicorn.error",
)


class Discreet(logging.Filter):
    """Replaces a record's exception by its type and place: a message may quote what somebody typed."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.exc_info, tuple) and record.exc_info[1] is not None:
            record.msg, record.args = f"{record.getMessage()}\n{_bare(record.exc_info[1])}", ()
            record.exc_info = record.exc_text = None
        return True


def log_discreetly() -> None:
    """Put the filter on each logger that is handed exceptions of pages and routes; once is enough."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(item, Discreet) for item in logger.filters):
            logger.addFilter(Discreet())


def _bare(error: BaseException) -> str:
    frames = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)
    places = "".join(f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in frames)
    cause = error.__cause__ or error.__context__
    return f"{type(error).__name__}\n{places}" + (f"after {_bare(cause)}" if cause else "")
