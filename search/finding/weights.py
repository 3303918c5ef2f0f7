"""How much each kind of agreement counts, between a question and what may answer it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """How much each kind of agreement counts. Measured, and flat: none matters by itself."""

    named: float = 0.4  # the share of the name that was asked for
    engine: float = 0.25  # the engine's own score, as a share of the best
    around: float = 0.45  # a part that is said around the names, not in them
    passages: float = 0.35  # a part that is only said in the text
    place: float = 0.25  # the region that was asked for
    later: float = 0.18  # off, for an act that comes later and was not asked for
    bracket: float = 0.4  # a character of the name in brackets, beside one outside
    same: float = 0.5  # the name is what was asked
    begins: float = 0.3  # it begins so
    inside: float = 0.1  # it holds it
    length: float = 0.15  # more for each character of a part above two, up to three
    rare: float = 0.7  # power to which the rarity of a part is taken
    heard: float = 0.7  # a part that only sounds like it
    cut: float = 0.8  # a match that begins in the middle of a word of the name
    guessed: float = 0.7  # part of a way of saying that was not typed
    little: float = 0.55  # a part that asks for less is no thing asked for


WEIGHTS = Weights()
