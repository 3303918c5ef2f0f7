"""Rows that stand in an order under what they belong to."""

from django.db import models
from wagtail.models import Orderable


class Ordered(Orderable):
    """Ties, as among rows that no editor has put in order, fall to who came first.

    Without that PostgreSQL returns them as it likes, and the same facts would make a new payload.
    """

    # Not NULL, which comes first on SQLite and last on PostgreSQL.
    sort_order = models.IntegerField(null=True, blank=True, editable=False, default=0)

    class Meta(Orderable.Meta):
        abstract = True
        ordering = ["sort_order", "pk"]
