from django.db import migrations

from mentores.core.text import fold


def fold_again(apps, schema_editor):
    """Apostrophes and what nobody sees are left out where names are looked for."""
    entities = apps.get_model("partners", "Entity").objects
    for pk, name in entities.values_list("pk", "name"):
        entities.filter(pk=pk).update(folded_name=fold(name)[:300])


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0009_interpreting"),
    ]

    operations = [migrations.RunPython(fold_again, migrations.RunPython.noop)]
