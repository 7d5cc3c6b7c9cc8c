from django.db import migrations


def carry_over(apps, schema_editor):
    """Whoever did not say «under 18» was an adult; one word stood for both protections."""
    profiles = apps.get_model("participants", "Profile").objects
    profiles.filter(is_minor=False).update(is_adult=True)
    for profile in profiles.all():
        if "refugee" in profile.publics:
            profile.publics = [*profile.publics, "temporary_protection"]
            profile.save(update_fields=["publics"])


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0002_registration"),
    ]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
