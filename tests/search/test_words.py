"""Text is cut alike in entries and in questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import sound, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("身份證補辦", "身份证补办"),
        ("身分證", "身份证"),
        ("ＥＴＣ　辦理", "etc 办理"),
        ("帳號", "账号"),
        ("户囗本", "户口本"),
        ("ABC", "abc"),
        ("营业\u200b执照", "营业执照"),
        ("lǜ nü", "lǜ nv"),
        ("", ""),
    ],
)
def test_scripts_widths_and_cases_are_one(text: str, folded: str) -> None:
    assert words.fold(text) == folded


@given(st.text())
def test_any_text_is_cut(text: str) -> None:
    folded = words.fold(text)

    assert folded.isprintable()
    assert words.fold(folded) == words.fold(words.fold(folded))
    for cut in (words.tokens, words.sounds, words.spelled, words.initials):
        assert all(token and not any(map(str.isspace, token)) for token in cut(text))


def test_characters_pairs_and_longer_words_stand_side_by_side() -> None:
    assert words.tokens("居民身份证（ETC）2025年") == [
        *"居民身份证",
        *("居民", "民身", "身份", "份证"),
        *("身份证", "居民身份证"),
        *("etc", "2025", "年"),
    ]


def test_pairs_do_not_reach_over_marks() -> None:
    assert "卡换" not in words.tokens("补领社保卡、换领")


def test_a_word_decides_how_its_characters_are_read() -> None:
    assert words.syllables("会计重新，银行变更") == [
        *("kuai", "ji", "chong", "xin"),
        *("yin", "hang", "bian", "geng"),
    ]
    assert words.syllables("女户ETC") == ["nv", "hu", "etc"]


def test_sounds_are_syllables_one_by_one_and_in_twos() -> None:
    assert words.sounds("身份证") == ["shen", "fen", "zheng", "shenfen", "fenzheng"]


def test_names_are_spelled_from_each_syllable_on() -> None:
    assert words.spelled("身份证") == ["shenfenzheng", "fenzheng", "zheng"]
    assert words.initials("ETC身份证") == ["etcsfz", "sfz", "fz", "z"]


def test_long_names_are_spelled_as_far_as_somebody_types() -> None:
    name = "增值税一般纳税人登记变更和注销以及其他"

    assert max(map(len, words.initials(name))) == words.INITIALS_LETTERS
    assert words.spelled(name)[0] == "".join(words.syllables(name)[: words.SPELLED_SYLLABLES])


def test_cutting_makes_white_space_single() -> None:
    assert words.cut_at("  身份证\n\t 补领 ", 5) == "身份证 补"


@pytest.mark.parametrize(
    ("letters", "syllables"),
    [
        ("shenfenzheng", ("shen", "fen", "zheng")),
        ("jiehunz", ("jie", "hun", "z")),
        ("sfz", ()),
        ("nvhu", ("nv", "hu")),
        ("xian", ("xian",)),
        ("zengzhishuiyiban", ("zeng", "zhi", "shui", "yi", "ban")),
    ],
)
def test_letters_come_apart_into_syllables(letters: str, syllables: tuple[str, ...]) -> None:
    assert sound.spelled_syllables(letters) == syllables


@pytest.mark.parametrize(
    ("one", "other"), [("劳动", "脑动"), ("中山", "宗三"), ("英语", "因语"), ("胡同", "福同")]
)
def test_what_dialects_do_not_tell_apart_is_near(one: str, other: str) -> None:
    assert sound.near_key(one) == sound.near_key(other)


def test_what_is_told_apart_is_not_near() -> None:
    assert sound.near_key("结婚") != sound.near_key("离婚")
