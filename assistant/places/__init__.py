"""The administrative divisions of China and their mentions in questions and texts."""

from assistant.places.gazetteer import Gazetteer
from assistant.places.place import Place, PlaceMention
from assistant.places.unlisted import Unlisted, romanised, unlisted_places

__all__ = ["Gazetteer", "Place", "PlaceMention", "Unlisted", "romanised", "unlisted_places"]
