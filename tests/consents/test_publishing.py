"""Publishing what people agree to."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.audit.models import Event
from mentores.consents import services
from mentores.consents.models import Text
from tests.factories.accounts import make_appointed, make_person
from tests.factories.consents import make_text
from tests.factories.moments import NOON, TODAY

BODY = {"pt": "Novo.", "en": "New.", "ar": "جديد."}


@pytest.mark.parametrize("role", [Role.NATIONAL_COORDINATOR, Role.EDITOR])
def test_a_new_version_is_valid_from_its_day_and_the_shown_one_stays(db, role):
    by, shown = make_appointed(role), make_text()

    text = services.publish_version("information", body=BODY, since=TODAY + timedelta(days=7), by=by, at=NOON)

    assert (text.version, text.body, text.since) == (2, BODY, TODAY + timedelta(days=7))
    assert Text.objects.get(version=1).body == shown.body
    event = Event.objects.get(app="consents")
    assert (event.act, event.kind, event.subject, event.person_id) == ("publish", "text", "information-2", by.person_id)


def test_white_space_around_a_text_is_no_part_of_it(db):
    text = services.publish_version(
        "information", body=BODY | {"pt": "\n Novo. \n"}, since=TODAY, by=make_appointed(), at=NOON
    )

    assert text.body == BODY


@pytest.mark.parametrize("role", [Role.NATIONAL_TECHNICIAN, Role.AUDITOR])
def test_not_everybody_publishes(db, role):
    with pytest.raises(PermissionDenied):
        services.publish_version("information", body=BODY, since=TODAY, by=make_appointed(role), at=NOON)


def test_an_unknown_purpose_has_no_text(db):
    with pytest.raises(PermissionDenied):
        services.publish_version("sales", body=BODY, since=TODAY, by=make_appointed(), at=NOON)


def test_a_text_is_there_in_the_languages_of_the_staff_or_not_at_all(db):
    with pytest.raises(services.LanguagesMissing) as refused:
        services.publish_version("information", body=BODY | {"en": "  "}, since=TODAY, by=make_appointed(), at=NOON)

    assert [language.code for language in refused.value.languages] == ["en"]


def test_other_languages_may_be_missing_and_an_agreement_names_the_language_that_was_shown(db):
    by, person = make_appointed(), make_person(language="ar")

    text = services.publish_version("information", body=BODY | {"ar": " "}, since=TODAY, by=by, at=NOON)
    consent = services.give(person, text, language=person.language, at=NOON)

    assert (sorted(text.body), consent.language) == (["en", "pt"], "en")


def test_no_version_is_valid_from_a_day_that_is_past(db):
    with pytest.raises(services.DayIsPast):
        services.publish_version(
            "information", body=BODY, since=TODAY - timedelta(days=1), by=make_appointed(), at=NOON
        )


def test_the_same_text_is_not_published_twice(db):
    by = make_appointed()
    services.publish_version("information", body=BODY, since=TODAY, by=by, at=NOON)

    with pytest.raises(services.NothingNew):
        services.publish_version("information", body=BODY, since=TODAY, by=by, at=NOON)
