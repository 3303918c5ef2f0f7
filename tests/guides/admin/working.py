"""Jobs done in the test's own process, where its transaction is seen."""

from django.test import Client

from guides.jobs import working
from guides.models import Job


def do(job: Job) -> Job:
    """Do what a job asks for, as its process would, and return it."""
    job.refresh_from_db()
    end = working.perform(job, lambda done, total=None: None)
    Job.objects.filter(pk=job.pk).update(**end)
    job.refresh_from_db()
    return job


def shown(client: Client, job: Job, query: str = "") -> str:
    response = client.get(f"/admin/jobs/{job.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()
