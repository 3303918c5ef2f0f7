"""The committed drawings fit the texts: each there, small, and in step with its guide."""

import re
from io import StringIO
from itertools import pairwise
from pathlib import Path

import av
import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from guides import webvtt
from guides.demo import films, script, texts
from guides.demo.draw import everything, forms
from guides.demo.draw.canvas import Canvas
from guides.demo.draw.scenes import SCENES
from guides.demo.things import PAPERS
from guides.localize import traditional
from guides.models.videos import parse_chapters
from guides.vocabulary import Locale

PICTURES = [step.picture for guide in texts.guides() for step in guide.steps if step.picture]
FILMED = [guide for guide in texts.guides() if guide.filmed]

every_picture = pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.file)
every_film = pytest.mark.parametrize("guide", FILMED, ids=lambda guide: guide.key)


def film_of(guide: texts.GuideText) -> texts.VideoText:
    assert guide.video
    return guide.video


@every_picture
def test_a_picture_is_small_and_its_callouts_point_into_it(picture: texts.PictureText) -> None:
    file = films.PICTURES / picture.file
    assert file.stat().st_size <= 60_000
    with Image.open(file) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 900))
    points = films.callouts()[picture.file]
    assert len(points) == len(picture.callouts)
    for x, y in points:
        assert 20 <= x <= 980
        assert 20 <= y <= 980
    # Two badges on one spot would hide each other.
    for number, (x, y) in enumerate(points):
        assert all(abs(x - a) > 25 or abs(y - b) > 35 for a, b in points[:number])


@every_picture
def test_a_picture_has_what_a_blind_reader_needs(picture: texts.PictureText) -> None:
    assert 10 <= len(picture.alt) <= 200
    assert all(0 < len(one.text) <= 100 for one in picture.callouts)


@every_picture
def test_a_picture_can_be_read_in_grey(picture: texts.PictureText) -> None:
    with Image.open(films.PICTURES / picture.file) as image:
        shades = image.convert("L").getcolors(256) or []
    dark = sum(count for count, shade in shades if shade < 100)  # type: ignore[operator]
    light = sum(count for count, shade in shades if shade > 200)  # type: ignore[operator]
    assert dark > 0.02 * 1200 * 900
    assert light > 0.3 * 1200 * 900


def test_pictures_and_scenes_are_the_same_set() -> None:
    drawn = {(key, step) for key, scenes in SCENES.items() for step in scenes}
    written = {
        (guide.key, step.id) for guide in texts.guides() for step in guide.steps if step.picture
    }
    assert drawn == written


def test_callouts_are_where_the_program_draws_them() -> None:
    guide = next(one for one in texts.guides() if one.key == "passport")
    sheet = Canvas()
    SCENES[guide.key]["book"](sheet)
    assert guide.steps[0].picture
    assert [tuple(point) for point in films.callouts()[guide.steps[0].picture.file]] == sheet.marks


@every_film
def test_a_film_is_small_plays_anywhere_and_lasts_as_long_as_its_steps(
    guide: texts.GuideText,
) -> None:
    file = films.FILMS / film_of(guide).file
    assert file.stat().st_size <= 300_000
    head = file.read_bytes()[:4096]
    assert head.index(b"moov") < 100, "the index comes first, so that it starts at once"
    with av.open(str(file)) as film:
        stream = film.streams.video[0]
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert (stream.width, stream.height) == texts.FILM_SIZE
        assert stream.duration
        assert stream.time_base
        assert abs(float(stream.duration * stream.time_base) * 1000 - script.duration(guide)) < 250
        assert not film.streams.audio
        keys = [
            float(packet.pts * stream.time_base)
            for packet in film.demux(stream)
            if packet.is_keyframe and packet.pts is not None
        ]
    begins = [step.clip.start / 1000 for step in guide.steps if step.clip]
    assert all(any(abs(key - begin) < 0.01 for key in keys) for begin in begins)


@every_film
def test_steps_follow_each_other_without_a_gap(guide: texts.GuideText) -> None:
    clips = [step.clip for step in guide.steps if step.clip]
    assert len(clips) == len(guide.steps)
    assert clips[0].start == 0
    assert all(a.end == b.start for a, b in pairwise(clips))


@every_film
def test_chapters_are_the_steps(guide: texts.GuideText) -> None:
    marks = parse_chapters(script.chapters(guide), script.duration(guide))
    assert [(mark.title, mark.start, mark.end) for mark in marks] == [
        (step.title, step.clip.start, step.clip.end) for step in guide.steps if step.clip
    ]


@every_film
def test_captions_say_the_narration_slowly_in_both_scripts(guide: texts.GuideText) -> None:
    lines = [line for step in guide.steps for line in step.narration]
    for locale in (Locale.HANS, Locale.HANT):
        content = (films.FILMS / films.captions_file(film_of(guide), locale)).read_bytes()
        assert webvtt.check(content) == len(lines)
        said = [
            line for line in content.decode().splitlines() if re.search("[\u4e00-\u9fff]", line)
        ]
        assert said == [traditional(line) if locale == Locale.HANT else line for line in lines]
    for cue in script.cues(guide):
        assert len(cue.text) * 1000 / (cue.end - cue.start) <= script.READING_SPEED


@every_film
def test_the_transcript_says_all_that_the_film_says(guide: texts.GuideText) -> None:
    transcript = script.transcript(guide)
    for step in guide.steps:
        assert step.title in transcript
        assert all(line in transcript for line in step.narration)


@every_film
def test_a_film_has_a_poster_of_its_own_size(guide: texts.GuideText) -> None:
    file = films.FILMS / film_of(guide).poster
    assert file.stat().st_size <= 100_000
    with Image.open(file) as image:
        assert image.size == texts.FILM_SIZE


def test_six_materials_have_a_blank_form_and_a_sample() -> None:
    papers = forms.papers()
    assert len(papers) >= 6
    assert {paper.key for paper in papers} <= {one.key for one in texts.materials()}
    for paper in papers:
        for kind in ("blank", "sample"):
            content = (PAPERS / f"{paper.key}-{kind}.pdf").read_bytes()
            assert content.startswith(b"%PDF-")
            assert len(content) < 200_000


def test_all_drawings_together_are_small() -> None:
    files = [file for file in texts.MEDIA.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 14_000_000


def test_nothing_lies_there_that_nobody_draws() -> None:
    drawn = {file for work in everything.works() for file in work.files}
    there = {file for file in texts.MEDIA.rglob("*") if file.is_file()}
    assert there - drawn == {everything.MANIFEST, everything.CALLOUTS}


def test_the_drawings_follow_the_texts() -> None:
    call_command("draw_demo", "--check", stdout=StringIO())


def test_a_changed_text_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *rest = texts.guides()
    narration = ("换了一句话。", *first.steps[0].narration[1:])
    steps = (first.steps[0].model_copy(update={"narration": narration}), *first.steps[1:])
    changed = first.model_copy(update={"steps": steps})
    monkeypatch.setattr(texts, "guides", lambda: (changed, *rest))
    with pytest.raises(CommandError, match=re.escape(f"films/{film_of(first).file}")):
        call_command("draw_demo", "--check")


def test_a_drawing_changed_by_hand_is_found_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = forms.papers()[0]
    by_hand = tmp_path / "by-hand.pdf"
    by_hand.write_bytes(b"%PDF-1.4")
    digest_of = everything._digest
    target = PAPERS / f"{paper.key}-blank.pdf"
    monkeypatch.setattr(
        everything, "_digest", lambda file: digest_of(by_hand if file == target else file)
    )
    with pytest.raises(CommandError, match=paper.key):
        call_command("draw_demo", "--check")
