"""The logo of an entity."""

import io

import pytest
from django.core.exceptions import PermissionDenied

from mentores.audit.models import Event
from mentores.files.models import File
from mentores.partners.selectors import logo_of
from mentores.partners.services.logo import remove_logo, set_logo
from tests.factories.accounts import make_appointed
from tests.factories.files import make_picture
from tests.factories.moments import NOON
from tests.factories.partners import make_coordinator, make_entity, make_technician


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


def picture() -> io.BytesIO:
    return io.BytesIO(make_picture())


def test_the_coordinator_and_the_national_team_set_and_remove_it(db):
    entity = make_entity()

    for by in (make_coordinator(entity), make_appointed()):
        shown = set_logo(entity, picture(), name="a.png", by=by, at=NOON)
        assert logo_of(shown) == File.objects.get()
        assert logo_of(remove_logo(shown, by=by, at=NOON)) is None

    acts = (
        Event.objects.filter(act__endswith="_logo", subject=entity.public_id)
        .order_by("pk")
        .values_list("act", flat=True)
    )
    assert list(acts) == ["set_logo", "remove_logo", "set_logo", "remove_logo"]


def test_nobody_else_does(db):
    entity = make_entity()

    for by in (make_technician(entity), make_coordinator(make_entity())):
        with pytest.raises(PermissionDenied):
            set_logo(entity, picture(), name="a.png", by=by, at=NOON)
        with pytest.raises(PermissionDenied):
            remove_logo(entity, by=by, at=NOON)


def test_removing_what_is_not_there_changes_and_records_nothing(db):
    entity = make_entity()

    remove_logo(entity, by=make_coordinator(entity), at=NOON)

    assert Event.objects.filter(act="remove_logo").count() == 0
