"""How often what is published is used: by code and day, without a person in it."""

from .recorder import Recorder, is_person
from .uses import RECORDER, Use, note
from .wanted import wanted

__all__ = ["RECORDER", "Recorder", "Use", "is_person", "note", "wanted"]
