"""Stills as a silent H.264 film, by PyAV where that is installed."""

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image

# Frames a second: stills need no more, and players can seek in it.
RATE = 2
# From fine to coarse; the first that fits is taken.
QUALITIES = (28, 32, 36, 40)
_OPTIONS = {"preset": "slow", "tune": "stillimage"}


class NotInstalled(Exception):
    """PyAV is not here; the message says how to get it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "这台服务器还不能做视频：缺少 PyAV。请管理员在程序文件夹里运行 "
                "uv sync --frozen --inexact --extra film，再重新启动网站。"
            )
        )


@dataclass(frozen=True)
class Still:
    """A picture and its whole seconds; where it is `whole`, a player can jump to it at once."""

    image: Image.Image
    seconds: int
    whole: bool


def installed() -> bool:
    return importlib.util.find_spec("av") is not None


def encode(
    stills: Sequence[Still], target: Path, budget: int, tick: Callable[[], None] = lambda: None
) -> int:
    """Write stills as an MP4 of at most `budget` bytes if that can be had; return its size.

    `tick` is called for each still. Raises NotInstalled.
    """
    if not installed():
        raise NotInstalled
    for quality in QUALITIES:
        _write(stills, target, quality, tick)
        if target.stat().st_size <= budget:
            break
    return target.stat().st_size


def _write(stills: Sequence[Still], target: Path, quality: int, tick: Callable[[], None]) -> None:
    import av

    options = {"movflags": "+faststart"}
    with av.open(str(target), "w", format="mp4", options=options) as container:
        stream = container.add_stream(
            "libx264", rate=RATE, options={**_OPTIONS, "crf": str(quality)}
        )
        stream.width, stream.height = stills[0].image.size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.gop_size = RATE * 600
        number = 0
        for still in stills:
            tick()
            for frame in _frames(still, number):
                container.mux(stream.encode(frame))
            number += still.seconds * RATE
        container.mux(stream.encode(None))


def _frames(still: Still, first: int) -> Any:
    import av
    from av.video.frame import PictureType

    frame = av.VideoFrame.from_image(still.image).reformat(  # type: ignore[no-untyped-call]
        format="yuv420p"
    )
    for n in range(still.seconds * RATE):
        frame.pts, frame.time_base = first + n, Fraction(1, RATE)
        frame.pict_type = PictureType.I if still.whole and n == 0 else PictureType.NONE
        yield frame
