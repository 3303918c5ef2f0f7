"""What the forms for what people say have in common: how they come back."""

from datetime import datetime

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from guides.channels.web import Typed
from guides.stored import Answer


def typed(form: forms.Form, problem: str = "") -> Typed:
    """Return what was typed, as it was, with the first mistake of each field."""
    data = form.data
    values = {
        name: data.getlist(name) if name == "reasons" else data.get(name, "")  # type: ignore[attr-defined]
        for name in form.fields
    }
    wrong = {name: str(errors[0]) for name, errors in form.errors.items()}
    return Typed(values, wrong, problem)


def full(again: datetime) -> str:
    """Tell that so much was said within an hour that no more is taken, and when it is."""
    told = _("这一小时里交的太多了，为了防止捣乱先停一停。请 {time} 以后再交，写的都还在。")
    return told.format(time=f"{again:%H:%M}")


def answer_of(answer: Answer) -> HttpResponse:
    """Return an answer that is one reader's alone."""
    response = HttpResponse(answer.body, status=answer.status, content_type=answer.content_type)
    response.headers["Cache-Control"] = "no-store"
    return response
