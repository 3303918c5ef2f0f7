"""What people ask finds the same, whichever engine is asked."""

from functools import partial

import pytest
from pytest_django import Settings

from search.engines import ELASTIC, EMBEDDED, make
from search.finding.finder import find
from search.index import follow
from search.judging import judge
from search.judging.trial import QUESTIONS
from tests.elasticsearch.cluster import Cluster
from tests.search.demo import Demo

# How far the engines' MRR may lie apart, and how many of the first hits have to be the same.
APART, SAME = 0.03, 0.97


@pytest.mark.django_db
def test_the_judged_questions_are_answered_alike(
    demo: Demo, elasticsearch: Cluster, settings: Settings
) -> None:
    elasticsearch.clear()
    settings.ELASTICSEARCH_URL = elasticsearch.urls
    follow.rebuild(make(ELASTIC))
    questions = judge.read(QUESTIONS / "open.tsv")

    one, other = (
        [judge.outcome(asked, partial(find, engine=make(name))) for asked in questions]
        for name in (EMBEDDED, ELASTIC)
    )

    mrr, others = (judge.measures(outcomes)["mrr@10"] for outcomes in (one, other))
    assert mrr == pytest.approx(others, abs=APART)
    same = [a.titles[:1] == b.titles[:1] for a, b in zip(one, other, strict=True)]
    assert len(same) >= 200
    assert sum(same) >= SAME * len(same)
