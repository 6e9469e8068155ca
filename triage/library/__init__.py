"""The library: which questionnaires there are, and which of them patients are offered."""

from triage.library.clinic import PlaceError, place_of, shelf_of
from triage.library.files import Refused
from triage.library.shelf import Shelf

__all__ = ["PlaceError", "Refused", "Shelf", "place_of", "shelf_of"]
