import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_phone_and_contact"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="invented",
            field=models.BooleanField(default=False, verbose_name="an invented person"),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(fields=["phone"], name="user_by_phone"),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(django.db.models.functions.text.Lower("contact_email"), name="user_by_email"),
        ),
    ]
