"""The form of a video: captions are written beside it, in a file of their own when they change."""

from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.forms.widgets import Script
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtailmedia.forms import BaseMediaForm

from guides import media
from guides.hindrances import hindrances
from guides.localize import traditional
from guides.models import GuidePage, Video
from guides.publishing.files import showing
from guides.uploads import shown_name
from guides.vocabulary import Locale
from guides.webvtt import InvalidCaptions, check

# The file's field and the text's, by language.
FIELDS = {Locale.HANS: "captions_hans", Locale.HANT: "captions_hant", Locale.EN: "captions_en"}
LABELS = {
    Locale.HANS: _("简体中文字幕"),
    Locale.HANT: _("繁体中文字幕"),
    Locale.EN: _("英文字幕"),
}
DERIVE = "derive_hant"


class CaptionText(forms.Textarea):
    """A WebVTT text, which the script beside it shows as a table of sentences.

    `base` is the file it was read from, sent along to tell whether it was changed meanwhile.
    """

    template_name = "guides_admin/caption_text.html"

    def __init__(self, locale: Locale, base: str) -> None:
        self.locale, self.base = locale, base
        attrs = {"rows": 12, "lang": str(locale), "spellcheck": "false", "data-captions-text": ""}
        super().__init__(attrs=attrs)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        derived = self.locale == Locale.HANT
        return context | {
            "locale": self.locale.value,
            "language": LABELS[self.locale],
            "base_name": _base(name),
            "base": self.base,
            "derive": DERIVE if derived else "",
            "derive_url": reverse_lazy("guides_traditional") if derived else "",
        }

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            css={"all": ["admin_guides/captions.css"]},
            # Their types know no scripts as objects yet.
            js=[Script("admin_guides/captions.js", type="module")],  # type: ignore[list-item]
        )


class VideoForm(BaseMediaForm):
    """Adds a text for each language's captions to a video that is there already.

    What was typed and cannot be saved comes back with the form; a saved text is a new file, so
    that what was published stays as it was.
    """

    instance: Video
    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        poster = self.fields["thumbnail"]
        # A picture like any other: no other kind of file, none with too many pixels.
        self.fields["thumbnail"] = WagtailImageField(
            label=poster.label, required=False, widget=poster.widget
        )
        if not self.instance.pk:
            # The video's length and the words are yet to come.
            return
        for locale, name in FIELDS.items():
            file = self._file(locale)
            self.fields[_text(name)] = forms.CharField(
                label=LABELS[locale],
                required=False,
                strip=False,
                initial=_read(file),
                widget=CaptionText(locale, str(file.name or "")),
            )
            upload = _("或者上传文件：{captions}（WebVTT）")
            self.fields[name].label = upload.format(captions=LABELS[locale])
        # What the button says that the script puts below.
        self.fields["chapters"].widget.attrs["data-captions-chapters"] = _("在现在这一刻加一章")
        self.order_fields(_order(list(self.fields)))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            self._derive(cleaned)
            for locale, name in FIELDS.items():
                self._clean_captions(cleaned, locale, name)
        return cleaned

    def _clean_captions(self, cleaned: dict[str, Any], locale: Locale, name: str) -> None:
        text = _plain(cleaned.get(_text(name)))
        if text == _plain(self.fields[_text(name)].initial) or name in self.errors:
            return
        if name in self.changed_data:
            self.add_error(
                _text(name),
                _now("您既改了文字，又传了文件或者勾了清除。两样只能留一样，请把另一样改回去。"),
            )
        elif self.data.get(_base(_text(name)), "") != self.fields[_text(name)].widget.base:
            self.add_error(
                _text(name),
                _now("您打开以后，别人改过这份字幕。您写的都在下面；再存一次，就用您的。"),
            )
        elif not text.strip():
            cleaned[name] = False
        else:
            self._check(cleaned, locale, name, text)

    def _check(self, cleaned: dict[str, Any], locale: Locale, name: str, text: str) -> None:
        content = text.encode()
        try:
            check(content)
        except InvalidCaptions as error:
            self.add_error(_text(name), str(error))
            return
        cleaned[name] = ContentFile(content, name=self._name(locale))

    def _derive(self, cleaned: dict[str, Any]) -> None:
        """Turn the simplified text into the traditional one, for whoever has no script."""
        if not self.data.get(DERIVE):
            return
        name = _text(FIELDS[Locale.HANT])
        cleaned[name] = traditional(cleaned.get(_text(FIELDS[Locale.HANS])) or "")
        # So that it is shown if the form comes back.
        self.data = self.data.copy()
        self.data[name] = cleaned[name]

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.instance.pk and not self.errors:
            for told in _harm(self.instance):
                self.add_error(None, ValidationError(told))

    def _file(self, locale: Locale) -> Any:
        return getattr(self.instance, FIELDS[locale])

    def _name(self, locale: Locale) -> str:
        known = self._file(locale).name
        if known:
            return shown_name(str(known))
        return f"{PurePosixPath(shown_name(str(self.instance.file.name))).stem}.{locale}.vtt"

    @cached_property
    def film(self) -> dict[str, Any]:
        """The video and its captions at addresses where players can jump; empty if it is gone."""
        video = self._stored
        captions = video.captions()
        uploads = [
            (str(video.file.name), video.width, video.height),
            (str(video.thumbnail.name or ""), None, None),
            *((str(file.name), None, None) for file in captions.values()),
        ]
        try:
            known = media.describe(uploads)
        except OSError:
            return {}
        poster = known.get(str(video.thumbnail.name))
        return {
            "source": f"/{known[str(video.file.name)].path}",
            "poster": f"/{poster.path}" if poster else "",
            "tracks": [
                {
                    "locale": locale.value,
                    "label": locale.label,
                    "source": f"/{known[str(file.name)].path}",
                }
                for locale, file in captions.items()
            ],
        }

    @property
    def _stored(self) -> Video:
        # What was posted and refused is in the instance already.
        return Video.objects.get(pk=self.instance.pk)


def _harm(video: Video) -> list[str]:
    """Return why guides that show a video could not be published any more."""
    told = []
    for page in GuidePage.objects.filter(pk__in=showing(video).guides):
        if page.video_id == video.pk:
            page.video = video
        for block in page.steps:
            clip = block.value["clip"]
            if clip["video"] is not None and clip["video"].pk == video.pk:
                clip["video"] = video
        message = _now("已发布的指南“{title}”在用这段视频：{why}")
        told += [
            message.format(title=page.title, why=one.message)
            for one in hindrances(page)
            if one.error
        ]
    return told


def _read(file: Any) -> str:
    if not file:
        return ""
    try:
        with file.storage.open(file.name) as content:
            return _plain(content.read().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        # The file stays as it is while nothing is typed.
        return ""


def _plain(text: Any) -> str:
    return str(text or "").replace("\r\n", "\n").replace("\r", "\n")


def _text(name: str) -> str:
    return f"{name}_text"


def _base(name: str) -> str:
    return f"{name}_base"


def _order(names: list[str]) -> list[str]:
    """Return the fields in order: each language's text before its file, all of them together."""
    ours = [part for name in FIELDS.values() for part in (_text(name), name)]
    others = [name for name in names if name not in ours]
    place = others.index("chapters")
    return [*others[:place], *ours, *others[place:]]
