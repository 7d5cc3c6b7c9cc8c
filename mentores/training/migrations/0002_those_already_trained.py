"""Whoever was trained before hours were counted has had the hours that were asked for."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

HOURS_ASKED_FOR = 120  # minutes


def note(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    briefings = apps.get_model("training", "Briefing")
    trained = apps.get_model("participants", "Mentor").objects.exclude(trained_on=None)
    briefings.objects.bulk_create(
        briefings(
            person_id=mentor.person_id,
            kind="mentor_training",
            given_on=mentor.trained_on,
            minutes=HOURS_ASKED_FOR,
            entity_id=mentor.entity_id,
            noted_at=mentor.accepted_at,
        )
        for mentor in trained.iterator()
    )


class Migration(migrations.Migration):
    dependencies = [("training", "0001_initial"), ("participants", "0001_initial")]
    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
