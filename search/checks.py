"""`manage.py check`: what is wrong with how search is set, and whether its engine answers."""

from typing import Any

from django.conf import settings
from django.core import checks

from .engine import Failed, Lost
from .engines import ELASTIC, ENGINES, make


def connect() -> None:
    checks.register(check_settings, "search")
    # Asks the network: only where somebody means to see whether all is well.
    checks.register(check_answer, "search", deploy=True)


def check_settings(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    if settings.SEARCH_ENGINE not in ENGINES:
        return [
            checks.Error(
                f"没有名叫“{settings.SEARCH_ENGINE}”的搜索引擎。",
                hint=f"MINGBAI_SEARCH 应为 {' 或 '.join(ENGINES)}。",
                id="search.E001",
            )
        ]
    if settings.SEARCH_ENGINE == ELASTIC and not settings.ELASTICSEARCH_URL:
        return [
            checks.Error(
                "选择了 Elasticsearch，但没有写它的地址。",
                hint="请设置 MINGBAI_ELASTICSEARCH_URL，例如 https://用户:密码@主机:9200。",
                id="search.E002",
            )
        ]
    return []


def check_answer(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn where the chosen engine does not answer; the site goes on with the embedded one."""
    if check_settings(app_configs):
        return []
    try:
        make(settings.SEARCH_ENGINE).state()
    except Lost:
        # A new site has none, and nobody has to do anything for it.
        return [
            checks.Info(
                f"搜索引擎 {settings.SEARCH_ENGINE} 里还没有这个网站的索引。",
                hint="第一次有人搜索时会自动建立；现在就建：manage.py reindex。",
                id="search.I001",
            )
        ]
    except Failed as error:
        return [
            checks.Warning(
                f"搜索引擎 {settings.SEARCH_ENGINE} 没有应答：{error}",
                hint="群众搜索时由内置索引代答。请核对 MINGBAI_ELASTICSEARCH_URL 和服务器。",
                id="search.W001",
            )
        ]
    return []
