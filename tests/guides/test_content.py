import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from guides.codes import mint
from guides.content import Fee, Site, Topic, canonical, digest, read
from guides.vocabulary import Action, Kind, Locale, TopicKind


def test_the_same_content_is_the_same_bytes() -> None:
    composed, decomposed = "é", "e\u0301"

    assert canonical({"b": composed, "a": [1]}) == '{"a":[1],"b":"é"}'.encode()
    assert canonical({"a": (1,), "b": decomposed}) == canonical({"b": composed, "a": [1]})


def test_no_float_reaches_a_payload() -> None:
    with pytest.raises(TypeError, match="float"):
        canonical({"fee": 0.1})


def test_a_payload_is_read_back_as_it_was_written() -> None:
    topic = Topic(code=mint(), locale=Locale.HANS, name="婚育收养", topic_kind=TopicKind.PERSONAL)

    assert read(Kind.TOPIC, Action.PUBLISH, topic.canonical()) == topic
    assert json.loads(topic.canonical())["schema"] == 1
    assert digest(topic.canonical()) == digest(topic.canonical())


def test_a_payload_says_nothing_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="extra"):
        Site.model_validate(
            {"code": mint(), "locale": "zh-Hans", "name": "明白", "city": "某市", "colour": "red"}
        )


def test_money_is_never_negative() -> None:
    with pytest.raises(ValidationError):
        Fee(name="工本费", amount=-1)


@pytest.mark.parametrize(
    "value",
    [1.5, [1, 2.0], {"a": {"b": [1e30]}}, {"a": float("nan")}, [float("-inf")], {1.5: "a"}],
)
def test_a_float_has_no_place_wherever_it_stands(value: object) -> None:
    with pytest.raises(TypeError, match="float"):
        canonical(value)


@given(
    value=st.recursive(
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(),
            st.text(),
            # What composes, what looks like a float, and what must be escaped.
            st.text('e\u0301\u0338=<>"\\ :,[1.5E\u1100\u1161\n'),
        ),
        lambda inner: st.lists(inner) | st.dictionaries(st.text('ae\u0301\u0338"'), inner),
    )
)
def test_canonical_is_what_normalising_each_string_gives(value: Any) -> None:
    def plain(value: Any) -> Any:
        if isinstance(value, str):
            return unicodedata.normalize("NFC", value)
        if isinstance(value, dict):
            return {plain(key): plain(part) for key, part in value.items()}
        return [plain(part) for part in value] if isinstance(value, list) else value

    slow = json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(value) == slow.encode()
