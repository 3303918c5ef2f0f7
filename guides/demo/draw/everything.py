"""Draws what is missing or older than its text, and keeps a list of what was drawn from what."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guides.demo import script, texts
from guides.demo.films import FILMS, PICTURES, captions_file
from guides.demo.things import PAPERS
from guides.vocabulary import Locale

MANIFEST = texts.MEDIA / "manifest.json"
CALLOUTS = texts.MEDIA / "callouts.json"


@dataclass(frozen=True)
class Work:
    """One drawing: its files below media/, the text it follows, and how to draw it."""

    files: tuple[Path, ...]
    follows: str
    draw: Callable[[], None]

    @property
    def names(self) -> list[str]:
        return [str(file.relative_to(texts.MEDIA)) for file in self.files]


def works() -> Iterator[Work]:
    """Yield all drawings, pictures before the films that show them."""
    from . import forms

    for guide in texts.guides():
        for step in guide.steps:
            if step.picture:
                yield _picture(guide, step, step.picture)
    for guide in texts.guides():
        if guide.video:
            yield _film(guide, guide.video)
            if texts.guide_words(guide):
                yield _english_captions(guide, guide.video)
    for paper in forms.papers():
        files = tuple(PAPERS / f"{paper.key}-{kind}.pdf" for kind in ("blank", "sample"))
        yield Work(files, paper.model_dump_json(), lambda paper=paper: forms.draw(paper))


def outdated() -> Iterator[Work]:
    """Yield what is missing, was drawn from another text, or was changed by hand."""
    known = _manifest()
    for work in works():
        if _entry(work) != [known.get(name) for name in work.names]:
            yield work


def draw(every: bool, say: Callable[[str], None]) -> int:
    """Draw what is outdated, or all; return how many works."""
    manifest = _manifest()
    done = 0
    # One after the other: a film looks for its pictures only when these are drawn.
    for done, work in enumerate(works() if every else outdated(), start=1):  # noqa: B007
        work.draw()
        manifest.update(zip(work.names, _entry(work), strict=True))
        _write(MANIFEST, dict(sorted(manifest.items())))
        say(f"已画好：{'、'.join(work.names)}")
    names = {name for work in works() for name in work.names}
    _write(MANIFEST, {name: entry for name, entry in sorted(manifest.items()) if name in names})
    return done


def _picture(guide: texts.GuideText, step: texts.StepText, picture: texts.PictureText) -> Work:
    def draw_it() -> None:
        from .canvas import Canvas
        from .scenes import SCENES

        sheet = Canvas()
        SCENES[guide.key][step.id](sheet)
        if len(sheet.marks) != len(picture.callouts):
            raise ValueError(f"{picture.file} 画了 {len(sheet.marks)} 处标注，文字有另一个数目")
        sheet.save(PICTURES / picture.file)
        marks = json.loads(CALLOUTS.read_text()) if CALLOUTS.exists() else {}
        marks[picture.file] = sheet.marks
        _write(CALLOUTS, dict(sorted(marks.items())))

    follows = picture.model_dump_json(include={"file", "alt", "scene"}) + "".join(
        one.text for one in picture.callouts
    )
    return Work((PICTURES / picture.file,), follows, draw_it)


def _film(guide: texts.GuideText, video: texts.VideoText) -> Work:
    captions = {
        locale: FILMS / captions_file(video, locale) for locale in (Locale.HANS, Locale.HANT)
    }

    def draw_it() -> None:
        from .film import film

        FILMS.mkdir(parents=True, exist_ok=True)
        film(guide, FILMS / video.file, FILMS / video.poster)
        for locale, file in captions.items():
            file.write_text(script.captions(guide, locale), encoding="utf-8")

    shown = [
        (step.title, _digest(PICTURES / step.picture.file)) for step in guide.steps if step.picture
    ]
    said = [script.captions(guide, locale) for locale in captions]
    follows = json.dumps([*said, shown], ensure_ascii=False)
    files = (FILMS / video.file, FILMS / video.poster, *captions.values())
    return Work(files, follows, draw_it)


def _english_captions(guide: texts.GuideText, video: texts.VideoText) -> Work:
    file = FILMS / captions_file(video, Locale.EN)
    said = script.captions(guide, Locale.EN)

    def write_it() -> None:
        file.write_text(said, encoding="utf-8")

    return Work((file,), said, write_it)


def _entry(work: Work) -> list[list[str]]:
    """Return for each file the digest of its text and its own, empty where there is none."""
    follows = hashlib.sha256(work.follows.encode()).hexdigest()[:16]
    return [[follows, _digest(file)] for file in work.files]


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16] if file.exists() else ""


def _manifest() -> dict[str, list[str]]:
    known: dict[str, list[str]] = json.loads(MANIFEST.read_text()) if MANIFEST.exists() else {}
    return known


def _write(file: Path, content: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # A line a file, so that a change of one shows as one.
    file.write_text(lines.replace('],"', '],\n"') + "\n", encoding="utf-8")
