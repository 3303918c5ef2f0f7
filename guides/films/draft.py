"""A film for the draft of a guide: made by a job, put into the draft, never published."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from guides.assemble import guide_of
from guides.assemble.steps import UNWRITTEN
from guides.facts import TOKEN
from guides.jobs import Failed, Tick
from guides.models import GuidePage, Job, Video
from guides.vocabulary import JobKind, Locale

from .encode import NotInstalled, Still, encode, installed
from .fonts import NoFont, face
from .script import Said, Script, script_of
from .slides import SIZE, Artist

# Bytes for eight steps, and in proportion for more.
BUDGET = 300_000
# Seconds beyond which nobody watches a film without a sound.
LONGEST = 600
_NAMES = {Locale.HANS: "captions_hans", Locale.HANT: "captions_hant"}


def lacking() -> str:
    """Return what this server lacks to make films, and how to get it; nothing if it can."""
    try:
        if not installed():
            raise NotInstalled
        face()
    except (NotInstalled, NoFont) as lack:
        return str(lack)
    return ""


def script_for(draft: GuidePage) -> Script:
    """Return the film of a draft's steps; raises Failed with what is to be written first."""
    try:
        guide = guide_of(draft)
    except ValidationError as error:
        raise Failed("".join(error.messages)) from error
    if not guide.steps:
        raise Failed(_("这份指南还没有步骤，请先把步骤写好，保存以后再生成。"))
    for step in guide.steps:
        _refuse_unwritten(step.number, (step.title, step.words))
    script = script_of(Said(step.title, step.words) for step in guide.steps)
    if script.seconds > LONGEST:
        minutes = -(-script.seconds // 60)
        told = _("步骤的文字太长，视频会有 {minutes} 分钟，没有人看得完。请先把话写短。")
        raise Failed(told.format(minutes=minutes))
    return script


def draft_film(job: Job, tick: Tick) -> dict[str, Any]:
    """Make the film that a job asks for and put it into the guide's latest draft.

    The job's parameters: `page`, and `video`, the one that the draft had when it was asked for: if
    the draft has another by now, somebody has chosen it, and it stays.
    """
    page = GuidePage.objects.filter(pk=job.parameters["page"]).first()
    if page is None:
        raise Failed(_("这份指南已经删除了。"))
    lack = lacking()
    if lack:
        raise Failed(lack)
    draft: GuidePage = page.get_latest_revision_as_object()
    script = script_for(draft)
    steps = [str(block.id) for block in draft.steps]
    stills = _stills(script, draft)
    seen = _Count(tick, len(stills))
    with TemporaryDirectory() as folder:
        film = Path(folder) / "film.mp4"
        budget = BUDGET * max(len(script.steps), 8) // 8
        size = encode(stills, film, budget, seen)
        with transaction.atomic():
            video = _attach(job, steps, script, film, stills[0].image)
    return _told(page, video, script, size)


def is_drafted(video: Video) -> bool:
    """Tell whether a video was made from steps and nobody has written its captions anew."""
    return Job.objects.filter(
        kind=JobKind.DRAFT_FILM,
        outcome__video=video.pk,
        outcome__captions=str(video.captions_hans.name),
    ).exists()


class _Count:
    """Counts stills for the job's page; a second try with coarser pictures counts anew."""

    def __init__(self, tick: Tick, total: int) -> None:
        self._tick, self._total, self._done = tick, total, 0

    def __call__(self) -> None:
        self._done += 1
        self._tick((self._done - 1) % self._total + 1, self._total)


def _refuse_unwritten(number: int, texts: Iterable[str]) -> None:
    for text in texts:
        if text == UNWRITTEN:
            raise Failed(_("第 {n} 步还没有写完，请先写好。").format(n=number))
        token = TOKEN.search(text)
        if token:
            told = _("第 {n} 步里的 {token} 现在没有值，请先在事项里填上，或者改写这句话。")
            raise Failed(told.format(n=number, token=token.group()))


def _stills(script: Script, draft: GuidePage) -> list[Still]:
    pictures = {}
    for number, block in enumerate(draft.steps):
        picture = _opened(block.value["picture"]["image"])
        if picture is not None:
            pictures[number] = picture
    artist = Artist(script, face(), pictures)
    return [Still(artist.draw(slide), slide.seconds, slide.opens) for slide in script.slides]


def _opened(image: Any) -> Image.Image | None:
    if image is None:
        return None
    try:
        with image.file.open("rb") as content, Image.open(content) as picture:
            return ImageOps.exif_transpose(picture).convert("RGBA")
    except (OSError, UnidentifiedImageError):
        # A picture that is gone or is none: the words stand in for it.
        return None


def _attach(job: Job, steps: list[str], script: Script, film: Path, first: Image.Image) -> Video:
    page = GuidePage.objects.select_for_update().get(pk=job.parameters["page"])
    draft: GuidePage = page.get_latest_revision_as_object()
    if draft.video_id != job.parameters["video"]:
        raise Failed(_("做视频的时候，有人给这份指南换了视频，所以没有放进去。要用新的请再生成。"))
    _refuse_locked(page, job.user)
    video = _video(draft, script, film, first)
    video.uploaded_by_user = job.user
    video.full_clean()
    video.save()
    draft.video, draft.has_video = video, True
    for block in draft.steps:
        # A step that came since is in no chapter yet.
        known = str(block.id) in steps
        block.value["clip"]["chapter"] = steps.index(str(block.id)) + 1 if known else None
    draft.save_revision(user=job.user, log_action=True)
    return video


def _refuse_locked(page: GuidePage, user: Any) -> None:
    lock = page.get_lock()
    if user is not None and lock is not None and lock.for_user(user):
        raise Failed(_("这份指南现在锁着，不能改稿。请等它解锁以后再生成。"))


def _video(draft: GuidePage, script: Script, film: Path, first: Image.Image) -> Video:
    video = Video(
        title=_("{title}（按步骤生成）").format(title=draft.title)[:255],
        type="video",
        duration=script.seconds,
        width=SIZE[0],
        height=SIZE[1],
        chapters=script.chapters,
        transcript=script.transcript,
    )
    with film.open("rb") as content:
        video.file.save(f"{draft.code}.mp4", File(content), save=False)
    video.thumbnail.save(f"{draft.code}.jpg", _poster(first), save=False)
    for locale, name in _NAMES.items():
        captions = ContentFile(script.captions(locale).encode())
        getattr(video, name).save(f"{draft.code}.{locale}.vtt", captions, save=False)
    return video


def _poster(first: Image.Image) -> ContentFile:  # type: ignore[type-arg]
    content = BytesIO()
    first.save(content, "JPEG", quality=80, optimize=True)
    return ContentFile(content.getvalue())


def _told(page: GuidePage, video: Video, script: Script, size: int) -> dict[str, Any]:
    told = _(
        "视频做好了：{steps} 步，{minutes} 分 {seconds} 秒，{size} kB。"
        "已经放进指南的稿，还没有发布：看过没有问题，再在指南里发布。"
    )
    return {
        "video": video.pk,
        "captions": str(video.captions_hans.name),
        "told": [
            told.format(
                steps=len(script.steps),
                minutes=script.seconds // 60,
                seconds=script.seconds % 60,
                size=-(-size // 1000),
            )
        ],
        "links": [
            {
                "label": _("打开指南的稿"),
                "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            },
            {
                "label": _("看视频，改字幕和章节"),
                "url": reverse("wagtailmedia:edit", args=[video.pk]),
            },
        ],
    }
