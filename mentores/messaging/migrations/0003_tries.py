from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('messaging', '0002_deliveries'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='tries',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='message',
            name='tried_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='tried',
            field=models.CharField(blank=True, choices=[('no_answer', 'nobody answered'), ('left_message', 'a message was left'), ('wrong_number', 'the number is wrong')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('tried', ''), ('tried_at', None), ('tries', 0)), models.Q(('tried_at__isnull', False), ('tries__gt', 0), models.Q(('tried', ''), _negated=True)), _connector='OR'), name='message_tried_has_its_moment'),
        ),
    ]
