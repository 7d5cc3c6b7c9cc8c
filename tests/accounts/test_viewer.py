"""One person wearing one role."""

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, Viewer, through_link
from tests.factories.accounts import make_appointed, make_person


def test_nobody_is_a_person_without_an_entity():
    assert [(viewer.person_id, viewer.entities) for viewer in (VISITOR, SYSTEM)] == [(None, []), (None, [])]


def test_a_viewer_works_with_one_entity():
    assert Viewer(person=None, role=Role.TECHNICIAN, entity_id=7).entities == [7]


def test_a_reason_is_given_without_changing_the_viewer(db):
    viewer = make_appointed()

    giving = viewer.giving("A complaint was sent.")

    assert (viewer.reason, giving.reason, giving.person, giving.role) == (
        "",
        "A complaint was sent.",
        viewer.person,
        viewer.role,
    )


def test_a_link_opens_one_thing_for_its_person(db):
    person = make_person()

    viewer = through_link(person, purpose="rating", kind="rating", subject="abcdefghijkm")

    assert (viewer.person, viewer.role, viewer.only, viewer.purpose) == (
        person,
        Role.LINK,
        ("rating", "abcdefghijkm"),
        "rating",
    )
    assert viewer.entities == []
