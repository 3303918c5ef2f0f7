"""The form in which a guide is written."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from guides.hindrances import Hindrance, refusals
from guides.models import GuidePage, Topic
from guides.vocabulary import Edition, Locale

from .facts_now import digest_now, stale_editions
from .judged import JudgedForm
from .wording import WordedForm


def _confirmation(edition: Edition) -> forms.BooleanField:
    return forms.BooleanField(
        label=_("已按新的事实核对过：{edition}"),
        required=False,
        help_text=_("事项里的事实变了。读一遍这一版的文字，没有问题再勾选，发布后生效。"),
    )


class GuidePageForm(WordedForm, JudgedForm, WagtailAdminPageForm):
    """Asks for a confirmation of each stale edition, and refuses what hinders publication."""

    confirm_plain = _confirmation(Edition.PLAIN)
    confirm_pictured = _confirmation(Edition.PICTURED)
    confirm_video = _confirmation(Edition.VIDEO)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page: GuidePage = self.instance
        stale = stale_editions(page) if page.pk else []
        for edition in Edition:
            name = f"confirm_{edition}"
            if edition not in stale:
                self.fields.pop(name, None)
            elif name in self.fields:
                label = str(self.fields[name].label).format(edition=edition.label)
                self.fields[name].label = label
        if "topics" in self.fields:
            topics = Topic.objects.filter(locale__language_code=Locale.HANS.lower())
            topics = topics.order_by("-kind", "order")
            self.fields["topics"].queryset = topics

    def judge(self, draft: GuidePage) -> Iterable[Hindrance]:
        return refusals(draft, by_editor=True)

    def save(self, commit: bool = True) -> GuidePage:
        if self.instance._state.adding:
            # Wagtail saves a new page before it publishes; until then nothing is live.
            self.instance.live = False
        page: GuidePage = super().save(commit=False)
        ticked = [
            edition for edition in Edition if self.cleaned_data.get(f"confirm_{edition}") is True
        ]
        if ticked:
            page.confirmed = {**page.confirmed, **dict.fromkeys(ticked, digest_now(page))}
        return super().save(commit=commit)


class GuideCopyForm(CopyForm):
    """Copies without the alias box: one guide has one address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
