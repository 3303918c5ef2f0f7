"""后台任务 in the admin: the list, a page for each with how far it is, and its files."""

from .addresses import job_url
from .listing import JobListView
from .page import JobActionView, JobFileView, JobView
from .told import register_teller

__all__ = [
    "JobActionView",
    "JobFileView",
    "JobListView",
    "JobView",
    "job_url",
    "register_teller",
]
