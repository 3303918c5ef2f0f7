"""Where a job is shown, and to whom."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from guides.models import Job


def jobs_for(user: Any) -> QuerySet[Job]:
    """Return the jobs that a person may see: their own, and all for administrators."""
    jobs = Job.objects.select_related("user")
    return jobs if user.is_superuser else jobs.filter(user=user)


def job_url(job: Job) -> str:
    return reverse("guides_job", args=[job.pk])
