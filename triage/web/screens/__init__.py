"""The pages of a journey. Each makes a :class:`~triage.web.screens.view.View`; ``frame`` puts it on the screen.

The folder is not called ``pages``: Streamlit would list each file of such a folder as a page of its own.
"""
