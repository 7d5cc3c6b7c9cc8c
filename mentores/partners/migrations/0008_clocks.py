import mentores.partners.models.entity
import mentores.territories.holidays
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0007_help_and_saved_filters'),
    ]

    operations = [
        migrations.AddField(
            model_name='entity',
            name='first_contact_days',
            field=models.PositiveSmallIntegerField(choices=[(15, '15 working days'), (5, '5 working days'), (2, '2 working days'), (1, '1 working day')], default=15, verbose_name='first contact within'),
        ),
        migrations.AddField(
            model_name='entity',
            name='local_holiday',
            field=models.CharField(blank=True, max_length=10, validators=[mentores.territories.holidays.check_local_holiday], verbose_name='holiday of the municipality'),
        ),
        migrations.AddField(
            model_name='entity',
            name='service_weeks',
            field=models.JSONField(blank=True, default=mentores.partners.models.entity.twice_a_month, validators=[mentores.partners.models.entity.check_weeks], verbose_name='weeks of the month in which it receives people'),
        ),
    ]
