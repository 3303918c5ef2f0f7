"""What the tests need beside Python packages, and how a system gets it."""

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .postgresql import programs

OLDEST_JAVA = 17


@dataclass(frozen=True)
class Need:
    """`package` is Debian's name, `remedy` says how to get it elsewhere."""

    package: str
    met: Callable[[], bool]
    remedy: str


def chinese_fonts() -> bool:
    """Whether any font on this system has Chinese characters."""
    if not shutil.which("fc-list"):
        return any(Path("/usr/share/fonts").rglob("*CJK*"))
    listed = subprocess.run(["fc-list", ":lang=zh", "file"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


def java() -> bool:
    """Whether there is a Java that compiles and is new enough for Elasticsearch."""
    if not shutil.which("java") or not shutil.which("javac"):
        return False
    told = subprocess.run(["javac", "-version"], capture_output=True, text=True, check=False)
    version = re.search(r"javac (\d+)", told.stdout + told.stderr)
    return bool(version and int(version[1]) >= OLDEST_JAVA)


def found(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


NEEDS = (
    Need(
        "chromium",
        found("chromium", "chromium-browser", "google-chrome"),
        "Chromium 浏览器：https://www.chromium.org/getting-involved/download-chromium/",
    ),
    Need(
        "fonts-noto-cjk",
        chinese_fonts,
        "Noto CJK 中文字体：https://github.com/notofonts/noto-cjk/releases",
    ),
    Need(
        "postgresql",
        lambda: programs() is not None,
        "PostgreSQL 14 或更新的版本（initdb 要在 PATH 里）：https://www.postgresql.org/download/",
    ),
    Need(
        "gettext",
        found("msgfmt"),
        "GNU gettext：https://www.gnu.org/software/gettext/",
    ),
    Need(
        "default-jdk-headless",
        java,
        f"Java {OLDEST_JAVA} 或更新的版本（要有 javac）：https://adoptium.net/",
    ),
    Need(
        "maven",
        found("mvn"),
        "Apache Maven：https://maven.apache.org/download.cgi",
    ),
)


def missing() -> list[Need]:
    return [need for need in NEEDS if not need.met()]


def apt() -> list[str] | None:
    """Return how apt-get is called here with the right to install, or None."""
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return None
    family = {system.get("ID"), *system.get("ID_LIKE", "").split()}
    if not family & {"debian", "ubuntu"} or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    sudo = ["sudo", "-n"]
    if not shutil.which("sudo") or subprocess.run([*sudo, "true"], check=False).returncode:
        return None
    return [*sudo, "apt-get"]


def install(packages: list[str], command: list[str]) -> None:
    """Install Debian packages without asking; raises CalledProcessError."""
    silent = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run([*command, *step], check=True, env=silent, stdin=subprocess.DEVNULL)
