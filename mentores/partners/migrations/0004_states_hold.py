import mentores.core.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0003_those_already_here'),
    ]

    operations = [
        migrations.AlterField(
            model_name='membership',
            name='public_id',
            field=mentores.core.fields.PublicId(),
        ),
        migrations.AddConstraint(
            model_name='entity',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('since__isnull', False), ('state__in', ('active', 'suspended'))), models.Q(('since', None), ('state__in', ['candidate', 'preparation', 'refused'])), ('state', 'ended'), _connector='OR'), name='entity_in_the_network_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='entity',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'ended'), ('until__isnull', False)), models.Q(models.Q(('state', 'ended'), _negated=True), ('until', None)), _connector='OR'), name='entity_ended_has_its_day'),
        ),
    ]
