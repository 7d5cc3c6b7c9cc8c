from django.db import migrations

from mentores.core.ids import new_id


def place(apps, schema_editor):
    """Until now an entity was active unless it had left; without a municipality it worked in the whole country."""
    entities = apps.get_model("partners", "Entity").objects
    entities.filter(until=None).update(state="active")
    entities.exclude(until=None).update(state="ended")
    entities.filter(municipality=None).update(covers_nation=True)
    for membership in apps.get_model("partners", "Membership").objects.all():
        membership.public_id = new_id()
        membership.save(update_fields=["public_id"])


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0002_network"),
    ]

    operations = [migrations.RunPython(place, migrations.RunPython.noop)]
