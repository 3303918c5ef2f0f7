"""Sheets that tell of many guides, or of steps: what has no room or nothing to say is refused."""

import dataclasses
import re
from typing import Any

import pypdfium2
import pytest

from guides.channels.told import Told
from guides.content import Branch, Record, Step, Window
from guides.paper import board, booklet, chart, notice, poster, sizes, typeset, window
from guides.paper.kinds import KINDS
from guides.paper.sheet import How
from guides.vocabulary import Locale, SheetKind

from .sheets import address, hall_of, placed, told
from .test_sheets import faults, plain, text

LONG = "到窗口递交材料、核对身份并在申请表上签字，按要求补齐后由工作人员当场录入系统并出具回执"


def test_every_kind_is_made_in_a_size_with_a_code_large_enough_to_be_read() -> None:
    assert set(KINDS) == set(SheetKind)
    for made in KINDS.values():
        assert made.sizes
        assert min(made.codes.values()) >= sizes.SMALLEST_CODE


def many_steps(count: int) -> tuple[Step, ...]:
    example = told(Locale.HANS).guide.steps[0]
    branch = Branch(condition="材料不齐或者不符合法定形式", outcome="当场一次说清", to=1)
    return tuple(
        example.model_copy(
            update={
                "number": number,
                "title": f"第{number}件：{LONG}",
                "branches": (branch,) if number % 3 == 0 else (),
            }
        )
        for number in range(1, count + 1)
    )


@pytest.mark.parametrize("size", [sizes.A3, sizes.A3_WIDE], ids=lambda size: size.name)
@pytest.mark.parametrize("count", [1, 2, 7, 20])
def test_of_a_chart_with_many_long_steps_nothing_is_cut(size: sizes.Size, count: int) -> None:
    steps = many_steps(count)
    one = told(Locale.HANS, steps=steps)
    drawn = chart.of_guide(one, address(one), How(size, large=True))

    with pypdfium2.PdfDocument(typeset.pdf("chart", [drawn.data])) as document:
        [page] = document
        said = plain(text(page))
        assert [step.title for step in steps if plain(step.title) not in said] == []
        assert said.count("材料不齐或者不符合法定形式") == count // 3
        assert faults(page, "chart") == []


def test_a_guide_without_steps_has_the_stages_of_its_item_drawn_or_is_refused() -> None:
    one = told(Locale.HANS, "办护照", steps=())
    drawn = chart.of_guide(one, address(one), How(sizes.A3))
    assert [box.title for box in drawn.boxes] == [
        str(link.stage.label) for link in one.item.process
    ]

    item = one.item.model_copy(update={"process": ()})
    none = told(Locale.HANS, "办护照", steps=(), items=(item,))
    with pytest.raises(chart.NoSteps, match=r"“办护照”没有步骤.*改印海报"):
        chart.of_guide(none, address(none), How(sizes.A3))


def test_codes_of_which_there_is_no_room_are_refused_with_what_to_do() -> None:
    one = told(Locale.HANS)
    hall, at = hall_of(one)
    entries = [(one.record, placed())] * (window.MOST_CODES + 1)

    with pytest.raises(board.TooMany, match="现在有 7 件事。请改用整个窗口一个码"):
        window.of_entries(hall, at, entries, one.snapshot.site, How())


def test_titles_of_which_there_is_no_room_at_a_window_are_counted() -> None:
    one = told(Locale.HANS)
    hall, at = hall_of(one)

    sheet = window.of_window(hall, at, [one.record] * 20, one.snapshot.site, placed(), How())

    assert len(sheet.entries) == window.MOST_TITLES - 1
    assert sheet.more == "还有 9 件，扫码看"


def contents_of(several: list[Any], locale: Locale = Locale.HANS) -> booklet.Booklet:
    hall, _at = hall_of(several[0])
    entries = [(one, placed()) for one in several]
    site = several[0].snapshot.site
    return booklet.of_guides(hall, entries, site, placed(), How(sizes.A5, locale))


def test_a_booklet_is_ordered_by_topic_and_its_index_by_sound() -> None:
    titles = ["租房", "办护照", "残疾人证", "12345 怎么打", "北京来的人落户"]
    made = contents_of([told(Locale.HANS, title) for title in titles])

    assert [(part.letter, len(part.entries)) for part in made.index] == [
        ("#", 1), ("B", 2), ("C", 1), ("Z", 1),
    ]  # fmt: skip
    assert [chapter.name for chapter in made.chapters] == ["婚育收养"]


def test_an_english_index_is_by_letter_without_articles() -> None:
    titles = ["The old age card", "A passport", "Set up a company"]
    made = contents_of([told(Locale.EN, title) for title in titles], Locale.EN)

    assert [part.letter for part in made.index] == ["O", "P", "S"]


