"""The JSON Schema of each kind of payload, as it lies in the repository."""

from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Router

from guides.content import PAYLOADS
from guides.stored import Answer, reply
from guides.vocabulary import Kind

from .listings import ProblemBody
from .problems import not_found

router = Router(by_alias=True)
FOLDER = Path(__file__).resolve().parents[1] / "schema"
NAMES = [*(str(kind) for kind in PAYLOADS if kind != Kind.NOTE), "withdrawal"]


@router.get(
    "/schemas/{kind}",
    response={200: dict[str, Any], 404: ProblemBody},
    summary="公开内容的 JSON Schema",
)
def schema(
    request: HttpRequest,
    kind: PathEx[str, P(description=f"种类：{'、'.join(NAMES)}。")],
) -> HttpResponse:
    """payload 的结构。payload 里的 schema 是它的版本号。"""
    if kind not in NAMES:
        raise not_found()

    def render() -> Answer:
        return Answer((FOLDER / f"{kind}.json").read_bytes(), "application/schema+json")

    return reply(request, ("api", "schema", kind), render)
