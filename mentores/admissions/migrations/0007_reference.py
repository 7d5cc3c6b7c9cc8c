import mentores.core.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('admissions', '0006_drafts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Signpost',
            fields=[
                ('code', models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ('sort_order', models.PositiveSmallIntegerField(default=0)),
                ('name', mentores.core.fields.Translated(default=dict)),
                ('text', mentores.core.fields.Translated(default=dict)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('website', models.URLField(blank=True)),
                ('source', models.URLField(blank=True)),
                ('is_valid', models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('code', models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ('side', models.CharField(blank=True, choices=[('mentor', 'mentor'), ('mentee', 'mentee')], max_length=10)),
                ('sort_order', models.PositiveSmallIntegerField(default=0)),
                ('name', mentores.core.fields.Translated(default=dict)),
                ('text', mentores.core.fields.Translated(default=dict)),
                ('is_valid', models.BooleanField(default=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('side__in', ['', 'mentor', 'mentee'])), name='rule_has_a_side')],
            },
        ),
    ]
