"""Everything that was ever said in public, in order: for those who keep a copy."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router

from guides import published
from guides.stored import Answer, reply

from .listings import ProblemBody
from .parameters import Following
from .problems import Problem
from .reads import JSON
from .records import Changes, many, told_row

router = Router(by_alias=True)


@router.get("/changes", response={200: Changes, 400: ProblemBody}, summary="变更")
def changes(request: HttpRequest, query: Query[Following]) -> HttpResponse:
    """序号在 after 之后的行，先后有序；把 next 存下来，下次作为 after。

    序号有空缺是正常的。action 为 withdraw 的行说明这个短码已经撤回。
    """

    def render() -> Answer:
        head = published.head()
        if query.after > head:
            detail = _("after 是 {after}，最新的序号才是 {head}：数据恢复过。请从 after=0 重新读。")
            raise Problem("cursor_ahead", detail.format(after=query.after, head=head), head=head)
        # A row may be added after the head was read: it comes with the next call.
        rows = [
            row for row in published.changes(query.after, query.limit + 1) if row.sequence <= head
        ]
        more = len(rows) > query.limit
        shown = rows[: query.limit]
        following = shown[-1].sequence if more else head
        members = {"head": head, "next": following, "more": more}
        return Answer(many("changes", members, map(told_row, shown)), JSON, keep=not shown)

    key = ("api", "changes", query.after, query.limit)
    return reply(request, key, render)
