"""The environment is typed, and all faults come in one message."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.env import Environment, database_settings


def test_what_is_there_is_read_by_its_type(tmp_path: Path) -> None:
    env = Environment(
        {
            "TEXT": " 明白 ",
            "NAMES": "a.example, b.example,",
            "NUMBER": "25",
            "FLAG": "yes",
            "FOLDER": str(tmp_path),
            "ADDRESS": "https://bszn.example.gov.cn/",
        }
    )
    assert env.text("TEXT") == "明白"
    assert env.names("NAMES") == ["a.example", "b.example"]
    assert env.number("NUMBER", 1) == 25
    assert env.flag("FLAG", False) is True
    assert env.folder("FOLDER") == tmp_path
    assert env.address("ADDRESS") == "https://bszn.example.gov.cn"
    env.check()


def test_an_empty_value_is_the_default() -> None:
    env = Environment({"FLAG": "", "NUMBER": " "})
    assert env.flag("FLAG", True) is True
    assert env.number("NUMBER", 7) == 7
    assert env.text("ABSENT", "x") == "x"


def test_every_fault_is_named_at_once() -> None:
    env = Environment({"NUMBER": "-1", "FLAG": "maybe", "ADDRESS": "bszn.example.gov.cn"})
    env.text("KEY", meaning="随机密钥")
    env.names("HOSTS", meaning="域名")
    env.number("NUMBER", 1)
    env.flag("FLAG", False)
    env.address("ADDRESS")
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.check()
    for part in ("KEY 没有设置：随机密钥", "HOSTS", "NUMBER 不对", "FLAG 不对", "ADDRESS 不对"):
        assert part in str(refusal.value)


@pytest.mark.parametrize("address", ["ftp://a.example", "https://a.example/path", "a.example"])
def test_an_address_is_an_origin(address: str) -> None:
    env = Environment({"ADDRESS": address})
    env.address("ADDRESS")
    assert "ADDRESS" in env.wrong


def test_a_postgresql_address() -> None:
    settings = database_settings("postgres://we:p%40ss@db.example:5433/mingbai?sslmode=require")
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["USER"], settings["PASSWORD"]) == ("we", "p@ss")
    assert (settings["HOST"], settings["PORT"]) == ("db.example", "5433")
    assert settings["NAME"] == "mingbai"
    assert settings["OPTIONS"] == {"sslmode": "require"}


def test_a_postgresql_address_may_be_a_socket() -> None:
    settings = database_settings("postgres://we@/mingbai?host=/run/postgresql")
    assert settings["HOST"] == "/run/postgresql"
    assert settings["OPTIONS"] == {}


def test_sqlite_is_ready_for_several_writers() -> None:
    settings = database_settings("sqlite:///srv/a%20b/db.sqlite3")
    assert settings["NAME"] == "/srv/a b/db.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert settings["OPTIONS"]["timeout"] == 30
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]


@pytest.mark.parametrize("url", ["mysql://a/b", "postgres://we@db.example", "sqlite://db", "x"])
def test_a_wrong_database_is_refused_without_showing_its_password(url: str) -> None:
    env = Environment({"DATABASE": url.replace("@", ":secret@")})
    env.database("DATABASE")
    with pytest.raises(ImproperlyConfigured, match="DATABASE 不对") as refusal:
        env.check()
    assert "secret" not in str(refusal.value)


def test_a_choice_is_one_of_its_options() -> None:
    env = Environment({"GOOD": "Elastic", "BAD": "solr"})
    options = ("embedded", "elastic")
    assert env.choice("GOOD", options, "embedded") == "elastic"
    assert env.choice("ABSENT", options, "embedded") == "embedded"
    env.choice("BAD", options, "embedded")
    assert "embedded 或 elastic" in env.wrong["BAD"]
    assert list(env.wrong) == ["BAD"]


def test_servers_are_addresses_with_or_without_a_user() -> None:
    one, other = "https://we:p%40ss@a.example:9200", "http://b.example:9201"
    env = Environment({"SERVERS": f"{one}, {other}/"})
    assert env.servers("SERVERS") == [one, other]
    assert env.servers("ABSENT", []) == []
    env.check()


@pytest.mark.parametrize("server", ["a.example:9200", "https://we:secret@a/path", "http://a:x"])
def test_a_wrong_server_is_refused_without_showing_its_password(server: str) -> None:
    env = Environment({"SERVERS": f"https://we:secret@b.example,{server}"})
    env.servers("SERVERS")
    with pytest.raises(ImproperlyConfigured, match="SERVERS 不对") as refusal:
        env.check()
    assert "secret" not in str(refusal.value)
