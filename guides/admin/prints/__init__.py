"""打印台: sheets ordered, looked at and made, and those that were printed with how they stand."""

from .routes import menu_item, panel, urls

__all__ = ["menu_item", "panel", "urls"]
