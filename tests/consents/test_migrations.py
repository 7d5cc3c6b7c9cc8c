"""What was written before keeps its sense when the tables change."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from mentores.consents.models import Consent, How
from tests.factories.accounts import make_person
from tests.factories.consents import make_text
from tests.factories.moments import NOON, after


def migrate(name: str):
    """Bring the tables of consents to where this migration leaves them; the models as they were then."""
    executor = MigrationExecutor(connection)
    executor.migrate([("consents", name)])
    return executor.loader.project_state([("consents", name)]).apps


def test_what_was_taken_back_before_was_taken_back_on_screen(transactional_db):
    person, text = make_person(), make_text()
    earlier = migrate("0002_recorded_by").get_model("consents", "Consent")
    for withdrawn_at in (None, after(days=1)):
        earlier.objects.create(
            person_id=person.pk, text_id=text.pk, language="pt", how="screen", given_at=NOON, withdrawn_at=withdrawn_at
        )

    migrate("0004_withdrawn_in_some_way")

    assert sorted(Consent.objects.values_list("withdrawn_how", flat=True)) == ["", How.SCREEN]
