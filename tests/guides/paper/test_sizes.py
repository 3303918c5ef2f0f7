"""How large a code has to be, and what is said where a sheet is too small for its place."""

import pytest

from guides.paper import sizes


@pytest.mark.parametrize(
    ("distance", "side"), [(100, 20), (200, 20), (500, 50), (1000, 100), (3000, 300)]
)
def test_a_code_is_a_tenth_of_its_distance_and_never_tiny(distance: float, side: float) -> None:
    assert sizes.code_side(distance) == side


@pytest.mark.parametrize(
    ("distance", "size"),
    [(1000, sizes.A4), (1499, sizes.A3), (1510, sizes.A1), (3000, sizes.A1), (3020, None)],
)
def test_the_smallest_poster_that_is_read_from_there(
    distance: float, size: sizes.Size | None
) -> None:
    assert sizes.smallest(distance) == size


def test_a_sheet_too_small_for_its_place_says_what_to_do() -> None:
    assert sizes.too_small(sizes.A4, 1000) == ""
    said = sizes.too_small(sizes.A4, 3000)
    assert said == "A4 上的二维码宽 106 毫米，离 3 米扫不到。请改用 A1 海报，或者贴近一些。"
    assert sizes.too_small(sizes.A1, 5000).endswith("没有够大的海报，请把它贴到 3 米以内。")
    assert "宽 28 毫米" in sizes.too_small(sizes.CARD, 1000, 28)


def test_sizes_are_found_by_name_and_others_refused() -> None:
    assert sizes.named(" a4 ") == sizes.A4
    with pytest.raises(sizes.UnknownSize, match="没有“B5”这种纸张，请从这些里选：A4、A3、A1。"):
        sizes.named("B5", sizes.POSTERS)
