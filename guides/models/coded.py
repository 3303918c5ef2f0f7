"""The permanent code of a public thing, kept through drafts and translations, new on a copy."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from guides import codes

# What /r/CODE may be a rating of.
_RATED = ("GuidePage", "Hall", "Placement")


class Coded(models.Model):
    code = models.CharField(
        _("短码"), max_length=codes.LENGTH, blank=True, editable=False, db_index=True
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and (not self.code or self._code_is_taken()):
            self.code = codes.mint()
            while self._code_is_taken():
                self.code = codes.mint()
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Restore a draft under the code of the living thing: drafts of a copy name another."""
        restored = super().with_content_json(content)
        restored.code = self.code
        return restored

    def _code_is_taken(self) -> bool:
        others = type(self)._default_manager.filter(code=self.code)
        if hasattr(self, "translation_key"):
            others = others.exclude(translation_key=self.translation_key)
        return others.exists() or any(
            model._default_manager.filter(code=self.code).exists() for model in self._namesakes()
        )

    def _namesakes(self) -> list[type[models.Model]]:
        """Return the other kinds of things that one address leads to by their codes alone."""
        if self._meta.object_name not in _RATED:
            return []
        others = [name for name in _RATED if name != self._meta.object_name]
        return [apps.get_model("guides", name) for name in others]


@contextmanager
def lent_codes(instances: Iterable[Coded]) -> Iterator[None]:
    """Lend a code to each that was never saved, so that a draft can be assembled and judged."""
    bare = [one for one in instances if not one.code]
    for one in bare:
        one.code = codes.mint()
    try:
        yield
    finally:
        for one in bare:
            one.code = ""