def test_contents_and_index_name_the_page_on_which_a_guide_stands() -> None:
    titles = [f"第{number}件事怎么办" for number in range(23)]
    made = contents_of([told(Locale.HANS, title) for title in titles])

    with pypdfium2.PdfDocument(booklet.pdf(made)) as document:
        pages = [text(page).replace(" ", "") for page in document]
    for title in titles:
        [body] = [at for at, said in enumerate(pages, 1) if re.search(rf"{title}\r\n", said)]
        listed = [int(one) for said in pages for one in re.findall(rf"{title}\.+\s*(\d+)", said)]
        assert listed == [body, body]


def talkative(one: Told) -> tuple[Record, Window]:
    """Return a hall that has much to say of its hours and of how to get there, and a window."""
    hall, there = hall_of(one)
    words = (
        "Take bus 5, 12 or 20 to the square, " if one.locale == Locale.EN else "坐五路车到广场，"
    )
    said = hall.payload.model_copy(update={"directions": words * 12, "hours_note": words * 9})
    return hall.model_copy(update={"payload": said}), there


@pytest.mark.parametrize("locale", Locale)
def test_a_window_sheet_has_room_for_what_its_hall_says(locale: Locale) -> None:
    one = told(locale)
    hall, there = talkative(one)
    how = How(locale=locale)
    made = window.of_window(hall, there, [one.record], one.snapshot.site, placed(locale), how)

    with pypdfium2.PdfDocument(typeset.pdf("window", [made.data])) as document:
        assert [faults(page, "window") for page in document] == [[]]


@pytest.mark.parametrize("locale", Locale)
def test_the_back_of_a_booklet_is_a_page_however_much_a_hall_says(locale: Locale) -> None:
    one = told(locale)
    hall, _there = talkative(one)
    how = How(sizes.A5, locale)
    made = booklet.of_guides(hall, [(one, placed())], one.snapshot.site, placed(), how)

    with pypdfium2.PdfDocument(booklet.pdf(made)) as document:
        assert len(document) == 5
        back = document[4]
        assert faults(back, "booklet") == []
        told_there = "".join(text(back).split())
        said = (made.words.back, *(row.value for row in made.rows), made.words.rule)
        assert [words for words in said if "".join(words.split()) not in told_there] == []


def test_a_booklet_of_nothing_is_refused() -> None:
    one = told(Locale.HANS)
    hall, _at = hall_of(one)
    with pytest.raises(booklet.Empty, match="还没有发布的指南"):
        booklet.of_guides(hall, [], one.snapshot.site, placed(), How(sizes.A5))


def test_a_long_guide_goes_on_over_the_page_and_loses_nothing() -> None:
    one = told(Locale.HANS, steps=many_steps(60))
    made = contents_of([one])

    with pypdfium2.PdfDocument(booklet.pdf(made)) as document:
        said = plain("".join(text(page) for page in document))
        assert len(document) > 5
        assert [fault for page in document for fault in faults(page, "booklet")] == []
    assert [step.title for step in one.guide.steps if plain(step.title) not in said] == []


def test_a_logo_stands_in_the_code_of_a_window_but_not_in_small_ones() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    one = told(Locale.HANS)
    hall, at = hall_of(one)
    how = How(logo=svg)
    large = window.of_window(hall, at, [one.record], one.snapshot.site, placed(), how)
    small = window.of_entries(hall, at, [(one.record, placed())], one.snapshot.site, how)

    assert large.way
    assert "<image" in large.way.symbol
    assert not any("<image" in entry.way.symbol for entry in small.entries if entry.way)
    assert dataclasses.replace(how, grey=True).coloured(svg).startswith(b"\x89PNG")


def test_each_notice_in_a_file_counts_its_own_pages() -> None:
    one = told(Locale.HANS)
    short = notice.of_guide(one, placed(), How())
    long = dataclasses.replace(short, papers=short.papers[:1] * 30)

    with pypdfium2.PdfDocument(
        typeset.pdf("notice", [each.data for each in (short, long, short)])
    ) as document:
        said = [plain(text(page)) for page in document]

    assert len(said) == 4
    assert [re.findall(r"[12]/2", page) for page in said] == [[], ["1/2"], ["2/2"], []]


def test_what_is_said_in_one_breath_is_not_broken() -> None:
    assert lines("买卖二手车，过户", sizes.A4) == ["买卖二手车，", "过户"]
    assert lines("社保卡丢了，补一张", sizes.A4) == ["社保卡丢了，", "补一张"]
    assert lines("换领身份证", sizes.A4) == ["换领身份证"]


def lines(title: str, size: sizes.Size) -> list[str]:
    """Return the lines of a poster's title."""
    one = told(Locale.HANS, title)
    sheet = poster.of_guide(one, placed(), How(size))
    with pypdfium2.PdfDocument(typeset.pdf("poster", [sheet.data])) as document:
        said = text(document[0]).split("\r\n")
    return [plain(line) for line in said if plain(line) and plain(line) in title]
