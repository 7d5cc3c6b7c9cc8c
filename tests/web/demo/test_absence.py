"""Without the mark of a demonstration its door is not there."""

import pytest


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/demo/", "/demo/outbox/", "/demo/outbox/abcdefghijkm/"])
def test_nothing_of_it_is_there_in_a_database_of_real_people(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_nobody_enters_a_database_of_real_people(client):
    assert client.post("/demo/enter/technician").status_code == 404
