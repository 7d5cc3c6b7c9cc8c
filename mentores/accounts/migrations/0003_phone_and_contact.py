import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_two_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="contact_by",
            field=models.CharField(
                choices=[
                    ("email", "by e-mail"),
                    ("sms", "by text message (SMS)"),
                    ("call", "by a telephone call"),
                ],
                default="email",
                max_length=10,
                verbose_name="how to reach you first",
            ),
        ),
        migrations.CreateModel(
            name="LoginPhone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=16, unique=True, verbose_name="telephone")),
                ("verified_at", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="login_phone",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__regex", "^\\+[1-9][0-9]{6,14}$")),
                        name="login_phone_is_in_international_form",
                    )
                ],
            },
        ),
    ]
