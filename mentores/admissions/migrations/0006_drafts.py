import mentores.core.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('admissions', '0005_road_holds'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', mentores.core.fields.PublicId()),
                ('side', models.CharField(choices=[('mentor', 'mentor'), ('mentee', 'mentee')], max_length=10)),
                ('language', models.CharField(max_length=10)),
                ('answers', models.JSONField(default=dict)),
                ('code_digest', models.CharField(max_length=64, unique=True)),
                ('codes_sent', models.PositiveSmallIntegerField(default=0)),
                ('begun_at', models.DateTimeField()),
                ('kept_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['kept_at'], name='draft_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('codes_sent__lte', 3)), name='draft_sends_its_code_three_times_at_most')],
            },
        ),
    ]
