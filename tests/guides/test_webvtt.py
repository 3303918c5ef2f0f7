import pytest

from guides.webvtt import Cue, InvalidCaptions, check, stamp, written

GOOD = """WEBVTT

1
00:00.000 --> 00:02.000
带上身份证

00:02.000 --> 01:00:04.000 line:0
到窗口
"""


def test_good_captions_are_counted() -> None:
    assert check(GOOD.encode()) == 2
    assert check(GOOD.replace("\n", "\r\n").encode("utf-8-sig")) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (GOOD.encode("gbk"), "UTF-8"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nsrt", "WEBVTT"),
        (b"WEBVTT\n\n00:02.000 --> 00:01.000\nx\n", "第 3 行"),
        (b"WEBVTT\n\n00:05.000 --> 00:06.000\nx\n\n00:01.000 --> 00:02.000\ny\n", "第 6 行"),
        (b"WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nx\n", "第 3 行"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "没有文字"),
        (b"WEBVTT\n", "没有一条字幕"),
    ],
)
def test_what_a_browser_would_drop_is_refused_with_its_line(content: bytes, said: str) -> None:
    with pytest.raises(InvalidCaptions, match=said):
        check(content)


def test_what_is_written_can_be_read() -> None:
    text = written([Cue(0, 1_500, "带上\n\n身份证"), Cue(3_600_000, 3_661_001, "写 <b> & -->")])

    assert check(text.encode()) == 2
    assert text == (
        "WEBVTT\n\n00:00.000 --> 00:01.500\n带上\n身份证\n\n"
        "01:00:00.000 --> 01:01:01.001\n写 &lt;b&gt; &amp; --&gt;\n"
    )


@pytest.mark.parametrize(
    ("milliseconds", "told"),
    [(0, "00:00.000"), (59_999, "00:59.999"), (60_000, "01:00.000"), (36_000_000, "10:00:00.000")],
)
def test_moments_are_told_as_webvtt_has_them(milliseconds: int, told: str) -> None:
    assert stamp(milliseconds) == told
