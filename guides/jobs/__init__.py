"""后台任务: work that outlasts a request, done by a process of its own.

Code asks for work with `start`; `manage.py work PK` does it, which `launch` runs. A worker is a
function registered by its path in `WORKERS`; it may be run again after any stop, and then completes
what is missing. How far it is stands in the job's row, its files lie in `folder_of(job)`.
"""

from .asked import cancel, go, is_silent, look_again, may_go_on, prepare, resume, start, stop
from .files import folder_of, incoming, phase_of, remarks_file, report_file, tidy
from .heart import Stopped
from .working import WORKERS, Failed, Tick, work, work_here

__all__ = [
    "WORKERS",
    "Failed",
    "Stopped",
    "Tick",
    "cancel",
    "folder_of",
    "go",
    "incoming",
    "is_silent",
    "look_again",
    "may_go_on",
    "phase_of",
    "prepare",
    "remarks_file",
    "report_file",
    "resume",
    "start",
    "stop",
    "tidy",
    "work",
    "work_here",
]
