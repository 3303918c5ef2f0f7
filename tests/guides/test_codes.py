import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides import codes

bodies = st.text(alphabet=codes.ALPHABET, min_size=6, max_size=6)


def test_a_minted_code_is_read_back_in_any_case() -> None:
    code = codes.mint()

    assert codes.normalise(code.lower()) == code


@given(bodies, st.integers(0, 6), st.sampled_from(codes.ALPHABET))
def test_one_wrong_character_is_noticed(body: str, place: int, other: str) -> None:
    code = body + codes._check(body)
    wrong = code[:place] + other + code[place + 1 :]
    if wrong == code:
        assert codes.normalise(wrong) == code
    else:
        with pytest.raises(codes.InvalidCode):
            codes.normalise(wrong)


@given(bodies, st.integers(0, 5))
def test_two_characters_swapped_are_noticed(body: str, place: int) -> None:
    code = body + codes._check(body)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped == code:
        assert codes.normalise(swapped) == code
    else:
        with pytest.raises(codes.InvalidCode):
            codes.normalise(swapped)


def test_what_people_misread_is_mended() -> None:
    body = "10ABCD"
    code = body + codes._check(body)

    assert codes.normalise("IO" + code[2:]) == code
    assert codes.normalise("lo" + code[2:].lower()) == code


@pytest.mark.parametrize("text", ["", "ABC", "ABCDEFGH", "ABCDEF!", "０１２３４５６"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(codes.InvalidCode):
        codes.normalise(text)
