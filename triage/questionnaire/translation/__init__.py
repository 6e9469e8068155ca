"""A questionnaire in another language: a gettext catalogue beside its file, read, renewed, checked and put in place.

The way through this room: the questionnaire's own texts (``originals``), the catalogue's entries (``lines``,
``reading``), what is wrong between the two (``faults``), and then either the catalogue anew (``renewing``, ``writing``)
or the questionnaire in its language (``loading``).
"""

from triage.questionnaire.translation.loading import load_translated

__all__ = ["load_translated"]
