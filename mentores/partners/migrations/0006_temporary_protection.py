from django.db import migrations


def widen(apps, schema_editor):
    """Until now one word stood for both protections: whoever accompanied refugees accompanied these people too."""
    for entity in apps.get_model("partners", "Entity").objects.all():
        if "refugee" in entity.publics:
            entity.publics = [*entity.publics, "temporary_protection"]
            entity.save(update_fields=["publics"])


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0005_minors"),
    ]

    operations = [migrations.RunPython(widen, migrations.RunPython.noop)]
