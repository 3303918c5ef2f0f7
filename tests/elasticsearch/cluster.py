"""One node or three, each a process with a folder and ports of its own, gone at the end."""

import http.client
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guides.management.serving import HOST
from tests.conftest import free_port

from .installed import NotInstalled, installed

# For tests, which end before a thorough compiler would pay, and for benchmarks.
BRIEF = ("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
LASTING = ("-Xms512m", "-Xmx1g")
# Seconds until nodes have found each other, on a machine that is busy with something else.
PATIENCE = 180.0


@dataclass
class Node:
    name: str
    folder: Path
    java: tuple[str, ...] = BRIEF
    port: int = field(default_factory=free_port)
    transport: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def start(self, others: "list[Node]") -> None:
        """Start it, to find the others; `others` may hold itself."""
        found = installed()
        settings = {
            "cluster.name": f"tests-{others[0].transport}",
            "node.name": self.name,
            "node.processors": 1,
            "path.data": self.folder / "data",
            "path.logs": self.folder / "logs",
            "network.host": HOST,
            "http.port": self.port,
            "transport.port": self.transport,
            "http.type": "netty4",
            "transport.type": "netty4",
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            "node.store.allow_mmap": "false",
        }
        if len(others) == 1:
            settings["discovery.type"] = "single-node"
        else:
            settings["discovery.seed_hosts"] = ",".join(f"{HOST}:{one.transport}" for one in others)
            settings["cluster.initial_master_nodes"] = ",".join(one.name for one in others)
        command = ["java", *self.java, "-cp", found.classpath, "Node", str(found.home), self.name]
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "said").open("wb") as said:
            self.process = subprocess.Popen(
                [*command, *(f"{name}={value}" for name, value in settings.items())],
                stdin=subprocess.PIPE,
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
            )

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            if self.process.stdin:
                self.process.stdin.close()
            self.process = None

    def ask(self, method: str, path: str, body: Any = None, seconds: float = 30) -> Any:
        """Return what it answers, as data; raises OSError where it does not."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=seconds)
        try:
            sent = None if body is None else json.dumps(body)
            connection.request(method, path, sent, {"Content-Type": "application/json"})
            return json.loads(connection.getresponse().read() or b"null")
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error
        finally:
            connection.close()


@dataclass
class Cluster:
    nodes: list[Node]

    @property
    def urls(self) -> list[str]:
        return [node.url for node in self.nodes]

    def wait(self, status: str, count: int) -> None:
        """Wait until as many nodes are together and every index is of that health."""
        wanted = f"/_cluster/health?wait_for_status={status}&wait_for_nodes={count}&timeout=5s"
        ends = time.monotonic() + PATIENCE
        answer: Any = "nothing"
        while time.monotonic() < ends:
            node = next(one for one in self.nodes if one.process is not None)
            self._check()
            try:
                answer = node.ask("GET", wanted)
            except OSError:
                time.sleep(0.2)
                continue
            if answer.get("timed_out") is False:
                return
        raise NotInstalled(f"Elasticsearch did not become {status}: {answer}")

    def clear(self) -> None:
        """Remove all indexes."""
        for name in self.nodes[0].ask("GET", "/_alias?expand_wildcards=all"):
            self.nodes[0].ask("DELETE", f"/{name}")

    def _check(self) -> None:
        for node in self.nodes:
            if node.process is not None and node.process.poll() is not None:
                raise NotInstalled((node.folder / "said").read_text()[-2000:])


@contextmanager
def running(folder: Path, count: int = 1, java: tuple[str, ...] = BRIEF) -> Iterator[Cluster]:
    """Run a cluster of `count` nodes that is green; raises NotInstalled."""
    cluster = Cluster([Node(f"node-{one}", folder / str(one), java) for one in range(count)])
    with ExitStack() as ending:
        for node in cluster.nodes:
            ending.callback(shutil.rmtree, node.folder, ignore_errors=True)
            ending.callback(node.kill)
            node.start(cluster.nodes)
        cluster.wait("green", count)
        yield cluster
