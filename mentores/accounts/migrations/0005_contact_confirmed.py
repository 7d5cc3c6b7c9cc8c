from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_invented'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='contact_confirmed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='reached for the first time'),
        ),
    ]
