"""An editor's browser: opens forms, types into them and presses buttons."""

import re
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from guides.models import GuidePage, LedgerRow

_FORMS = ("page-edit-form", "w-editor-form")


def sign_in(client: Client, **rights: Any) -> User:
    user = User.objects.create_user(
        "editor", "editor@example.test", "x", **{"is_superuser": True, **rights}
    )
    client.force_login(user)
    return user


def told(response: Any) -> list[str]:
    """Return the messages shown after an action, following where it led."""
    return [str(message).strip() for message in response.context["messages"]]


def opened(client: Client, url: str) -> dict[str, Any]:
    """Return what the form at an address would send if nothing were typed."""
    html = client.get(url).content.decode()
    # What a browser sends for a ticked box that names no value.
    html = re.sub(r'<input type="checkbox"(?![^>]*\bvalue=)', r'\g<0> value="on"', html)
    for form in _FORMS:
        if f'id="{form}"' in html:
            sent = querydict_from_html(html, form_id=form)
            return {name: some if len(some) > 1 else some[0] for name, some in sent.lists()}
    raise AssertionError(f"no form at {url}")


def guide_form(client: Client, page: GuidePage, **typed: Any) -> dict[str, Any]:
    """Return a guide's form as its page sends it, with what was typed."""
    data = opened(client, edit_url(page))
    draft = latest(page)
    for name in ("steps", "tips", "warnings", "questions", "sections"):
        # Wagtail's script draws these; the browser sends them like this.
        data |= flat({name: stream(getattr(draft, name))})
    return type_in(data, **typed)


def latest(page: GuidePage) -> GuidePage:
    """Return the draft saved last."""
    draft: GuidePage = GuidePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return draft


def type_in(data: dict[str, Any], **typed: Any) -> dict[str, Any]:
    """Return a form with what was typed into it; a tuple stands for boxes ticked."""
    return {**data, **flat(typed)}


def flat(typed: dict[str, Any]) -> dict[str, Any]:
    ticked = {name: value for name, value in typed.items() if isinstance(value, tuple)}
    rest = {name: value for name, value in typed.items() if name not in ticked}
    sent = {name: "" if value is None else value for name, value in nested_form_data(rest).items()}
    return {**sent, **{name: list(value) for name, value in ticked.items()}}


def stream(value: Any) -> Any:
    return streamfield([(one.block_type, _block(one.value)) for one in value])


def _block(value: Any) -> Any:
    if hasattr(value, "stream_block"):
        return stream(value)
    if hasattr(value, "items"):
        return {name: _block(part) for name, part in value.items()}
    return getattr(value, "pk", value)


def steps(*several: dict[str, Any]) -> Any:
    empty: dict[str, Any] = {
        "title": "去窗口",
        "actor": "applicant",
        "where": "",
        "duration": {"value": "", "unit": ""},
        "hands_in": streamfield([]),
        "words": "带上身份证。",
        "picture": {"image": "", "alt": "", "callouts": streamfield([])},
        "clip": {"chapter": "", "video": ""},
        "branches": streamfield([]),
    }
    return streamfield([("step", {**empty, **step}) for step in several])


def last_row(**wanted: Any) -> LedgerRow:
    return LedgerRow.objects.filter(**wanted).order_by("-sequence")[0]


def edit_url(page: GuidePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def snippet_url(instance: Any, view: str = "edit") -> str:
    name = f"wagtailsnippets_guides_{instance._meta.model_name}:{view}"
    return reverse(name, args=[] if view == "add" else [instance.pk])
