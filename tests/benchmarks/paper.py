"""`python -m tests.benchmarks.paper [POSTERS]`: what sheets cost in seconds and memory.

Of the curated example, without a database. Every file is opened and its pages counted.
"""

import argparse
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "site"))
GUIDES = 200
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")


@contextmanager
def timed(what: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - started:.2f} s, peak {peak()} MB")


def peak() -> int:
    """Return the most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("posters", nargs="?", type=int, default=1000)
    count = parser.parse_args().posters

    import django

    django.setup()

    import pypdfium2

    from guides.paper import booklet, poster, sizes, typeset
    from guides.paper.sheet import How
    from guides.vocabulary import Locale
    from tests.guides.paper.sheets import address, hall_of, placed, told

    def one(title: str) -> bytes:
        said = told(Locale.HANS, title)
        return typeset.pdf("poster", [poster.of_guide(said, address(said), How()).data])

    def pages(document: bytes) -> int:
        with pypdfium2.PdfDocument(document) as opened:
            return len(opened)

    with timed("one poster, the first"):
        assert pages(one("办护照")) == 1
    with timed("one poster, the next"):
        assert pages(one("换身份证")) == 1
    for at in range(4):
        with timed(f"posters {count * at // 4 + 1} to {count * (at + 1) // 4}"):
            for number in range(count * at // 4, count * (at + 1) // 4):
                assert pages(one(f"第 {number} 件事怎么办")) == 1
    several = [(told(Locale.HANS, f"第 {number} 件事怎么办"), placed()) for number in range(GUIDES)]
    hall, _window = hall_of(several[0][0])
    for name, size in (("", sizes.A5), (", imposed", sizes.A4)):
        with timed(f"booklet of {GUIDES} guides{name}"):
            site, how = several[0][0].snapshot.site, How(size)
            made = booklet.pdf(booklet.of_guides(hall, several, site, placed(), how))
        print(f"  {pages(made)} pages, {len(made) // 1024} kB")


if __name__ == "__main__":
    main()
