"""The key is made once, kept from others, and what it signs can be checked."""

import base64
import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa, utils
from cryptography.hazmat.primitives.hashes import SHA256
from pytest_django import Settings

from guides.bundles import signature


def check(body: bytes, signed: str, key: str) -> None:
    """Check as a browser does: r and s one after the other, the key as a point."""
    numbers = base64.b64decode(signed)
    assert len(numbers) == 64
    r, s = (int.from_bytes(part, "big") for part in (numbers[:32], numbers[32:]))
    point = base64.b64decode(key)
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    public.verify(utils.encode_dss_signature(r, s), body, ec.ECDSA(SHA256()))


def write(place: Path, key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> Path:
    place.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return place


def test_what_is_signed_can_be_checked_and_nothing_else() -> None:
    signed = signature.sign(b"the list")

    check(b"the list", signed, signature.public_key())
    with pytest.raises(InvalidSignature):
        check(b"the lisp", signed, signature.public_key())


def test_the_key_is_made_once_for_its_owner_alone(own_data: Path) -> None:
    first = signature.public_key()

    place = own_data / "keys" / "kiosk.pem"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert [*place.parent.iterdir()] == [place]
    signature._read.cache_clear()
    assert signature.public_key() == first


def test_who_comes_second_takes_the_key_that_is_there(own_data: Path) -> None:
    first = signature.public_key()

    signature._make(own_data / "keys" / "kiosk.pem")

    signature._read.cache_clear()
    assert signature.public_key() == first


def test_a_key_may_be_given(settings: Settings, tmp_path: Path, own_data: Path) -> None:
    settings.KIOSK_KEY = str(write(tmp_path / "own.pem", ec.generate_private_key(ec.SECP256R1())))

    check(b"x", signature.sign(b"x"), signature.public_key())
    assert not (own_data / "keys").exists()


@pytest.mark.parametrize("content", ["nothing", "rsa", "curve"])
def test_a_key_that_browsers_could_not_check_is_refused(
    content: str, settings: Settings, tmp_path: Path
) -> None:
    place = tmp_path / "own.pem"
    place.write_text("nothing")
    if content == "rsa":
        write(place, rsa.generate_private_key(65537, 2048))
    elif content == "curve":
        write(place, ec.generate_private_key(ec.SECP384R1()))
    settings.KIOSK_KEY = str(place)

    with pytest.raises(signature.Unusable, match=r"own\.pem"):
        signature.public_key()


def test_a_fingerprint_is_read_in_fours() -> None:
    told = signature.fingerprint().split()

    assert len(told) == 8
    assert {len(part) for part in told} == {4}
