"""The forms in which items and halls, with the facts of all guides, are edited."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guides import codes, publishing
from guides.assemble import hall_of, item_of
from guides.hindrances import Hindrance
from guides.models import Hall, Item, Topic, Window
from guides.models.coded import lent_codes
from guides.translations import untranslated
from guides.vocabulary import Audience, Locale, Means

from .certain import wrong_in_department, wrong_in_item
from .judged import JudgedForm
from .wording import WordedForm


class DepartmentForm(WordedForm):
    wrong = staticmethod(wrong_in_department)


class MaterialForm(WordedForm):
    pass


class ItemForm(WordedForm, JudgedForm):
    """Word lists as boxes to tick; refuses facts that would leave a published guide speechless."""

    wrong = staticmethod(wrong_in_item)

    audience = forms.MultipleChoiceField(
        label=_("服务对象"),
        choices=Audience.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    means = forms.MultipleChoiceField(
        label=_("办理形式"),
        choices=Means.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        windows = type(self).formsets.get("windows")
        if windows is not None:
            # A window names its hall: without this, each choice would ask for it.
            windows.form.base_fields["window"].queryset = Window.objects.select_related("hall")
        super().__init__(*args, **kwargs)
        if not self.instance.source_id:
            self.instance.source_id = codes.mint()
        if "topics" in self.fields:
            topics = Topic.objects.filter(locale__language_code=Locale.HANS.lower())
            topics = topics.order_by("-kind", "order")
            self.fields["topics"].queryset = topics

    def judge(self, draft: Item) -> Iterable[Hindrance]:
        yield from _translated(draft)
        with lent_codes([draft]):
            item_of(draft)
        if draft.pk and draft.live:
            yield from publishing.speechless(draft)


class HallForm(WordedForm, JudgedForm):
    def judge(self, draft: Hall) -> Iterable[Hindrance]:
        yield from _translated(draft)
        with lent_codes([draft, *draft.windows.all()]):
            hall_of(draft)


def _translated(draft: Any) -> Iterator[Hindrance]:
    count = untranslated(draft) if draft.pk else 0
    if count:
        message = _now("还有 {count} 处没有翻译，译完才能发布。")
        yield Hindrance("name", message.format(count=count))
