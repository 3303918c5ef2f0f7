"""A change of words on one page: typed, tried on questions, then saved.

What was typed stays; what was tried is what is saved: where it was changed since, it is tried
again first.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from search.judging.trial import Trial, trial
from search.models import Synonym
from search.pairs import Said, said_with
from search.wording import comes_with_it, fault_of_everyday, fault_of_official, fault_of_pair
from search.words import fold

INDEX, ADD, EDIT, DELETE = (f"synonyms:{name}" for name in ("index", "add", "edit", "delete"))
# The first so many changes are shown.
SHOWN = 30


class SynonymForm(forms.ModelForm):
    tried = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Synonym
        fields = ["everyday", "official", "applies"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        required = {"required": _("请写一个词。")}
        for name in ("everyday", "official"):
            field: Any = self.fields[name]
            field.error_messages |= required
            # What is too long is said in our words, not cut off by the browser.
            field.max_length = None
            field.validators = []
            field.widget.attrs.pop("maxlength", None)
        self.fields["applies"].help_text = _("去掉勾：留在列表里，暂时不用。")

    def clean_everyday(self) -> str:
        return self._judged("everyday", fault_of_everyday)

    def clean_official(self) -> str:
        return self._judged("official", fault_of_official)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        everyday, official = cleaned.get("everyday"), cleaned.get("official")
        if not everyday or not official:
            return cleaned
        rows = Synonym.objects.exclude(pk=self.instance.pk).values_list("everyday", "official")
        known = {(fold(one), fold(other)) for one, other in rows}
        fault = fault_of_pair(everyday, official, known)
        if not fault and comes_with_it(everyday, official) and cleaned["applies"]:
            fault = _now("这一对随软件带来，本来就在用，不用再加。不想用它，请在列表里停用。")
        if fault:
            self.add_error("official", fault)
        return cleaned

    def validate_unique(self) -> None:
        """What is there already was told in `clean`, in other scripts and cases too."""

    @property
    def is_stop(self) -> bool:
        """Tell whether all it says is that a pair that came with the software is not to apply."""
        words = str(self["everyday"].value() or ""), str(self["official"].value() or "")
        return comes_with_it(*words) and self["applies"].value() in (False, None, "False")

    @property
    def signature(self) -> str:
        given = self.cleaned_data
        # On one line: browsers change the ends of lines in what they send back.
        return f"{fold(given['everyday'])}\t{fold(given['official'])}\t{given['applies']}"

    def _judged(self, name: str, judge: Any) -> str:
        text = " ".join(self.cleaned_data[name].split())
        other = self.data.get("official" if name == "everyday" else "everyday", "")
        # What comes with the software is no editor's wording, and may be switched off.
        if text and not (comes_with_it(text, other) or comes_with_it(other, text)):
            fault = judge(text)
            if fault:
                raise ValidationError(fault)
        return text


class _Trying(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    model = Synonym
    template_name = "search_admin/synonym.html"
    header_icon = "resubmit"
    save_label: Any = _("保存")

    @cached_property
    def instance(self) -> Synonym:
        if "pk" in self.kwargs:
            return get_object_or_404(Synonym, pk=self.kwargs["pk"])
        return Synonym()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(INDEX), "label": _("同义词")},
            {"url": "", "label": self.get_page_title()},
        ]

    def told(self, **more: Any) -> dict[str, Any]:
        return self.get_context_data(
            index_url=reverse(INDEX), save_label=self.save_label, shown=SHOWN, **more
        )

    def done(self, action: str, told: str) -> HttpResponse:
        log(self.instance, action, user=self.request.user)
        messages.success(self.request, told.format(pair=self.instance))
        return redirect(INDEX)


class SynonymView(_Trying):
    """Adds a pair, changes one, or puts one that came with the software out of use."""

    @cached_property
    def permission_required(self) -> str:
        return "change" if "pk" in self.kwargs else "add"

    def get_page_title(self) -> str:
        if self.instance.pk:
            return _now("修改同义词")
        return _now("停用同义词") if self.request.GET.get("applies") == "0" else _now("加同义词")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = {name: request.GET.get(name, "")[:60] for name in ("everyday", "official")}
        initial = {**asked, "applies": request.GET.get("applies") != "0"}
        form = SynonymForm(
            instance=self.instance, initial=initial if not self.instance.pk else None
        )
        return self.render_to_response(self.told(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SynonymForm(request.POST, instance=self.instance)
        if not form.is_valid():
            return self.render_to_response(self.told(form=form))
        if "save" in request.POST and form.cleaned_data["tried"] == form.signature:
            created = form.instance.pk is None
            form.save()
            action = "wagtail.create" if created else "wagtail.edit"
            return self.done(action, _now("“{pair}”已经保存，马上起作用。"))
        given = form.cleaned_data
        pair = given["everyday"], given["official"]
        said = said_with(*pair, given["applies"], self.instance.pk)
        # Shown again as typed, with what was tried beside it.
        data = request.POST.copy()
        data["tried"] = form.signature
        shown = SynonymForm(data, instance=self.instance)
        shown.is_valid()
        return self.render_to_response(self.told(form=shown, **tried(said, pair)))


class SynonymDeleteView(_Trying):
    """Takes an editor's pair back; one that came with the software applies again."""

    permission_required = "delete"
    template_name = "search_admin/synonym_delete.html"
    page_title = _("删除同义词")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        row = self.instance
        rows = Synonym.objects.exclude(pk=row.pk)
        said = list(rows.values_list("everyday", "official", "applies"))
        words = row.everyday, row.official
        return self.render_to_response(
            self.told(row=row, comes_with_it=comes_with_it(*words), **tried(said, words))
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = self.done("wagtail.delete", _now("“{pair}”已经删除，马上起作用。"))
        self.instance.delete()
        return response


def tried(said: list[Said], words: Any) -> dict[str, Any]:
    """Return what a page tells of a trial."""
    found: Trial = trial(said, words)
    return {
        "trial": found,
        "changes": found.changes[:SHOWN],
        "more": max(0, len(found.changes) - SHOWN),
    }
