"""不提示的词: never suggested while somebody types; searching for them finds them still."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from search.models import Unsuggested
from search.wording import fault_of_words
from search.words import fold


class UnsuggestedForm(WagtailAdminModelForm):
    def clean_words(self) -> str:
        words = " ".join(self.cleaned_data["words"].split())
        fault = fault_of_words(words)
        if fault:
            raise ValidationError(fault)
        others = Unsuggested.objects.exclude(pk=self.instance.pk).values_list("words", flat=True)
        if fold(words) in map(fold, others):
            raise ValidationError(_("列表里已经有它了（繁简、大小写不算不同）。"))
        return words


class UnsuggestedList(IndexView):
    add_item_label = _("加不提示的词")


class UnsuggestedViewSet(ModelViewSet):
    model = Unsuggested
    name = "unsuggested"
    url_prefix = "search/unsuggested"
    icon = "view"
    menu_label = _("不提示的词")
    index_view_class = UnsuggestedList
    copy_view_enabled = False
    list_display = ["words", UpdatedAtColumn()]
    search_fields = ["words"]
    index_results_template_name = "search_admin/unsuggested_results.html"
    edit_handler = ObjectList(
        [
            FieldPanel(
                "words",
                help_text=_("输入的时候，名称里有这个词的都不提示；搜索照样找得到。"),
            )
        ],
        base_form_class=UnsuggestedForm,
    )
