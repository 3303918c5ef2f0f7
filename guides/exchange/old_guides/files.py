"""Files of old guides in whatever form: JSON, web pages, Word; one clear line for all others."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from guides.exchange.tables import Unreadable

from .document import DOCX, HTML, document_of
from .file import File
from .guide import OldGuide, Unread
from .known import Known
from .lines import SAMPLE, beginning, encoding_of, keys_of, records
from .mapping import DOCUMENTS, GuideMapping, choose, named
from .records import guide_of

_OTHERS = (
    (b"\xd0\xcf\x11\xe0", _lazy("“{file}”是旧式的 Office 文件。请在 Word 里打开，另存为 .docx。")),
    (b"{\\rtf", _lazy("“{file}”是 RTF 文件。请在 Word 里打开，另存为 .docx。")),
    (b"%PDF", _lazy("“{file}”是 PDF。请用它的 Word 原稿，或者转成 .docx 再导入。")),
    (b"\x1f\x8b", _lazy("“{file}”是压缩包。请先解压。")),
    (b"Rar!", _lazy("“{file}”是压缩包。请先解压。")),
    (b"7z\xbc\xaf", _lazy("“{file}”是压缩包。请先解压。")),
)


@dataclass(frozen=True)
class Source:
    """An opened file: how it is read, and its guides."""

    file: File
    form: str
    encoding: str
    mapping: GuideMapping

    def guides(self, known: Known) -> Iterator[OldGuide | Unread]:
        """Yield the guides in order; `known` tells what may be a label."""
        if self.form == _JSON:
            for line, record in records(self.file, self.encoding):
                if isinstance(record, Unread):
                    yield record
                else:
                    yield guide_of(record, line, self.mapping, known)
        else:
            yield document_of(self.file, self.form, known)


_JSON = "JSON"


def open_source(file: File, mapping: str | None = None) -> Source:
    """Find out what a file is and by which mapping it is read.

    Raises Unreadable or UnknownGuides.
    """
    try:
        with file.path.open("rb") as opened:
            head = opened.read(SAMPLE)
        form = _form_of(file, head)
        if form != _JSON:
            return Source(file, form, "", named(mapping or DOCUMENTS))
        encoding = encoding_of(head, file.known_as)
        return Source(file, form, encoding, choose(keys_of(file, encoding), mapping))
    except OSError as error:
        message = _("打不开“{file}”：{reason}")
        raise Unreadable(
            message.format(file=file.known_as, reason=error.strerror or error)
        ) from None


def _form_of(file: File, head: bytes) -> str:
    for magic, why in _OTHERS:
        if head.startswith(magic):
            raise Unreadable(str(why).format(file=file.known_as))
    if head.startswith(b"PK"):
        return DOCX
    begin = beginning(head)
    if not begin:
        raise Unreadable(_("“{file}”是空的。").format(file=file.known_as))
    if begin[:1] in ("{", "["):
        return _JSON
    suffix = Path(file.known_as).suffix.lower()
    if begin.startswith("<") or suffix in (".html", ".htm", ".xhtml", ".shtml"):
        return HTML
    if suffix in (".json", ".jsonl", ".ndjson"):
        return _JSON
    message = _(
        "认不出“{file}”是什么文件。能导入的有：JSON Lines（.jsonl）、网页（.html）、Word（.docx）。"
    )
    raise Unreadable(message.format(file=file.known_as))
