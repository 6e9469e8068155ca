"""Assessment → words → HTML, plain text and PDF: what the patient takes away.

``compose`` says everything once; the templates arrange it; ``paper`` prints it. Nothing here decides anything.
"""
