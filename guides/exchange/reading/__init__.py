"""Rows of a table as what they say of one item; nothing is compared or saved here."""

from .blocks import Block, Blocks
from .entries import keep
from .known import Known
from .reader import Reader
from .readings import Entry, Notice, Reading, Refused

__all__ = ["Block", "Blocks", "Entry", "Known", "Notice", "Reader", "Reading", "Refused", "keep"]
