"""The faces of steps as pages show them: pictures with badges, clips and films with their times.

Files are named relative to this site: a page asks no other host for them.
"""

from collections.abc import Mapping
from typing import Any

from guides.content import Clip, Media, Picture, Step, Video
from guides.content.renditions import TYPES, rendition, renditions, widths_of
from guides.vocabulary import Edition

from .told import Told

# On a phone a picture is about 320 px wide and a number on it has to be 16 px high; on a kiosk it
# is about 1000 px wide. So many radii of a badge are as long as the picture.
ON_A_PHONE, ON_A_KIOSK = 22, 36
# How wide a page shows a picture, of which a browser chooses its rendition.
SIZES = "(min-width: 36rem) 32rem, 92vw"


def step(
    told: Told,
    one: Step,
    names: Mapping[str, str],
    editions: tuple[Edition, ...],
    radii: int = ON_A_PHONE,
) -> dict[str, Any]:
    """Return a step with the faces that belong to `editions`.

    Where steps have pictures each is a screen of a phone, with the `turns` to those around it.
    """
    shows = editions.__contains__
    steps = told.guide.steps
    paged = shows(Edition.PICTURED) and any(each.picture for each in steps)
    return {
        "step": one,
        "turns": turns(one.number, len(steps)) if paged else None,
        "hands_in": [names[code] for code in one.hands_in if code in names],
        "picture": picture(one.picture, radii) if shows(Edition.PICTURED) and one.picture else None,
        "clip": clip(told, one.clip) if shows(Edition.VIDEO) and one.clip else None,
    }


def turns(number: int, last: int) -> dict[str, int | None]:
    """Return which step comes before and after, None at the ends, and which is the last."""
    return {
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if number < last else None,
        "last": last,
    }


def picture(one: Picture, radii: int) -> dict[str, Any]:
    """Return a picture with its badges in pixels of the picture, none of them cut off."""
    width, height = one.media.width or 1200, one.media.height or 900
    radius = max(width // radii, 1)
    return {
        "path": one.media.path,
        "sources": sources(one.media),
        "sizes": SIZES,
        "width": width,
        "height": height,
        "alt": one.alt,
        "radius": radius,
        "size": radius * 3 // 2,
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


def sources(one: Media) -> list[dict[str, str]]:
    """Return the renditions of a picture by type, the best first, for a browser to choose from."""
    if not renditions(one):
        return []
    widths = widths_of(one.width or 0)
    return [
        {
            "type": kind,
            "srcset": ", ".join(f"/{rendition(one.path, each, form)} {each}w" for each in widths),
        }
        for form, kind in TYPES.items()
    ]


def files(one: Picture) -> list[str]:
    """Return the paths of all that a page may load for a picture: itself and its renditions."""
    return [one.media.path, *renditions(one.media)]


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
        "start": _seconds(one.start),
    }


def chapters(video: Video) -> list[dict[str, str]]:
    """Return the chapters of a video as links into it."""
    return [
        {
            "title": one.title,
            "href": _stretch(video, one.start, one.end),
            "from": clock(one.start),
            "start": _seconds(one.start),
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
    until = f",{_seconds(end)}" if end else ""
    return f"#t={_seconds(start)}{until}" if start or end else ""


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:g}"
