"""Whose bundle it is: ECDSA on P-256 with SHA-256, which browsers check by themselves.

A kiosk trusts the key that it met when it was set up and takes nothing that another has signed.
"""

import base64
import hashlib
import os
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings

_CURVE = ec.SECP256R1()
# Bytes of each of the two numbers that a signature is.
_NUMBER = 32


class Unusable(ValueError):
    """The key's file holds no private key for P-256; the text says what is expected."""


def place() -> Path:
    """Return where the private key lies: where the setting says, else in the data folder."""
    return Path(settings.KIOSK_KEY or settings.DATA_DIR / "keys" / "kiosk.pem")


def sign(body: bytes) -> str:
    """Return r and s as WebCrypto wants them, one after the other, in base64."""
    signature = _key().sign(body, ec.ECDSA(SHA256()))
    numbers = utils.decode_dss_signature(signature)
    return _base64(b"".join(number.to_bytes(_NUMBER, "big") for number in numbers))


def public_key() -> str:
    """Return the public key as an uncompressed point, in base64."""
    return _base64(_point())


def fingerprint() -> str:
    """Return what people compare: the beginning of the point's SHA-256 in fours."""
    told = hashlib.sha256(_point()).hexdigest()[:32]
    return " ".join(told[start : start + 4] for start in range(0, len(told), 4))


def _point() -> bytes:
    form = serialization.PublicFormat.UncompressedPoint
    return _key().public_key().public_bytes(serialization.Encoding.X962, form)


def _key() -> ec.EllipticCurvePrivateKey:
    file = place()
    if not settings.KIOSK_KEY and not file.exists():
        _make(file)
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(file: Path, _changed: int) -> ec.EllipticCurvePrivateKey:
    try:
        key = serialization.load_pem_private_key(file.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise Unusable(f"{file} 不是没有密码的 PEM 私钥") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != _CURVE.name:
        raise Unusable(f"{file} 不是 P-256（prime256v1）的私钥")
    return key


def _make(file: Path) -> None:
    """Make a key, unless another process is quicker: then its key is everybody's."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    told = ec.generate_private_key(_CURVE).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    draft = file.with_suffix(f".{os.getpid()}")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    try:
        draft.write_bytes(told)
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()
