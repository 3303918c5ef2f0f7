"""The faces of steps as pages show them: pictures with badges, clips and films with their times.

Files are named relative to this site: a page asks no other host for them.
"""

from collections.abc import Mapping
from typing import Any

from guides.content import Clip, Picture, Step, Video
from guides.vocabulary import Edition

from .told import Told

# On a phone a picture is about 320 px wide and a number on it has to be 16 px high; on a kiosk it
# is about 1000 px wide. So many radii of a badge are as long as the picture.
ON_A_PHONE, ON_A_KIOSK = 22, 36


def step(
    told: Told,
    one: Step,
    names: Mapping[str, str],
    editions: tuple[Edition, ...],
    radii: int = ON_A_PHONE,
) -> dict[str, Any]:
    """Return a step with the faces that belong to `editions`."""
    shows = editions.__contains__
    return {
        "step": one,
        "hands_in": [names[code] for code in one.hands_in if code in names],
        "picture": picture(one.picture, radii) if shows(Edition.PICTURED) and one.picture else None,
        "clip": clip(told, one.clip) if shows(Edition.VIDEO) and one.clip else None,
    }


def picture(one: Picture, radii: int) -> dict[str, Any]:
    """Return a picture with its badges in pixels of the picture, none of them cut off."""
    width, height = one.media.width or 1200, one.media.height or 900
    radius = max(width // radii, 1)
    return {
        "path": one.media.path,
        "width": width,
        "height": height,
        "alt": one.alt,
        "radius": radius,
        "size": radius * 6 // 5,
        "callouts": [
            {
                "number": callout.number,
                "text": callout.text,
                "x": min(max(callout.x * width // 1000, radius), width - radius),
                "y": min(max(callout.y * height // 1000, radius), height - radius),
            }
            for callout in one.callouts
        ],
    }


def clip(told: Told, one: Clip) -> dict[str, Any] | None:
    """Return a clip; without a video of its own it is a stretch of the guide's."""
    video = one.video or told.guide.video
    if video is None:
        return None
    return {
        "own": one.video,
        "video": video,
        "href": _stretch(video, one.start, one.end),
        "fragment": _fragment(one.start, one.end),
        "from": clock(one.start),
    }


def chapters(video: Video) -> list[dict[str, str]]:
    """Return the chapters of a video as links into it."""
    return [
        {
            "title": one.title,
            "href": _stretch(video, one.start, one.end),
            "from": clock(one.start),
        }
        for one in video.chapters
    ]


def clock(milliseconds: int) -> str:
    """Return a place in a video as minutes and seconds: 1:05."""
    return f"{milliseconds // 60000}:{milliseconds // 1000 % 60:02}"


def _stretch(video: Video, start: int, end: int | None) -> str:
    return f"/{video.media.path}{_fragment(start, end)}"


def _fragment(start: int, end: int | None) -> str:
    """Return a media fragment in seconds, as a browser's player understands it."""
    until = f",{end / 1000:g}" if end else ""
    return f"#t={start / 1000:g}{until}" if start or end else ""
