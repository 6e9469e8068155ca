"""The script that Streamlit runs for every interaction.

All of it stands behind the test for ``__main__``: Streamlit lends its script that name while it runs, and a worker
process that is spawned meanwhile imports the script under another one, and must do nothing then.
"""

from __future__ import annotations

if __name__ == "__main__":
    from triage.web.screens.frame import show

    show()
