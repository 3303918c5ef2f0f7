"""What Wagtail would say in one language for ever, put right where it is made.

Texts that it looks up while its modules are imported stay in the language of the first who asks;
some in its templates are looked up nowhere: those have copies below `theme/templates`.
"""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import LocaleColumn, UpdatedAtColumn
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import AdminPageChooser
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

_HOME = _("首页")
_COLUMNS = {UpdatedAtColumn: _("更新时间"), LocaleColumn: _("语言")}
_TEXTS = {
    "choose_one_text": _("选择{object}"),
    "choose_another_text": _("换一个{object}"),
    "link_to_chosen_text": _("编辑这个{object}"),
}


def connect() -> None:
    """Make each text wait for its reader; called once, when the app is ready."""
    ChooserViewSet.search_tab_label = _("搜索")
    ChooserViewSet.choose_one_text = _("选择")
    ChooserViewSet.choose_another_text = _("换一个")
    ChooserViewSet.edit_item_text = _("编辑")
    for column, label in _COLUMNS.items():
        _after(column, label=label)
    for chooser in (AdminPageChooser, AdminSnippetChooser):
        _after(chooser, _name_what_is_chosen)
    SnippetViewSet.breadcrumbs_items = property(_way_home)
    hooks.register("construct_help_menu", _without_news)


def _after(cls: Any, act: Callable[[Any], None] | None = None, **given: Any) -> None:
    original = cls.__init__

    @functools.wraps(original)
    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **{**given, **kwargs})
        if act:
            act(self)

    cls.__init__ = init


def _name_what_is_chosen(chooser: Any) -> None:
    name = chooser.model._meta.verbose_name
    for field, text in _TEXTS.items():
        setattr(chooser, field, format_lazy(text, object=name))


_way = SnippetViewSet.breadcrumbs_items.fget


def _way_home(viewset: Any) -> list[dict[str, Any]]:
    home, *rest = _way(viewset)
    return [{**home, "label": _HOME}, *rest]


def _without_news(request: HttpRequest, items: list[Any]) -> None:
    """Take what is new in Wagtail out of the help menu: it is told in English, elsewhere."""
    items[:] = [item for item in items if not item.name.startswith("whats-new")]
