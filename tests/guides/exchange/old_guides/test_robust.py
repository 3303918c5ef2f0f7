"""Whatever the bytes are: guides, told records, or one clear line; never anything else."""

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.exchange.old_guides.guide import OldGuide, Unread
from guides.exchange.old_guides.mapping import UnknownGuides
from guides.exchange.old_guides.webpages import blocks_of
from guides.exchange.tables import Unreadable

from .documents import docx, lines, read

_PIECES = """
<table>|<tr>|<td>|<td rowspan=3>|<td colspan=99999>|<th>|</table>|</td>|</tr>|<dl>|<dt>|<dd>|</dl>
|<ol>|<li>|</ol>|<h1>|</h1>|<h2>|<p>|</p>|<b>|</b>|<br>|<script>|</script>|<!--|-->|<![|<title>
|<div hidden>|</div>|<nav>|&nbsp;|&#0;|&#xD800;|<a href='
"""
_TAGS = st.sampled_from(_PIECES.strip().split("|"))
_WORDS = st.text(alphabet="办理地点：材料一二。；, 1a\n\t\x00\u3000\ud800【】", max_size=12)
_SOUP = st.lists(st.one_of(_TAGS, _WORDS), max_size=60).map("".join)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)


def tried(content: bytes, name: str) -> list[OldGuide | Unread]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        told, found = "", []
        try:
            found = read(path)
        except (Unreadable, UnknownGuides) as refusal:
            told = str(refusal)
    assert "\n" not in told
    for one in found:
        assert isinstance(one, OldGuide | Unread)
        if isinstance(one, OldGuide):
            for section in (*one.sections, *one.kept):
                "".join((section.label, *section.lines)).encode()
    return found


@given(st.binary(max_size=300), st.sampled_from(["a.jsonl", "a.html", "a.docx", "a"]))
def test_any_bytes(content: bytes, name: str) -> None:
    tried(content, name)


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_any_bytes_after_a_good_record(pieces: list[bytes]) -> None:
    good = lines({"guide_id": "1", "name": "甲", "sections": {}}).encode()

    found = tried(good + b"\n".join(pieces) + b"\n" + good, "a.jsonl")

    assert not found or any(isinstance(one, OldGuide) for one in found)


@given(_JSON)
def test_any_json_as_sections(value: object) -> None:
    record = {"guide_id": "1", "name": "甲", "sections": value}
    content = lines(record).encode(errors="surrogatepass")

    found = tried(content, "a.jsonl")

    assert len(found) <= 1


@given(_SOUP)
def test_any_soup_of_tags(text: str) -> None:
    content = text.encode(errors="replace")

    tried(b"<html>" + content, "a.html")


@given(st.lists(_WORDS.filter(str.strip), min_size=1, max_size=8))
def test_no_word_of_a_page_is_lost(words: list[str]) -> None:
    plain = ["".join(ch for ch in word if ch.isalnum()) for word in words]
    page = "<p>" + "<td>".join(f"<b>{word}</b><li>{word}" for word in plain)

    _title, blocks = blocks_of(page)

    said = "".join(map(str, blocks))
    assert all(word in said for word in plain)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@given(st.integers(0, 255), st.integers(0, 2**31))
def test_a_word_file_with_a_broken_byte(share: float, byte: int, seed: int) -> None:
    content = bytearray(_DOCX)
    content[int(len(content) * share + seed) % len(content)] = byte

    tried(bytes(content), "a.docx")


@given(st.binary(max_size=200), st.sampled_from(["word/document.xml", "word/styles.xml"]))
def test_a_word_file_with_a_part_of_nonsense(nonsense: bytes, part: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_DOCX)) as before, zipfile.ZipFile(file, "w") as after:
        for one in before.infolist():
            after.writestr(one, nonsense if one.filename == part else before.read(one))

    tried(file.getvalue(), "a.docx")


_DOCX = docx(lambda document: document.add_paragraph("办理地点：和平路"))
