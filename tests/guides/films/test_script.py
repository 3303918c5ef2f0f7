"""When a film shows and says what: slides, captions, chapters, transcript."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guides.films.script import BRIEFEST, LONGEST, SHORTEST, Said, script_of
from guides.models.videos import parse_chapters
from guides.vocabulary import Locale
from guides.webvtt import check

STEPS = [
    Said("准备材料", "带上户口簿原件、结婚证原件和出生医学证明，缺一样也能先受理，十天内补齐。"),
    Said("去窗口", "到窗口取号。"),
    Said("拿结果", "- 身份证\n- 户口簿"),
]


def test_each_step_is_a_chapter_that_begins_with_its_slide() -> None:
    script = script_of(STEPS)

    marks = parse_chapters(script.chapters, script.seconds * 1000)
    assert [mark.title for mark in marks] == [step.title for step in STEPS]
    opening = [slide.begins * 1000 for slide in script.slides if slide.opens]
    assert [mark.start for mark in marks] == opening
    assert marks[-1].end == script.seconds * 1000


def test_long_words_take_more_slides() -> None:
    slides = script_of(STEPS).slides

    assert [slide.step for slide in slides] == [0, 0, 1, 2]
    assert [slide.opens for slide in slides] == [True, False, True, True]
    assert slides[2].seconds == SHORTEST


def test_the_captions_say_the_words_in_both_scripts() -> None:
    script = script_of(STEPS)

    hans, hant = script.captions(Locale.HANS), script.captions(Locale.HANT)
    assert check(hans.encode()) == check(hant.encode()) == len(script.cues)
    assert "结婚证原件和出生医学证明，" in hans
    assert "結婚證原件和出生醫學證明，" in hant
    assert hans.startswith("WEBVTT\n\n00:00.000 --> ")


def test_the_transcript_holds_every_word() -> None:
    told = script_of(STEPS).transcript

    assert told.startswith("准备材料\n带上户口簿原件")
    assert told.endswith("拿结果\n身份证\n户口簿")


def test_what_looks_like_a_tag_stays_words() -> None:
    captions = script_of([Said("一", "写 <b> & 年 --> 月")]).captions(Locale.HANS)

    assert check(captions.encode()) >= 1
    assert "<b>" not in captions
    assert "&lt;b&gt;" in captions


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            Said, st.text("步骤一二", min_size=1), st.text("办证去窗口，。 \n", max_size=300)
        ),
        min_size=1,
        max_size=12,
    )
)
def test_time_is_shared_out_without_gap_or_haste(steps: list[Said]) -> None:
    script = script_of(steps)

    assert [slide.step for slide in script.slides if slide.opens] == list(range(len(steps)))
    begins = 0
    for slide in script.slides:
        assert slide.begins == begins
        assert SHORTEST <= slide.seconds <= LONGEST
        begins += slide.seconds
    assert script.seconds == begins
    last = 0
    for cue in script.cues:
        assert cue.start >= last
        assert cue.end - cue.start >= BRIEFEST
        last = cue.end
    assert last <= script.seconds * 1000
