"""Life events: which guides, in which order; saved is published, as with topics."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import LocaleColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from guides.models import LifeEvent

from .lists.columns import Cell
from .wording import WordedForm


def guides_told(event: LifeEvent) -> str:
    """Return how many guides there are, and which of them readers do not see."""
    pages = event.pages()
    hidden = [page.title for page in pages if not page.live]
    if not hidden:
        return _now("{count} 份指南").format(count=len(pages))
    told = _now("{count} 份指南；没有发布、网页上不出现的：{titles}")
    return told.format(count=len(pages), titles="、".join(f"《{title}》" for title in hidden))


class LifeEventViewSet(SnippetViewSet):
    model = LifeEvent
    icon = "list-ol"
    menu_label = _("一件事")
    menu_order = 250
    add_to_admin_menu = True
    # A copy would begin with the identity of what it was copied from.
    copy_view_enabled = False
    search_backend_name = None
    list_display = [
        "name",
        "kind",
        "order",
        Cell("guides", _("要办的事"), guides_told),
        LocaleColumn(),
        UpdatedAtColumn(),
    ]
    list_filter = ["kind"]
    search_fields = ["name", "summary"]
    edit_handler = ObjectList(
        [
            FieldPanel(
                "name",
                classname="title",
                help_text=_("老百姓的说法，例如：生孩子、买二手房、开餐馆。"),
            ),
            FieldPanel(
                "summary", help_text=_("一句话：给谁看，办完得到什么。保存后，这一页马上公开。")
            ),
            FieldRowPanel(
                [
                    FieldPanel("kind"),
                    FieldPanel("order", help_text=_("数字小的排在前面。")),
                ]
            ),
            FieldPanel(
                "guides",
                help_text=_(
                    "按办的先后排，至少两份。没有发布的和撤回的指南，网页上不出现，发布以后自己就有了。"
                ),
            ),
        ],
        base_form_class=WordedForm,
    )
