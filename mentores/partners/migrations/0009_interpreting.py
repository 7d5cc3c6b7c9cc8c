from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0008_clocks'),
    ]

    operations = [
        migrations.AddField(
            model_name='promoter',
            name='interpreting_phone',
            field=models.CharField(blank=True, max_length=20, verbose_name='telephone interpreting service'),
        ),
    ]
