"""`manage.py anchor`: the head of the ledger, to be filed where this site's keeper has no hand."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from guides.models import LedgerHead, LedgerRow


class Command(BaseCommand):
    help = "打印台账之首（序号、链值、时间）；请存到别处，以后用 verify --anchor 核对"

    def handle(self, *args: Any, **options: Any) -> None:
        head = LedgerHead.objects.order_by("pk").first() or LedgerHead()
        last = LedgerRow.objects.filter(sequence=head.sequence).first()
        at = last.recorded_at.isoformat() if last else None
        line = {"sequence": head.sequence, "chain": head.chain, "at": at}
        self.stdout.write(json.dumps(line))
