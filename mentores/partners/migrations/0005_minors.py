from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0004_states_hold'),
    ]

    operations = [
        migrations.AddField(
            model_name='entity',
            name='takes_minors',
            field=models.BooleanField(default=False, verbose_name='accompanies people under 18'),
        ),
    ]
