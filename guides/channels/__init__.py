"""Channels: pure functions of published data. One module a channel, one line here each."""

from types import ModuleType

from . import hotline, kiosk, mobile, web, window

__all__ = ["CHANNELS", "hotline", "kiosk", "mobile", "web", "window"]

CHANNELS: dict[str, ModuleType] = {
    "web": web,
    "mobile": mobile,
    "kiosk": kiosk,
    "hotline": hotline,
    "window": window,
}
