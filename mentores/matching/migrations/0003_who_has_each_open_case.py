from django.db import migrations


def charge(apps, schema_editor):
    """Every case that is open already is in charge of its entity, in nobody's hands yet."""
    charges = apps.get_model("partners", "Charge").objects
    for kind, app, model, since, cases in (
        ("application", "admissions", "Application", "submitted_at", {"state": "submitted", "entity__isnull": False}),
        ("mentor", "participants", "Mentor", "accepted_at", {"state__in": ["in_training", "ready", "paused"]}),
        ("mentee", "participants", "Mentee", "accepted_at", {"state__in": ["waiting", "paused"]}),
        ("mentorship", "mentorships", "Mentorship", "opened_at", {"ended_at": None}),
    ):
        for case in apps.get_model(app, model).objects.filter(**cases).order_by("pk"):
            charges.create(entity_id=case.entity_id, kind=kind, subject=case.public_id, since=getattr(case, since))


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0002_initial"),
        ("partners", "0004_states_hold"),
    ]

    operations = [migrations.RunPython(charge, migrations.RunPython.noop)]
