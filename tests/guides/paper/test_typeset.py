"""typst is called in one place: nothing said is an instruction, nothing is mixed up."""

import os
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest

from guides.paper import poster, typeset
from guides.paper.sheet import How
from guides.vocabulary import Locale

from .sheets import address, told


def made(title: str) -> bytes:
    one = told(Locale.HANS, title)
    return typeset.pdf("poster", [poster.of_guide(one, address(one), How()).data])


def said(document: bytes) -> str:
    with pypdfium2.PdfDocument(document) as opened:
        return "".join(page.get_textpage().get_text_range() for page in opened)


def test_a_title_is_words_whatever_it_looks_like() -> None:
    title = '#panic("a") *b* $c$ \\ "d'

    assert title.replace(" ", "") in said(made(title)).replace(" ", "").replace("\r\n", "")


def test_the_same_sheet_gives_the_same_bytes_for_archives() -> None:
    one = told(Locale.HANS)
    data = poster.of_guide(one, address(one), How()).data

    first, second = (typeset.pdf("poster", [data]) for _ in range(2))

    assert first == second
    assert b"pdfaid:part" in first


def test_sheets_of_a_kind_go_into_one_file() -> None:
    several = [told(Locale.HANS, title) for title in ("办护照", "领养老金")]
    data = [poster.of_guide(one, address(one), How()).data for one in several]

    with pypdfium2.PdfDocument(typeset.pdf("poster", data)) as document:
        assert len(document) == 2


def test_threads_do_not_mix_what_they_set() -> None:
    titles = [f"第{number}号事" for number in range(8)]

    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda title: said(made(title)), titles))

    assert [title in text.replace(" ", "") for title, text in zip(titles, texts, strict=True)] == [
        True
    ] * 8


def test_a_process_forked_afterwards_is_told_so_and_does_not_wait_for_ever() -> None:
    made("先在这里排一张")
    child = os.fork()
    if not child:
        try:
            made("再在别处排一张")
        except typeset.CannotBeSet as refused:
            os._exit(7 if "forked" in str(refused) else 8)
        os._exit(9)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_a_sheet_that_cannot_be_set_is_named() -> None:
    with pytest.raises(typeset.CannotBeSet, match=r"poster.*办护照"):
        typeset.pdf("poster", [{"title": "办护照"}])
    with pytest.raises(typeset.CannotBeSet, match="banner: no such template"):
        typeset.pdf("banner", [])


def test_a_character_without_a_glyph_is_named_with_its_sheet() -> None:
    several = [told(Locale.HANS, title) for title in ("办护照", "办😀照")]
    data = [poster.of_guide(one, address(one), How()).data for one in several]

    with pytest.raises(typeset.CannotBeSet, match="“办😀照”里有字体没有的字：😀。请换一个字"):
        typeset.pdf("poster", data)
