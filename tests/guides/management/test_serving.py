"""Where the demo's server listens, and what it says of itself."""

import argparse
import json
import socket
from pathlib import Path

import pytest

from guides.management import serving


def test_a_port_in_use_is_named_with_the_remedy() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        fault = serving.fault("127.0.0.1", number)
    assert f"端口 {number} 已被占用" in fault
    assert "--port" in fault
    assert "\n" not in fault
    assert serving.fault("127.0.0.1", number) == ""


def test_a_foreign_address_is_named() -> None:
    assert "--host" in serving.fault("192.0.2.1", 8000)


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http"])
def test_a_wrong_port_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="端口应为"):
        serving.port(text)


def test_the_defaults_are_this_machine_alone() -> None:
    parser = argparse.ArgumentParser()
    serving.add_arguments(parser)
    options = parser.parse_args([])
    assert (options.host, options.port, options.data) == ("127.0.0.1", 8000, None)


def test_the_welcome_has_all_addresses_and_how_to_sign_in(tmp_path: Path) -> None:
    passwords = {"admin": "demo-a", "editor": "demo-e"}
    (tmp_path / "secrets.json").write_text(json.dumps({"passwords": passwords}))
    text = serving.welcome("http://127.0.0.1:8000", tmp_path, "A1B2C3D")
    for path in ("/", "/guides/A1B2C3D/", "/kiosk/", "/feeds/web.json", "/api/docs", "/admin/"):
        assert f"http://127.0.0.1:8000{path}\n" in text
    assert "admin　密码：demo-a" in text
    assert "editor　密码：demo-e" in text
