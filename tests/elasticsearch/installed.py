"""The jars and the compiled launcher, fetched once and kept beside Maven's own cache."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
OLDEST_JAVA = 17
_LOGGING = """\
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
rootLogger.level = error
rootLogger.appenderRef.console.ref = console
"""


class NotInstalled(RuntimeError):
    """Elasticsearch cannot be had here; the message says what is missing."""


@dataclass(frozen=True)
class Installed:
    """`home` is what a node takes for its home; nothing is written there."""

    home: Path
    classpath: str


def installed() -> Installed:
    """Return what is there, fetched if need be; raises NotInstalled."""
    version = _version()
    place = Path.home() / ".m2" / f"mingbai-elasticsearch-{version}"
    if not place.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(mkdtemp(prefix=f"{place.name}-", dir=place.parent))
        try:
            _install(draft, version)
            _keep(draft, place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return Installed(place / "home", f"{place / 'classes'}{os.pathsep}{place / 'server'}/*")


def _install(draft: Path, version: str) -> None:
    server, home = draft / "server", draft / "home"
    _run("mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies",
         f"-DoutputDirectory={server}")  # fmt: skip
    module = home / "modules" / "transport-netty4"
    for folder in (module, home / "plugins", home / "config", draft / "classes"):
        folder.mkdir(parents=True)
    for jar in [*server.glob("netty-*"), *server.glob("transport-netty4*")]:
        jar.rename(module / jar.name)
    (module / "plugin-descriptor.properties").write_text(
        "description=netty\nname=transport-netty4\nextended.plugins=\nhas.native.controller=false\n"
        f"version={version}\nelasticsearch.version={version}\njava.version={OLDEST_JAVA}\n"
        "classname=org.elasticsearch.transport.netty4.Netty4Plugin\n"
    )
    (home / "config" / "log4j2.properties").write_text(_LOGGING)
    _run("javac", "-cp", f"{server}/*", "-d", str(draft / "classes"), str(HERE / "Node.java"))


def _keep(draft: Path, place: Path) -> None:
    try:
        draft.rename(place)
    except OSError:
        # Another run was quicker.
        if not place.is_dir():
            raise


def _run(*command: str) -> None:
    if not shutil.which(command[0]):
        raise NotInstalled(f"{command[0]} is not installed (Java {OLDEST_JAVA}+ and Maven)")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalled(f"{command[0]}: {(done.stderr or done.stdout)[-1000:]}")


def _version() -> str:
    found = ElementTree.parse(HERE / "pom.xml").find(".//{*}properties/{*}elasticsearch")  # noqa: S314
    assert found is not None
    assert found.text
    return found.text
