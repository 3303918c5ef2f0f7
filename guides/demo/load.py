"""Loads the demo: what is there stays as it is, so a killed load goes on where it stopped."""

from collections.abc import Callable

from . import english, events, films, hung, pages, places, printed, ratings, things, used

Say = Callable[[str], None]

_TEXTS: tuple[tuple[str, Callable[[], int]], ...] = (
    ("区划和部门", places.load_city),
    ("大厅", places.load_halls),
    ("材料", places.load_materials),
    ("事项", things.load_items),
    ("办事指南", pages.load_guides),
    ("首页上常办的事", pages.load_wanted),
    ("一件事", events.load_life_events),
    ("张贴处", hung.load_placements),
    ("印过的海报", printed.load_prints),
    ("扫码和阅读的次数", used.load_uses),
    ("好差评和意见", ratings.load_ratings),
)


def load_texts(say: Say) -> int:
    """Load all that the first page needs; return how many things were new."""
    total = 0
    for name, load in _TEXTS:
        if count := load():
            say(f"已载入{name}：{count}")
        total += count
    return total


def load_media(say: Say) -> int:
    """Add pictures and videos to the guides that lack them; return to how many."""
    return films.load_media(say)


def load_english(say: Say) -> int:
    """Translate what has English words, guides with the pictures that they have by then; return
    how many things."""
    return english.load_english(say)
