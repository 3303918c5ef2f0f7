"""Which of the system's fonts draws the films' Chinese characters."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import ImageFont

# Where systems keep fonts; a site's own are in `fonts` of its data folder and come first.
FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
    Path("/System/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
# File names, the best first, and the face for mainland China where a file holds several.
KNOWN = (
    ("NotoSansCJK-Bold.ttc", 2),
    ("NotoSansCJKsc-Bold.otf", 0),
    ("SourceHanSansSC-Bold.otf", 0),
    ("SourceHanSansCN-Bold.otf", 0),
    ("SourceHanSans-Bold.ttc", 2),
    ("NotoSansSC-Bold.otf", 0),
    ("NotoSansCJK-Medium.ttc", 2),
    ("NotoSansCJK-Regular.ttc", 2),
    ("NotoSansCJKsc-Regular.otf", 0),
    ("SourceHanSansSC-Regular.otf", 0),
    ("SourceHanSansCN-Regular.otf", 0),
    ("wqy-microhei.ttc", 0),
    ("wqy-zenhei.ttc", 0),
    ("PingFang.ttc", 0),
    ("msyhbd.ttc", 0),
    ("msyh.ttc", 0),
    ("simhei.ttf", 0),
)
_SUFFIXES = {".ttf", ".otf", ".ttc"}


class NoFont(Exception):
    """There is no font with Chinese characters; the message says what to install."""


@dataclass(frozen=True)
class Face:
    """A face of a font file, in any size."""

    file: Path
    index: int = 0

    def of(self, size: int) -> ImageFont.FreeTypeFont:
        return _loaded(self, size)


def face() -> Face:
    """Return the face to draw with; raises NoFont."""
    own = Path(settings.DATA_DIR) / "fonts"
    if own.is_dir():
        for file in sorted(own.iterdir()):
            if file.suffix.lower() in _SUFFIXES:
                return Face(file, dict(KNOWN).get(file.name, 0))
    found = _of_system(FOLDERS)
    if found is None:
        raise NoFont(
            _(
                "服务器上没有中文字体，画不出字。请管理员安装 fonts-noto-cjk"
                "（Debian、Ubuntu：apt install fonts-noto-cjk），"
                "或者把一个中文字体文件（.ttf、.otf、.ttc）放进数据文件夹的 fonts 里。"
            )
        )
    return found


def _of_system(folders: tuple[Path, ...]) -> Face | None:
    files = {
        file.name: file
        for folder in folders
        if folder.is_dir()
        for file in folder.rglob("*")
        if file.suffix.lower() in _SUFFIXES
    }
    return next((Face(files[name], index) for name, index in KNOWN if name in files), None)


@cache
def _loaded(face: Face, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face.file, size, index=face.index)
