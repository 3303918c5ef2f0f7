import json

import pytest
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
