import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0011_campaigns"),
        ("training", "0002_those_already_trained"),
    ]

    operations = [
        migrations.RemoveField(model_name="session", name="for_entities"),
        migrations.CreateModel(
            name="OpenTo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partners.entity"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="training.session"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="session",
            name="for_entities",
            field=models.ManyToManyField(blank=True, related_name="+", through="training.OpenTo", to="partners.entity"),
        ),
        migrations.AddConstraint(
            model_name="opento",
            constraint=models.UniqueConstraint(fields=("session", "entity"), name="open_to_an_entity_once"),
        ),
    ]
