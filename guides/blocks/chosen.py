"""Choosers whose choice is the same in every language: translation passes them over."""

from typing import Any

from wagtail.blocks import PageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtailmedia.blocks import VideoChooserBlock


class Untranslated:
    """wagtail-localize asks a block for its segments first; there are none here."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        return value


class MaterialBlock(Untranslated, SnippetChooserBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("guides.Material", **kwargs)


class GuideBlock(Untranslated, PageChooserBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(page_type="guides.GuidePage", **kwargs)


class ClipVideoBlock(Untranslated, VideoChooserBlock):
    pass
