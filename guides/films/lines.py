"""Words cut into lines that can be read at a glance."""

import re
from collections.abc import Iterator

# Characters on a line.
WIDEST = 18

_SENTENCE = re.compile(r"[^。！？；!?;]*[。！？；!?;]+[”’）」』]*|[^。！？；!?;]+")
_CLAUSE = re.compile(r"[^，、：,]*[，、：,]+|[^，、：,]+")
# What is read as one: a number with its unit of letters, an address, a word.
_ATOM = re.compile(r"[A-Za-z0-9][A-Za-z0-9.@:/%+_\-]*|\s+|.", re.DOTALL)
_CLOSING = "。，、；：！？”’）」』》〉…,;:!?)"


def lines_of(words: str) -> list[str]:
    """Return words in lines of at most `WIDEST` characters, no line over two sentences.

    A line of its own in `words` stays one; the dash of a list is left out.
    """
    return [
        line
        for paragraph in words.splitlines()
        for sentence in _SENTENCE.findall(paragraph.strip().removeprefix("- ").strip())
        for line in _of_sentence(sentence.strip())
    ]


def _of_sentence(sentence: str) -> Iterator[str]:
    line = ""
    for clause in _CLAUSE.findall(sentence):
        for piece in _pieces(clause):
            if line and len(line) + len(piece) > WIDEST:
                yield line.strip()
                line = ""
            line += piece
    if line.strip():
        yield line.strip()


def _pieces(clause: str) -> list[str]:
    """Cut a clause that is wider than a line into parts of about one length."""
    if len(clause) <= WIDEST:
        return [clause]
    target = -(-len(clause) // -(-len(clause) // WIDEST))
    pieces: list[str] = []
    piece = ""
    for atom in _atoms(clause):
        if piece and len(piece) + len(atom) > _room(target, atom):
            pieces.append(piece)
            piece = ""
        piece += atom
    return [*pieces, piece] if piece else pieces


def _room(target: int, atom: str) -> int:
    # No line begins with what closes the one before.
    return WIDEST if atom in _CLOSING else target


def _atoms(clause: str) -> Iterator[str]:
    for atom in _ATOM.findall(clause):
        for start in range(0, len(atom), WIDEST):
            yield atom[start : start + WIDEST]
