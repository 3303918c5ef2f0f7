"""Forms that refuse what cannot be published, at the field it is about; drafts always pass."""

from collections.abc import Iterable
from typing import Any

import pydantic
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import BlockField
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import DraftStateMixin

from guides.hindrances import Hindrance
from guides.models import LedgerRow

from .payloads import faults

# Buttons of Wagtail's forms after which a draft is on its way to readers.
_OUT = ("action-publish", "action-submit", "action-restart-workflow")


class JudgedForm(WagtailAdminModelForm):
    """Judges the posted draft when it is to go out.

    `found` holds what was found, so that a panel can list it; None while nothing was judged.
    """

    found: list[Hindrance] | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "change_note" in self.fields and not self.is_bound and self._was_told():
            self.initial.update(change_note="", effective_on=None)

    def judge(self, draft: Any) -> Iterable[Hindrance]:
        """Return what forbids publishing a draft; may raise pydantic's ValidationError."""
        raise NotImplementedError

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        if self.found is None and self._goes_out():
            self.found = self._judged()
            self._refuse(self.found)
            return not self.found
        return True

    def _judged(self) -> list[Hindrance]:
        # Saving without commit puts the posted children on the instance, and may be done again.
        draft = self.save(commit=False)
        try:
            return list(self.judge(draft))
        except pydantic.ValidationError as error:
            return [Hindrance(fault.field, fault.message) for fault in faults(error)]

    def _goes_out(self) -> bool:
        if self.is_deferred_validation or "action-cancel-workflow" in self.data:
            return False
        if "action-workflow-action" in self.data:
            return self.data.get("workflow-action-name") != "reject"
        return any(name in self.data for name in _OUT)

    def _was_told(self) -> bool:
        """Tell whether the draft's note went out already: a next change needs its own."""
        instance = self.instance
        if not isinstance(instance, DraftStateMixin) or not instance.has_unpublished_changes:
            return True
        rows = LedgerRow.objects.filter(code=instance.code)
        return rows.filter(change_note=instance.change_note).exclude(change_note="").exists()

    def _refuse(self, found: list[Hindrance]) -> None:
        by_field: dict[str, list[Hindrance]] = {}
        for one in found:
            by_field.setdefault(one.field, []).append(one)
        for name, several in by_field.items():
            texts = [one.message for one in several]
            if name in self.formsets:
                self.formsets[name].non_form_errors().extend(texts)
            elif name not in self.fields:
                self.add_error(None, texts)
            elif isinstance(self.fields[name], BlockField):
                self.add_error(name, _in_blocks(several))
            else:
                self.add_error(name, texts)


def _in_blocks(several: list[Hindrance]) -> ValidationError:
    """Return one error that shows each message at its step."""
    at: dict[int, list[str]] = {}
    for one in several:
        if one.step is not None:
            at.setdefault(one.step - 1, []).append(one.message)
    return StreamBlockValidationError(
        block_errors={
            index: StructBlockValidationError(non_block_errors=ErrorList(texts))
            for index, texts in at.items()
        },
        non_block_errors=ErrorList([one.message for one in several if one.step is None]),
    )
