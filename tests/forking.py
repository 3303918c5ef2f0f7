"""Functions run in children of this process, which are warm: a start from nothing takes seconds."""

import json
import os
import signal
import traceback
from collections.abc import Callable
from typing import Any

from django.db import connections


class ChildFailed(AssertionError):
    """A child ended with an exception; the text is its traceback."""


def forked(run: Callable[[], Any]) -> Any:
    """Return what a function returns in a child process (as JSON), None if that was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            with os.fdopen(writing, "w") as pipe:
                try:
                    json.dump({"result": run()}, pipe)
                    code = 0
                except BaseException:
                    json.dump({"error": traceback.format_exc()}, pipe)
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    _child, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return None
    answer = json.loads(told)
    if "error" in answer:
        raise ChildFailed(answer["error"])
    return answer["result"]


def leave_parents_connection() -> None:
    """Begin with a connection of this child's own: the parent's may not even be closed here."""
    _KEPT.append(connections["default"])
    connections["default"] = connections.create_connection("default")


_KEPT: list[Any] = []
