"""The first start on a fresh machine: makes `.venv` from the lock file and goes on inside it.

Runs on a bare Python 3.11, before anything is installed: standard library only.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import platform
import socket
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guides.management import serving
from guides.management.prepared import Prepared
from guides.management.progress import step

ROOT = Path(__file__).resolve().parents[1]
UV = "uv>=0.9,<1"
DEMO = "config.settings.demo"


class Stopped(Exception):
    """The environment cannot be made; the text says in Chinese what to do."""


class Environment:
    """The virtual environment of a checkout at `root`."""

    def __init__(self, root: Path) -> None:
        self.lock = root / "uv.lock"
        self.folder = root / ".venv"
        scripts = "Scripts" if os.name == "nt" else "bin"
        self.python = self.folder / scripts / ("python.exe" if os.name == "nt" else "python")
        self.stamp = self.folder / "mingbai.json"

    def entered(self) -> bool:
        """Whether this process runs inside it."""
        return self.folder.exists() and Path(sys.prefix).resolve() == self.folder.resolve()

    def ready(self, dev: bool) -> bool:
        """Whether it was made from the lock file as it is now, with all groups asked for."""
        made = self._made()
        return (
            self.python.exists()
            and made.get("lock") == self._hash()
            and (made.get("dev") is True or not dev)
        )

    def foreign(self) -> bool:
        """Whether somebody else made it (uv, a container build) and looks after it."""
        return not self.stamp.exists()

    def make(self, dev: bool) -> None:
        """Make or bring up to date; a half-made one is completed. Raises Stopped."""
        # Groups once installed stay, or their packages would fall behind the lock file.
        dev = dev or self._made().get("dev") is True
        with self._alone():
            if self.ready(dev):
                return
            if not self._installed("uv"):
                self._create()
            options = ["--frozen", "--inexact", "--compile-bytecode", "--quiet"]
            options += [] if dev else ["--no-dev"]
            with step("正在按 uv.lock 安装依赖"):
                self._run("-m", "uv", "sync", *options)
            self.stamp.write_text(json.dumps({"lock": self._hash(), "dev": dev}))

    def _create(self) -> None:
        if importlib.util.find_spec("ensurepip") is None:
            raise Stopped(no_ensurepip())
        with step("正在建立 Python 运行环境 .venv"):
            try:
                venv.create(self.folder, with_pip=True, symlinks=os.name != "nt")
            except subprocess.CalledProcessError:
                raise Stopped(no_ensurepip()) from None
            self._run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV)

    def _installed(self, module: str) -> bool:
        command = [str(self.python), "-c", f"import pip, {module}"]
        try:
            return subprocess.run(command, capture_output=True, check=False).returncode == 0
        except OSError:
            return False

    def _run(self, *arguments: str) -> None:
        surroundings = os.environ | {
            "UV_PROJECT_ENVIRONMENT": str(self.folder),
            "UV_PYTHON": str(self.python),
            "UV_PYTHON_DOWNLOADS": "never",
        }
        surroundings.pop("PYTHONHOME", None)
        done = subprocess.run(
            [self.python, *arguments],
            cwd=self.lock.parent,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            raise Stopped(
                f"安装没有成功（{' '.join(arguments[1:3])}，上面是它的说明）。"
                "请检查网络和代理设置后，再运行一次同样的命令，会从中断处继续。"
            )

    def _made(self) -> dict[str, object]:
        try:
            made: dict[str, object] = json.loads(self.stamp.read_text())
        except (OSError, ValueError):
            return {}
        return made

    def _hash(self) -> str:
        return hashlib.sha256(self.lock.read_bytes()).hexdigest()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two commands started at once make one environment."""
        self.folder.mkdir(exist_ok=True)
        with (self.folder / "mingbai.lock").open("w") as lock:
            try:
                import fcntl
            except ImportError:
                pass
            else:
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def prepare(argv: list[str]) -> str:
    """Return the command that was asked for, in an environment ready for it, or do not return.

    Outside the environment it is made and entered: this process is replaced.
    """
    command = argv[1] if len(argv) > 1 else "help"
    environment = Environment(ROOT)
    dev = command == "test"
    try:
        if environment.entered():
            if not environment.foreign() and not environment.ready(dev):
                environment.make(dev)
                enter(environment, argv)
        else:
            if not environment.ready(dev):
                environment.make(dev)
            enter(environment, argv)
    except Stopped as stopped:
        sys.exit(str(stopped))
    except KeyboardInterrupt:
        sys.exit("已中断。再运行一次同样的命令，会从中断处继续。")
    if command == "demo":
        serve_again(argv[2:])
    return command


def enter(environment: Environment, argv: list[str]) -> None:
    """Go on with the same command inside the environment."""
    sys.stdout.flush()
    arguments = [str(environment.python), str(ROOT / "manage.py"), *argv[1:]]
    if os.name == "nt":
        sys.exit(subprocess.run(arguments, check=False).returncode)
    os.execv(environment.python, arguments)  # noqa: S606 no shell is meant


def serve_again(arguments: list[str]) -> None:
    """Tell the settings what the demo's arguments say of them, by their variables.

    Does not return when an earlier start prepared all that is needed: then it serves at once.
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    serving.add_arguments(parser)
    try:
        options, others = parser.parse_known_args(arguments)
    except argparse.ArgumentError:
        return  # The command says it, with its usage.
    if options.data:
        os.environ["MINGBAI_DATA"] = str(options.data.absolute())
    address = f"http://{reachable_name(options.host)}"
    address += f":{options.port}" if options.port != 80 else ""
    os.environ.setdefault("MINGBAI_BASE_URL", address)
    if options.host in serving.ANYWHERE:
        os.environ.setdefault("MINGBAI_ALLOWED_HOSTS", "*")
    if not others and os.environ.get("DJANGO_SETTINGS_MODULE", DEMO) == DEMO:
        _serve_prepared(options.host, options.port)


def _serve_prepared(host: str, port: int) -> None:
    from config.env import env

    data = env.folder("MINGBAI_DATA", ROOT / "var")
    prepared = Prepared.read(data)
    if prepared and prepared.holds(ROOT, data, env.text("MINGBAI_DATABASE_URL", "")):
        fault = serving.fault(host, port)
        if fault:
            print(fault, file=sys.stderr)
            sys.exit(2)
        sys.exit(serving.serve(data, host, port, env.address("MINGBAI_BASE_URL")))


def reachable_name(host: str) -> str:
    """Return what others write in their browsers to reach a server that listens on `host`."""
    if host in serving.ANYWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                # Sends nothing: the system only chooses the interface that leads outside.
                probe.connect(("192.0.2.1", 9))
                return str(probe.getsockname()[0])
            except OSError:
                return serving.HOST
    return f"[{host}]" if ":" in host else host


def no_ensurepip() -> str:
    """Say which package brings what the standard library lacks on this system."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        system = {}
    family = {system.get("ID", ""), *system.get("ID_LIKE", "").split()}
    if family & {"debian", "ubuntu"}:
        remedy = f"sudo apt install python3-venv（或 python{version}-venv）"
    elif family & {"fedora", "rhel", "centos", "openEuler", "suse"}:
        remedy = "sudo dnf install python3-pip"
    else:
        remedy = "安装这个 Python 的 venv 和 ensurepip 组件，或改用 python.org 的安装包"
    return f"这个 Python 缺少 ensurepip，不能建立运行环境。请先：{remedy}，再运行同样的命令。"
