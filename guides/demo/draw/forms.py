"""Blank forms and filled-in samples as PDF with real text, printed by Chromium from HTML."""

import subprocess
import tomllib
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from guides.demo.texts import FOLDER, Text
from guides.demo.things import PAPERS

from .ink import BLUE, INK, LINE, MUTED, RED

_STYLE = f"""
@page {{ size: A4; margin: 22mm 20mm }}
body {{ font: 12pt/1.6 "Noto Sans CJK SC"; color: {INK} }}
h1 {{ text-align: center; font-weight: 400; font-size: 20pt; margin: 0 0 6mm }}
table {{ width: 100%; border-collapse: collapse }}
th, td {{ border: 1pt solid {LINE}; padding: 3mm; text-align: left; height: 9mm }}
th {{ width: 34%; font-weight: 400; background: #F3F6F8 }}
td, .said {{ color: {BLUE} }}
.signatures {{ display: flex; gap: 10mm; margin-top: 12mm }}
.signatures span {{ flex: 1; border-bottom: 1pt solid {INK}; padding-bottom: 10mm }}
footer {{ margin-top: 12mm; color: {MUTED}; font-size: 9pt }}
.mark {{ position: fixed; top: 105mm; left: 45mm; font-size: 84pt; color: {RED};
  opacity: .13; transform: rotate(-24deg) }}
"""


class Paper(Text):
    """`rows` are pairs of a label and what the sample has there."""

    key: str
    title: str
    opening: str
    rows: tuple[tuple[str, str], ...]
    signatures: tuple[str, ...]


def papers() -> tuple[Paper, ...]:
    found = tomllib.loads((FOLDER / "papers.toml").read_text(encoding="utf-8"))["papers"]
    return tuple(Paper.model_validate(one) for one in found)


def draw(paper: Paper) -> None:
    """Write the blank form and the sample."""
    for kind in ("blank", "sample"):
        _print(_html(paper, filled=kind == "sample"), PAPERS / f"{paper.key}-{kind}.pdf")


def _html(paper: Paper, *, filled: bool) -> str:
    title = escape(paper.title + ("（填写示例）" if filled else ""))
    rows = "".join(
        f"<tr><th scope=row>{escape(label)}</th><td>{escape(value) if filled else ''}</td></tr>"
        for label, value in paper.rows
    )
    signatures = "".join(f"<span>{escape(one)}</span>" for one in paper.signatures)
    mark = "<p class=mark aria-hidden=true>示例</p>" if filled else ""
    return (
        f"<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>{title}</title>"
        f"<style>{_STYLE}</style>{mark}<h1>{title}</h1><p>{escape(paper.opening)}</p>"
        f"<table>{rows}</table><div class=signatures>{signatures}</div>"
        "<footer>示例表格：澄禾市是虚构的城市，本表只作演示，不能拿去真的办事。</footer></html>"
    )


def _print(html: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        source = Path(folder, "form.html")
        source.write_text(html, encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={folder}/profile",
                "--no-pdf-header-footer",
                f"--print-to-pdf={target}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )
