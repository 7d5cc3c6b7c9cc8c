from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consents', '0003_withdrawn_before'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_how', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_how', ''), _negated=True)), _connector='OR'), name='consent_withdrawn_in_some_way'),
        ),
    ]
