from django.db import migrations

from mentores.core.text import fold


def fold_again(apps, schema_editor):
    """Apostrophes and what nobody sees are left out where names are looked for."""
    people = apps.get_model("accounts", "User").objects
    for pk, name, folded in people.values_list("pk", "full_name", "folded_name").iterator():
        if (again := fold(name)[:300]) != folded:
            people.filter(pk=pk).update(folded_name=again)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_contact_confirmed"),
    ]

    operations = [migrations.RunPython(fold_again, migrations.RunPython.noop)]
