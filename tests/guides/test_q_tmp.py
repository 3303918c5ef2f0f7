import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import *
@pytest.mark.django_db
def test_q(client):
    p=make_guide(); q=make_guide()
    for with_event in (0,1):
        if with_event: make_life_event(p,q)
        else: make_guide()
        with CaptureQueriesContext(connection) as c: client.get(f"/guides/{p.code}/")
        print("QUERIES",with_event,len(c)); [print(x["sql"][:140]) for x in c]
    assert 0
