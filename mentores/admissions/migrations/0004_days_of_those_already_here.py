from datetime import timedelta

from django.db import migrations
from django.db.models import F, Max
from django.utils import timezone

from mentores.territories.holidays import is_working_day

DAYS_TO_NAME_AN_ENTITY = 5


def reckon(apps, schema_editor):
    """Until now an application was new or over. The day of a new one is that of its first contact."""
    applications = apps.get_model("admissions", "Application").objects
    applications.exclude(decided_at=None).update(state_since=F("decided_at"))
    for application in applications.filter(decided_at=None).annotate(moved_at=Max("moves__at")).select_related("entity__municipality"):
        application.state_since = application.submitted_at
        if application.state == "submitted":
            application.due_on = _due_on(application)
        else:
            application.state_since = application.moved_at or application.submitted_at
        application.save(update_fields=["state_since", "due_on"])


def _due_on(application):
    entity, day = application.entity, timezone.localdate(application.submitted_at)
    left = entity.first_contact_days if entity else DAYS_TO_NAME_AN_ENTITY
    district = entity.municipality.district_code if entity and entity.municipality else ""
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day, district=district)
    return day


class Migration(migrations.Migration):
    dependencies = [
        ("admissions", "0003_road"),
    ]

    operations = [migrations.RunPython(reckon, migrations.RunPython.noop)]
