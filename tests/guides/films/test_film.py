"""A film is made from a guide's draft, put into it, read back, and never published."""

import io
import json
from pathlib import Path
from typing import Any

import av
import pytest
from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from PIL import Image
from pytest_django import Settings
from wagtail.images import get_image_model

from guides import jobs, published
from guides.assemble import guide_of
from guides.films import encode as encoding
from guides.films import fonts
from guides.films.draft import BUDGET, is_drafted, lacking, script_for
from guides.films.encode import RATE
from guides.films.slides import SIZE
from guides.hindrances import refusals
from guides.jobs.working import perform
from guides.models import GuidePage, Job, Video
from guides.vocabulary import Edition, JobKind, JobState, Kind
from guides.webvtt import check
from tests.factories import make_guide, make_item
from tests.guides.test_assemble import a_film

pytestmark = pytest.mark.django_db

WORDS = "带上户口簿原件、结婚证原件和出生医学证明，到窗口取号，交{{fee}}。"


def busy_picture(number: int) -> Any:
    """A drawing of many edges, as large as editors upload."""
    picture = Image.new("RGBA", (1200, 900), "white")
    for n in range(0, 900, 12):
        colour = (n * 7 % 256, (n * number * 13) % 256, (number * 40) % 256, 255)
        picture.paste(colour, (n, n // 2, min(n + 90, 1200), n // 2 + 60 + number * 9))
    content = io.BytesIO()
    picture.save(content, "PNG")
    return get_image_model().objects.create(
        title=f"图{number}", file=ImageFile(content, f"{number}.png")
    )


def guide(count: int = 3, **fields: Any) -> GuidePage:
    steps = []
    for n in range(count):
        step: dict[str, Any] = {"title": f"第{n + 1}件事", "words": WORDS}
        if n % 2 == 0:
            step["picture"] = {"image": busy_picture(n), "alt": "一张图", "callouts": []}
        steps.append(step)
    return make_guide(item=make_item(fee="20"), steps=steps, **fields)


def make_film(page: GuidePage, **parameters: Any) -> Job:
    draft = draft_of(page)
    user = get_user_model().objects.create_superuser(f"maker{Job.objects.count()}", password="x")
    job = Job.objects.create(
        kind=JobKind.DRAFT_FILM,
        title="视频",
        user=user,
        parameters={"page": page.pk, "video": draft.video_id, **parameters},
    )
    ticks: list[tuple[int, int | None]] = []
    for name, value in perform(job, lambda done, total: ticks.append((done, total))).items():
        setattr(job, name, value)
    job.save()
    if job.state == JobState.DONE:
        assert ticks[-1][0] == ticks[-1][1]
    return job


def draft_of(page: GuidePage) -> GuidePage:
    draft: GuidePage = GuidePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return draft


@pytest.mark.once
def test_a_film_of_eight_steps_is_read_back() -> None:
    page = guide(8)
    script = script_for(draft_of(page))

    job = make_film(page)

    assert job.state == JobState.DONE, job.error
    video = Video.objects.get(pk=job.outcome["video"])
    assert video.file.size <= BUDGET
    with av.open(video.file.path) as film:
        (stream,) = film.streams
        assert isinstance(stream, av.VideoStream)
        assert (stream.codec_context.name, stream.width, stream.height) == ("h264", *SIZE)
        frames = list(film.decode(stream))
        assert len(frames) == script.seconds * RATE
        assert film.duration == script.seconds * 1_000_000 == video.duration * 1_000_000
        whole = [float(frame.time or 0) for frame in frames if frame.key_frame]
    opening = [slide.begins for slide in script.slides if slide.opens]
    assert set(opening) <= set(whole)
    shown = frames[0].to_image()
    assert shown.getpixel((4, 4)) == pytest.approx((11, 87, 164), abs=12)
    # Words are drawn on their strip: it holds more than its own colour.
    assert len(shown.crop((0, 130, SIZE[0], 200)).getcolors(SIZE[0] * 70)) > 50


def test_it_lies_in_the_draft_with_captions_and_chapters_and_is_not_public() -> None:
    page = guide(3)
    before = published.head()

    job = make_film(page)

    assert published.head() == before
    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    assert not record.payload.has(Edition.VIDEO)
    draft = draft_of(page)
    assert (draft.has_video, draft.video_id) == (True, job.outcome["video"])
    assert [block.value["clip"]["chapter"] for block in draft.steps] == [1, 2, 3]
    video = draft.video
    assert video is not None
    for captions in (video.captions_hans, video.captions_hant):
        with captions.open() as content:
            assert check(content.read()) > 3
    with video.captions_hans.open() as hans, video.captions_hant.open() as hant:
        assert "20 元/证" in hans.read().decode()
        assert "戶口簿" in hant.read().decode()
    assert "20 元/证" in video.transcript
    with video.thumbnail.open() as content, Image.open(content) as poster:
        assert (poster.format, poster.size) == ("JPEG", SIZE)
    assert refusals(draft, by_editor=True) == []
    steps = guide_of(draft).steps
    assert all(step.clip and step.clip.end for step in steps)
    assert "还没有发布" in job.outcome["told"][0]
    assert draft.latest_revision.user == job.user


def test_published_it_is_the_guides_video() -> None:
    page = guide(2)
    make_film(page)
    draft_of(page).save_revision().publish()

    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    assert record.payload.has(Edition.VIDEO)
    assert [chapter.title for chapter in record.payload.video.chapters] == ["第1件事", "第2件事"]


def test_a_second_film_replaces_the_first_which_stays_in_the_library() -> None:
    page = guide(2)
    first = make_film(page).outcome["video"]
    video = Video.objects.get(pk=first)
    assert is_drafted(video)

    second = make_film(page).outcome["video"]

    assert draft_of(page).video_id == second != first
    assert Video.objects.filter(pk=first).exists()


def test_a_film_whose_captions_were_written_anew_is_nobodys_draft() -> None:
    video = Video.objects.get(pk=make_film(guide(1)).outcome["video"])
    assert is_drafted(video)
    video.captions_hans = "captions/other.vtt"
    Video.objects.filter(pk=video.pk).update(captions_hans="captions/other.vtt")

    assert not is_drafted(video)
    assert not is_drafted(a_film("made by hand"))


def test_a_video_chosen_meanwhile_stays() -> None:
    page = guide(1)
    chosen = a_film("chosen")
    draft = draft_of(page)
    draft.video = chosen
    draft.save_revision()

    job = make_film(page, video=None)

    assert job.state == JobState.FAILED
    assert "有人给这份指南换了视频" in job.error
    assert draft_of(page).video_id == chosen.pk
    assert Video.objects.count() == 1


def test_a_step_written_meanwhile_is_in_no_chapter(monkeypatch: pytest.MonkeyPatch) -> None:
    page = guide(2)

    def slowly(*args: Any) -> int:
        draft = draft_of(page)
        one, other = draft.steps.get_prep_value()
        new = {"type": "step", "value": {"title": "又一件", "words": "新的话。"}}
        draft.steps = json.dumps([other, one, new])
        draft.save_revision()
        return encoding.encode(*args)

    monkeypatch.setattr("guides.films.draft.encode", slowly)

    make_film(page)

    draft = draft_of(page)
    assert [block.value["title"] for block in draft.steps] == ["第2件事", "第1件事", "又一件"]
    assert [block.value["clip"]["chapter"] for block in draft.steps] == [2, 1, None]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([{"title": "一", "words": ""}], "第 1 步还没有写完"),
        ([{"title": "一", "words": "交{{nothing}}"}], "{{nothing}}"),
        ([{"title": "一", "words": "很长的话要说很久。" * 400}], "先把话写短"),
    ],
)
def test_what_cannot_be_filmed_is_told(steps: list[dict[str, Any]], said: str) -> None:
    page = make_guide(publish=False, steps=steps)
    page.save_revision()

    job = make_film(page)

    assert (job.state, Video.objects.count()) == (JobState.FAILED, 0)
    assert said in job.error


