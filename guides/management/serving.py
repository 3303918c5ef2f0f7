"""Runs the demo's server and what goes on loading behind it, and stops both cleanly.

Needs nothing but Python and granian's command.
"""

import argparse
import errno
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from threading import Event

from .prepared import Prepared
from .processes import ROOT, STOPPING, start, stop
from .progress import step

HOST = "127.0.0.1"
PORT = 8000
LOOPBACK = {HOST, "localhost", "::1"}
ANYWHERE = {"0.0.0.0", "::"}  # noqa: S104 only named
# Seconds the first answer may take.
STARTING = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default=HOST, help=f"监听的地址，默认 {HOST}，只有本机能访问")
    parser.add_argument("--port", type=port, default=PORT, help=f"端口，默认 {PORT}")
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="存放数据的文件夹，默认 var；删掉它就重新开始"
    )


def port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"端口应为 1 到 65535 的整数，现在是“{text}”")
    return int(text)


def fault(host: str, number: int) -> str:
    """Return why nothing can listen there and what to do, or nothing."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, number))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return (
                f"端口 {number} 已被占用。请关掉占用它的程序，"
                f"或换一个端口：python3 manage.py demo --port {number % 65535 + 1}"
            )
        if error.errno == errno.EACCES:
            return f"没有权限使用端口 {number}。请换一个 1024 以上的端口，例如 --port {PORT}"
        return f"不能在 {host} 上监听（{error.strerror}）。请检查 --host，本机用 {HOST}"
    return ""


def serve(data: Path, host: str, number: int, address: str) -> int:
    """Serve what was prepared in `data` until told to stop; returns the exit code."""
    # A flag, not an exception: one that came while a process was being started got lost.
    stopping = Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, lambda *_: stopping.set())
    server: subprocess.Popen[bytes] | None = None
    media: subprocess.Popen[bytes] | None = None
    try:
        if host not in LOOPBACK:
            print(f"注意：网站在 {host} 上监听，同一网络里的人都能打开这个演示网站。", flush=True)
        with step("正在启动网站"):
            server = start(*granian(host, number))
            page = answered(server, host, number, stopping)
        if not page and not stopping.is_set():
            print("网站没有启动成功，上面是它的说明。", file=sys.stderr)
            return 1
        prepared = Prepared.read(data)
        if not stopping.is_set():
            print(welcome(address, data, prepared.guide if prepared else ""), flush=True)
        if prepared and not prepared.media and not stopping.is_set():
            media = _load_media(data)
        return _watch(server, media, data, stopping)
    finally:
        # A second Ctrl-C while waiting changes nothing: the flag is up.
        stop(process for process in (media, server) if process)


def welcome(address: str, data: Path, guide: str) -> str:
    """Return the addresses worth opening, and how to sign in."""
    passwords = json.loads((data / "secrets.json").read_text())["passwords"]
    places = {
        "首页": "/",
        "一份办事指南": f"/guides/{guide}/" if guide else "",
        "自助终端": "/kiosk/",
        "数据推送": "/feeds/web.json",
        "接口文档": "/api/docs",
        "管理后台": "/admin/",
    }
    lines = ["", "明白已经可以打开了："]
    lines += [f"  {name:　<6}  {address}{path}" for name, path in places.items() if path]
    lines += [f"    登录：{user}　密码：{password}" for user, password in passwords.items()]
    return "\n".join([*lines, f"数据在 {data}，按 Ctrl-C 停止。", ""])


def granian(host: str, number: int) -> list[str]:
    """Return the arguments of Python for a server with as many workers as cores."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(number),
        "--workers": str(os.cpu_count() or 1),
        "--blocking-threads": "1",
        "--workers-kill-timeout": str(STOPPING // 2),
        "--log-level": "warning",
        "--working-dir": str(ROOT / "site"),
    }
    flat = [word for pair in options.items() for word in pair]
    return ["-m", "granian", *flat, "config.wsgi:application"]


def answered(
    server: "subprocess.Popen[bytes]", host: str, number: int, stopping: Event | None = None
) -> bool:
    """Wait until the home page comes, whatever it says; False if the server ends or has to."""
    stopping = stopping or Event()
    name = {"::": "::1"}.get(host, HOST) if host in ANYWHERE else host
    home = f"http://{f'[{name}]' if ':' in name else name}:{number}/"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + STARTING
    while server.poll() is None and time.monotonic() < until and not stopping.is_set():
        try:
            opener.open(home, timeout=STARTING).close()
        except urllib.error.HTTPError as error:
            if error.code >= 500:
                print(f"首页出错（{error.code}）", file=sys.stderr)
                return False
            return True
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _load_media(data: Path) -> "subprocess.Popen[bytes]":
    print("图片和视频正在后台载入，网站可以先用。", flush=True)
    logs = data / "logs"
    logs.mkdir(exist_ok=True)
    with (logs / "media.log").open("wb") as log:
        return start(str(ROOT / "manage.py"), "load_demo", "--media", "--english", out=log.fileno())


def _watch(
    server: "subprocess.Popen[bytes]",
    media: "subprocess.Popen[bytes] | None",
    data: Path,
    stopping: Event,
) -> int:
    """Wait until told to stop, and note when the pictures and videos are in."""
    while server.poll() is None:
        if media and media.poll() is not None:
            _note_media(media.returncode, data)
            media = None
        if stopping.wait(0.2):
            print("\n正在停止…", flush=True)
            return 0
    print("网站意外停止了，上面是它的说明。", file=sys.stderr)
    return 1


def _note_media(code: int, data: Path) -> None:
    prepared = Prepared.read(data)
    if code == 0 and prepared:
        prepared.with_media().write(data)
        print("图片和视频已经载入。", flush=True)
    else:
        print(f"图片和视频没有载入完，见 {data / 'logs/media.log'}；下次启动会继续。", flush=True)
