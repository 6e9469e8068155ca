"""The script that Streamlit runs for the made-up journey."""

from __future__ import annotations

if __name__ == "__main__":
    from tests.browser.demo import show

    show()
