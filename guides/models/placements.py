"""张贴处: a code that hangs somewhere and leads to something, which may become something else."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guides.vocabulary import (
    FARTHEST,
    NEAREST,
    Action,
    Edition,
    Hanging,
    Kind,
    Locale,
    PlacementTarget,
)

from .coded import Coded
from .guides import GuidePage
from .halls import Hall, Window
from .ledger import Current, Facet
from .life_events import LifeEvent
from .topics import Topic

# Targets whose fields are not called as they are.
_FIELDS: dict[str, str] = {PlacementTarget.HALL: "target_hall", PlacementTarget.RATING: "hall"}


class Placement(Coded, models.Model):
    name = models.CharField(_("名称"), max_length=100)
    target_kind = models.CharField(
        _("扫到什么"),
        max_length=20,
        choices=PlacementTarget.choices(),
        default=PlacementTarget.GUIDE,
    )
    guide = models.ForeignKey(
        GuidePage, models.PROTECT, null=True, blank=True, verbose_name=_("办事指南")
    )
    edition = models.CharField(
        _("版"), max_length=10, choices=Edition.choices(), default=Edition.PLAIN
    )
    life_event = models.ForeignKey(
        LifeEvent, models.PROTECT, null=True, blank=True, verbose_name=_("一件事（要扫到的）")
    )
    target_hall = models.ForeignKey(
        Hall,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="placements_to",
        verbose_name=_("大厅（要扫到的）"),
    )
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, verbose_name=_("主题（要扫到的）")
    )
    hall = models.ForeignKey(
        Hall,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="placements",
        verbose_name=_("在哪个大厅"),
    )
    window = models.ForeignKey(
        Window, models.SET_NULL, null=True, blank=True, verbose_name=_("在哪个窗口")
    )
    hangs_as = models.CharField(
        _("是什么"), max_length=10, choices=Hanging.choices(), default=Hanging.POSTER
    )
    distance = models.PositiveSmallIntegerField(
        _("多远扫（厘米）"),
        null=True,
        blank=True,
        validators=[MinValueValidator(NEAREST), MaxValueValidator(FARTHEST)],
    )
    printed_at = models.CharField(_("在哪里印的"), max_length=100, blank=True)
    down_reason = models.CharField(_("撤下的原因"), max_length=200, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("换成了哪一处")
    )

    class Meta:
        verbose_name = pgettext_lazy("类别", "张贴处")
        verbose_name_plural = _("张贴处")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def live(self) -> bool:
        return not self.down_reason

    @property
    def target_field(self) -> str:
        """The field that names the target, of those of which only one counts."""
        return _FIELDS.get(self.target_kind, self.target_kind)

    @property
    def target(self) -> Any:
        return getattr(self, self.target_field)

    @property
    def reading_distance(self) -> int:
        return self.distance or Hanging(self.hangs_as).distance

    def clean(self) -> None:
        super().clean()
        wrong = {field: told for field, told in self._wrong() if told}
        if wrong:
            raise ValidationError(wrong)

    def _wrong(self) -> list[tuple[str, str]]:
        known = self.target_kind in set(PlacementTarget)
        where = [("hall", self._wrong_hall()), ("window", self._wrong_window())]
        if not self.live:
            # What is taken down stays as it hung.
            return [("successor", self._wrong_successor())]
        return [*([(self.target_field, self._wrong_target())] if known else []), *where]

    def _wrong_target(self) -> str:
        label = PlacementTarget(self.target_kind).label
        if self.target_kind == PlacementTarget.RATING:
            # Whether the hall is public is told of the hall.
            return "" if self.hall else _now("请选评的是哪个大厅：好差评的码要挂在大厅里。")
        if self.target is None:
            return _now("请选要扫到的{kind}。").format(kind=label)
        kind = PlacementTarget(self.target_kind).kind
        if not _is_public(kind, self.target.code):
            told = _now("“{name}”没有发布，扫了什么也看不到。请先发布它，或者换一个已经发布的。")
            return told.format(name=self.target)
        if kind == Kind.GUIDE and not _has_edition(self.target.code, self.edition):
            told = _now("“{name}”没有{edition}。请换一个版，或者先把这一版写好、发布。")
            return told.format(name=self.target, edition=Edition(self.edition).label)
        return ""

    def _wrong_hall(self) -> str:
        if self.hall is None:
            return ""
        if not self.hall.address.strip() or not _is_public(Kind.HALL, self.hall.code):
            told = _now(
                "“{name}”没有地址或者没有发布，读者不知道是哪里。请先在大厅里填好地址、发布。"
            )
            return told.format(name=self.hall)
        return ""

    def _wrong_window(self) -> str:
        if self.window is None:
            return ""
        if self.hall is None:
            return _now("请先选窗口所在的大厅。")
        if self.window.hall.code != self.hall.code:
            told = _now("{window}不是“{hall}”的窗口。请选这个大厅的窗口，或者改大厅。")
            return told.format(window=self.window, hall=self.hall)
        return ""

    def _wrong_successor(self) -> str:
        if self.successor is not None and (self.successor_id == self.pk or not self.successor.live):
            return _now("换成的要是还挂着的另一处，请重新选；没有就不填，码照旧扫得到原来的内容。")
        return ""


def _is_public(kind: Kind, code: str) -> bool:
    known = Current.objects.filter(kind=kind, code=code, locale=Locale.HANS)
    return known.filter(action=Action.PUBLISH).exists()


def _has_edition(code: str, edition: str) -> bool:
    if edition == Edition.PLAIN:
        return True
    found = Facet.objects.filter(kind=Kind.GUIDE, name="edition", value=edition)
    return found.filter(current__code=code).exists()
