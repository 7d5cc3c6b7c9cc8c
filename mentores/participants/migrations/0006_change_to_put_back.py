from django.db import migrations, models

import mentores.core.fields
from mentores.core.ids import new_id


def give_ids(apps, schema_editor):
    for change in apps.get_model("participants", "ProfileChange").objects.all():
        change.public_id = new_id()
        change.save(update_fields=["public_id"])


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0005_papers"),
    ]

    operations = [
        migrations.AddField("profilechange", "public_id", models.CharField(max_length=12, null=True)),
        migrations.RunPython(give_ids, migrations.RunPython.noop),
        migrations.AlterField("profilechange", "public_id", mentores.core.fields.PublicId()),
    ]
