"""The short permanent code of every public thing: six characters and a check character.

The alphabet is Crockford's base 32 (no I, L, O, U). The check character is a weighted sum over
GF(32), so every single wrong character and every swap of two characters is noticed, and the whole
code stays in the alphanumeric mode of a QR symbol.
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 7
PATTERN = rf"[{ALPHABET}]{{{LENGTH}}}"
# For addresses: any case, and the letters that Crockford reads as digits.
ADDRESS_PATTERN = r"[0-9A-Za-z]{7}"

_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


class InvalidCode(ValueError):
    """The text is no code, or its check character does not agree."""


def mint() -> str:
    """Return a new random code; about 1.07e9 exist, the caller keeps them unique per kind."""
    # Five bits of each byte: no character is likelier than another.
    body = "".join(ALPHABET[byte & 31] for byte in secrets.token_bytes(LENGTH - 1))
    return body + _check(body)


def normalise(text: str) -> str:
    """Return the code a person meant: upper case, O as 0, I and L as 1.

    Raises InvalidCode when the length, a character or the check character is wrong.
    """
    code = text.strip().upper().translate(_MISREAD)
    if not re.fullmatch(PATTERN, code) or _check(code[:-1]) != code[-1]:
        raise InvalidCode(text)
    return code


def _check(body: str) -> str:
    total = 0
    for character in body:
        total = _double(total ^ ALPHABET.index(character))
    return ALPHABET[total]


def _double(value: int) -> int:
    value <<= 1
    # x^5 + x^2 + 1, primitive over GF(2).
    return value ^ 0b100101 if value & 0b100000 else value
