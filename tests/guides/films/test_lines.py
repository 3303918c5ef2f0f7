"""Words become lines that can be read at a glance, and not a letter is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guides.films.lines import WIDEST, lines_of

_CLOSING = "。，、；：！？”’）」』》〉…"


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("签字。", ["签字。"]),
        ("", []),
        ("先取号。再排队！", ["先取号。", "再排队！"]),
        ("- 原件\n- 复印件", ["原件", "复印件"]),
        ("带上户口簿、结婚证，到窗口取号。", ["带上户口簿、结婚证，到窗口取号。"]),
        (
            "带上户口簿原件、结婚证原件和出生医学证明，到窗口取号。",
            ["带上户口簿原件、", "结婚证原件和出生医学证明，", "到窗口取号。"],
        ),
        ("交 20 元/证，5 个工作日办好。", ["交 20 元/证，5 个工作日办好。"]),
        ("他说“好。”就走了", ["他说“好。”", "就走了"]),
    ],
)
def test_words_are_cut_where_people_pause(words: str, lines: list[str]) -> None:
    assert lines_of(words) == lines


def test_a_long_clause_is_cut_in_even_parts() -> None:
    lines = lines_of("到和平路一号政务服务中心二楼综合受理窗口提交申请材料原件。")

    assert [len(line) for line in lines] == [15, 14]


def test_numbers_and_addresses_stay_whole_where_they_can() -> None:
    lines = lines_of("我们给您打电话的号码是0360-8800200请您留意接听我们的电话")

    assert any("0360-8800200" in line for line in lines)


_WORDS = st.text(st.sampled_from("办证去窗口，。、；！？“”（）09aZ.- \n"), max_size=200)


@settings(deadline=None)
@given(st.one_of(_WORDS, st.text(max_size=100)))
def test_nothing_is_lost_and_no_line_is_too_wide(words: str) -> None:
    lines = lines_of(words)

    assert all(line and len(line) <= WIDEST for line in lines)
    bare = re.sub(r"\s+", "", "".join(lines))
    kept = "\n".join(line.strip().removeprefix("- ").strip() for line in words.splitlines())
    assert bare == re.sub(r"\s+", "", kept)


@settings(deadline=None)
@given(st.text(st.sampled_from("办证去窗口交材料，、"), min_size=1, max_size=150))
def test_few_lines_begin_with_what_closes_another(words: str) -> None:
    # Only where the words themselves hold nothing but closing marks for a line's length.
    if re.search(rf"[{_CLOSING}]{{2,}}", words) or words[0] in _CLOSING:
        return
    assert not [line for line in lines_of(words) if line[0] in _CLOSING]
