import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import mentores.core.fields
from mentores.core.ids import new_id


def give_ids(apps, schema_editor):
    for appointment in apps.get_model("accounts", "Appointment").objects.all():
        appointment.public_id = new_id()
        appointment.save(update_fields=["public_id"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AddField("appointment", "public_id", models.CharField(max_length=12, null=True)),
        migrations.RunPython(give_ids, migrations.RunPython.noop),
        migrations.AlterField("appointment", "public_id", mentores.core.fields.PublicId()),
        migrations.AddField(
            "appointment",
            "end_asked_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("appointment", "end_asked_at", models.DateTimeField(blank=True, null=True)),
    ]
