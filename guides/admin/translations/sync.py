"""What brings a changed source to its translations says what it did, and what it did not."""

from typing import Any

from django import forms
from django.urls import path
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsView

from guides.translations import left


class SyncForm(forms.Form):
    """Of zh-Hant the machine takes care by itself, and of English it knows nothing."""

    publish_translations = forms.BooleanField(
        label=_("译完的一起发布"),
        help_text=_("只发布全部译完的语言；还有没译的，发布不出去，先译完。"),
        required=False,
    )


class SyncView(UpdateTranslationsView):
    """wagtail-localize's own says "updated", whatever was refused."""

    title = _("取来新的原文")

    def get_form(self) -> forms.Form:
        return SyncForm(self.request.POST if self.request.method == "POST" else None)

    def get_success_message(self) -> str:
        told = _now("已经把《{title}》的新原文取到译文里。")
        return told.format(title=self.object.object_repr)

    def form_valid(self, form: Any) -> Any:
        response = super().form_valid(form)
        enabled = Translation.objects.filter(source=self.object, enabled=True)
        for translation in enabled.select_related("target_locale"):
            if count := left(translation):
                told = _now("{language}：还有 {count} 处没有翻译，译完才能发布。")
                language = translation.target_locale.get_display_name()
                messages.warning(self.request, told.format(language=language, count=count))
        return response


def urls() -> list[Any]:
    """Stand before wagtail-localize's own address, which keeps its name."""
    return [path("localize/update/<int:translation_source_id>/", SyncView.as_view())]
