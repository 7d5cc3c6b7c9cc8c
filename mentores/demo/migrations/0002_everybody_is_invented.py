from django.db import migrations

SAMPLE = {"pt": "Guardamos só o que é preciso. (texto de exemplo)"}


def everybody_is_invented(apps, schema_editor):
    if apps.get_model("demo", "Stamp").objects.exists():
        apps.get_model("accounts", "User").objects.update(invented=True)
        entities = apps.get_model("partners", "Entity").objects.filter(state="active", data_protection_text={})
        entities.update(data_protection_text=SAMPLE)


class Migration(migrations.Migration):
    dependencies = [
        ("demo", "0001_initial"),
        ("accounts", "0004_invented"),
        ("partners", "0004_states_hold"),
    ]

    operations = [
        migrations.RunPython(everybody_is_invented, migrations.RunPython.noop),
    ]
