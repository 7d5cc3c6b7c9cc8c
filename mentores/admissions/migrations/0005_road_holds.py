from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('admissions', '0004_days_of_those_already_here'),
    ]

    operations = [
        migrations.AlterField(
            model_name='application',
            name='state_since',
            field=models.DateTimeField(),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('submitted', 'in_review', 'interview_booked', 'interviewed', 'referred'))), fields=('person', 'side'), name='application_open_once'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', False), ('entity__isnull', False), ('state__in', ('accepted', 'not_accepted'))), models.Q(('decided_at', None), ('state__in', ['submitted', 'in_review', 'interview_booked', 'interviewed', 'referred', 'withdrawn'])), _connector='OR'), name='application_decided_has_its_moment'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('due_on__isnull', False), ('state__in', ('submitted', 'in_review', 'interview_booked', 'interviewed', 'referred'))), models.Q(models.Q(('state__in', ('submitted', 'in_review', 'interview_booked', 'interviewed', 'referred')), _negated=True), ('due_on', None)), _connector='OR'), name='application_open_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('entity__isnull', False), ('state__in', ['submitted', 'withdrawn']), _connector='OR'), name='application_without_owner_is_new_or_over'),
        ),
    ]
