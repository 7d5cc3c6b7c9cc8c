import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('admissions', '0008_campaign'),
        ('territories', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sharing',
            fields=[
                ('municipality', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='territories.municipality')),
                ('rule', models.CharField(choices=[('least_to_do', 'whoever has the least to do'), ('turn', 'each in turn'), ('public', 'whoever accompanies this public above all, and then each in turn'), ('national_team', 'the national team decides each time')], max_length=20)),
            ],
        ),
    ]
