"""The API at /api/: reads only, for anyone, described by OpenAPI."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from . import changes, schemas, things
from .parameters import bad_parameters
from .problems import Problem

api = NinjaAPI(
    title="明白：办事指南数据接口",
    version="1",
    description=(
        "已公开的办事指南、事项、大厅、主题、部门和区划。只读，不用登录，任何网站的脚本都可以读。"
        "内容从台账来：每次发布和撤回是一行，序号只增不减。"
    ),
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
)
api.add_router("", things.router)
api.add_router("", changes.router)
api.add_router("", schemas.router)


def _problem(request: HttpRequest, problem: Any) -> HttpResponse:
    response: HttpResponse = problem.response()
    return response


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    return bad_parameters(error.errors).response()


api.add_exception_handler(Problem, _problem)
api.add_exception_handler(ValidationError, _invalid)
