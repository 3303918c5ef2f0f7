"""Proof from outside that every channel says what the ledger says, and that the ledger is whole."""

from .difference import Difference, said
from .tally import Tally

__all__ = ["Difference", "Tally", "said"]