def test_without_steps_there_is_no_film() -> None:
    page = make_guide()
    page.steps = []
    page.save_revision()

    assert "还没有步骤" in make_film(page).error


def test_a_locked_guide_is_left_alone() -> None:
    page = guide(1)
    GuidePage.objects.filter(pk=page.pk).update(locked=True)

    job = make_film(page)

    assert (job.state, Video.objects.count()) == (JobState.FAILED, 0)
    assert "锁着" in job.error


def test_a_deleted_guide_has_no_film() -> None:
    page = make_guide(publish=False)
    job = Job.objects.create(kind=JobKind.DRAFT_FILM, title="x", parameters={"page": page.pk})
    page.delete()

    assert "已经删除" in perform(job, lambda done, total: None)["error"]


def test_without_pyav_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guides.films.draft.installed", lambda: False)

    assert "--extra film" in lacking()
    assert "--extra film" in make_film(guide(1)).error
    monkeypatch.setattr(encoding, "installed", lambda: False)
    with pytest.raises(encoding.NotInstalled):
        encoding.encode([], Path("nowhere.mp4"), 1)


def test_without_a_chinese_font_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr(fonts, "FOLDERS", ())

    assert "fonts-noto-cjk" in make_film(guide(1)).error

    own = Path(settings.DATA_DIR) / "fonts"
    own.mkdir()
    (own / "readme.txt").touch()
    assert "fonts-noto-cjk" in lacking()
    monkeypatch.undo()
    known = fonts.face()
    (own / known.file.name).symlink_to(known.file)
    assert fonts.face() == fonts.Face(own / known.file.name, known.index)


def test_a_picture_that_is_gone_leaves_its_words() -> None:
    page = guide(1)
    image = draft_of(page).steps[0].value["picture"]["image"]
    image.file.storage.delete(image.file.name)

    job = make_film(page)

    assert job.state == JobState.DONE, job.error


def test_it_stops_when_asked() -> None:
    page = guide(1)
    job = Job.objects.create(
        kind=JobKind.DRAFT_FILM, title="x", parameters={"page": page.pk, "video": None}
    )
    asked = iter([False, True])

    def tick(done: int, total: int | None) -> None:
        if next(asked, True):
            raise jobs.Stopped

    assert perform(job, tick)["state"] == JobState.STOPPED
    assert (Video.objects.count(), draft_of(page).video) == (0, None)
