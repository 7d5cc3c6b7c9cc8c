from django.db import migrations


def on_screen(apps, schema_editor):
    """A consent could be taken back on screen only."""
    withdrawn = apps.get_model("consents", "Consent").objects.filter(withdrawn_how="")
    withdrawn.exclude(withdrawn_at=None).update(withdrawn_how="screen")


class Migration(migrations.Migration):

    dependencies = [
        ('consents', '0002_recorded_by'),
    ]

    operations = [
        migrations.RunPython(on_screen, migrations.RunPython.noop),
    ]
