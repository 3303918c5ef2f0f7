"""What is asked before something is done to many."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guides.admin.lists.choices import LongSelect, departments, regions, topic_name, topics
from guides.admin.withdrawal import WithdrawalForm
from guides.models import Item

_SAME = _("（不改）")


class ManyForm(forms.Form):
    """Asks nothing but whether; `count` is what the person was told."""

    count = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def typed(self) -> dict[str, Any]:
        """Return what was typed as JSON, for the job."""
        return {}


class WithdrawManyForm(ManyForm, WithdrawalForm):
    def typed(self) -> dict[str, Any]:
        return self.told()


class WithdrawItemsForm(WithdrawManyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, model=Item, **kwargs)


class AssignForm(ManyForm):
    """A department and topics; what is left alone stays as each has it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {
            "department": _one_of(_("部门"), departments(None)),
            "come": _topics(_("加上主题")),
            "gone": _topics(_("去掉主题")),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(
            cleaned.get(name) for name in self.fields if name != "count"
        ):
            raise ValidationError(_("请至少选一样要改的。"))
        both = set(cleaned.get("come") or ()) & set(cleaned.get("gone") or ())
        if both:
            message = _("“{topic}”又要加上又要去掉，请只选一样。")
            raise ValidationError(str(message).format(topic=both.pop()))
        return cleaned

    def typed(self) -> dict[str, Any]:
        chosen = self.cleaned_data
        told = {name: chosen[name].pk for name in ("department", "region") if chosen.get(name)}
        return {**told, **{name: [one.pk for one in chosen[name]] for name in ("come", "gone")}}


class AssignItemsForm(AssignForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"] = _one_of(_("区划"), regions(None))
        self.order_fields(["department", "region", "come", "gone"])


def _one_of(label: Any, things: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        things, label=label, required=False, empty_label=str(_SAME), widget=LongSelect
    )


class TopicsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return topic_name(obj)


def _topics(label: Any) -> TopicsField:
    return TopicsField(
        topics(None), label=label, required=False, widget=forms.CheckboxSelectMultiple
    )
