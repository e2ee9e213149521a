"""The administrative divisions of China and their mentions in questions and texts."""

from assistant.places.gazetteer import Gazetteer
from assistant.places.place import Place, PlaceMention

__all__ = ["Gazetteer", "Place", "PlaceMention"]
