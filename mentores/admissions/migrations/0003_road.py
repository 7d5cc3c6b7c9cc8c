import django.core.validators
import django.db.models.deletion
import mentores.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('admissions', '0002_initial'),
        ('partners', '0008_clocks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', mentores.core.fields.PublicId()),
                ('at', models.DateTimeField()),
                ('how', models.CharField(choices=[('phone', 'by telephone'), ('message', 'by message'), ('email', 'by e-mail'), ('in_person', 'in person')], max_length=20)),
                ('outcome', models.CharField(choices=[('reached', 'We spoke.'), ('no_answer', 'Nobody answered.'), ('wrong_number', 'The number or the address is wrong.'), ('left_message', 'A message was left.')], max_length=20)),
                ('note', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='Interview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', mentores.core.fields.PublicId()),
                ('state', models.CharField(choices=[('booked', 'booked'), ('held', 'took place'), ('missed', 'the person did not come'), ('cancelled', 'called off')], default='booked', max_length=20)),
                ('starts_at', models.DateTimeField(blank=True, null=True)),
                ('minutes', models.PositiveSmallIntegerField(default=45, validators=[django.core.validators.MinValueValidator(5)])),
                ('mode', models.CharField(choices=[('in_person', 'in person'), ('phone', 'by telephone'), ('online', 'by video')], default='in_person', max_length=20)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('booked_at', models.DateTimeField()),
                ('changes', models.PositiveSmallIntegerField(default=0)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('wish', models.CharField(blank=True, max_length=500)),
                ('wished_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('held_on', models.DateField(blank=True, null=True)),
                ('guide', models.CharField(blank=True, max_length=80)),
                ('answers', models.JSONField(blank=True, default=dict)),
            ],
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', mentores.core.fields.PublicId()),
                ('text', models.TextField(verbose_name='note')),
                ('on', models.DateField(verbose_name='day')),
                ('written_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', mentores.core.fields.PublicId()),
                ('asked_at', models.DateTimeField()),
                ('note', models.TextField(blank=True)),
                ('person_says', models.BooleanField(blank=True, null=True)),
                ('person_said_at', models.DateTimeField(blank=True, null=True)),
                ('entity_says', models.BooleanField(blank=True, null=True)),
                ('entity_said_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ThirdParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation', models.CharField(max_length=200, verbose_name='organisation')),
                ('name', models.CharField(max_length=200, verbose_name='your name')),
                ('contact', models.CharField(max_length=200, verbose_name='your e-mail or telephone')),
                ('agreed_on', models.DateField(verbose_name='day on which the person agreed')),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='application',
            name='application_open_once',
        ),
        migrations.RemoveConstraint(
            model_name='application',
            name='application_decided_has_its_moment',
        ),
        migrations.AddField(
            model_name='application',
            name='due_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='application',
            name='elsewhere',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='application',
            name='reached_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='application',
            name='recorded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='recorded_applications', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='application',
            name='state_since',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='application',
            name='way',
            field=models.CharField(choices=[('self', 'sent by the person'), ('assisted', 'written down by the staff together with the person'), ('paper', 'on a printed form'), ('third_party', 'through a school, a health centre or another service')], default='self', max_length=20, verbose_name='how it came in'),
        ),
        migrations.AlterField(
            model_name='application',
            name='state',
            field=models.CharField(choices=[('submitted', 'submitted'), ('in_review', 'in review'), ('interview_booked', 'interview booked'), ('interviewed', 'interviewed'), ('referred', 'another entity is asked'), ('accepted', 'accepted'), ('not_accepted', 'not accepted'), ('withdrawn', 'withdrawn')], default='submitted', max_length=20),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['due_on'], name='application_by_day'),
        ),
        migrations.AddField(
            model_name='contact',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='admissions.application'),
        ),
        migrations.AddField(
            model_name='contact',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='interview',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interviews', to='admissions.application'),
        ),
        migrations.AddField(
            model_name='interview',
            name='booked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='note',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='note',
            name='entity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.entity'),
        ),
        migrations.AddField(
            model_name='note',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='referral',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='referrals', to='admissions.application'),
        ),
        migrations.AddField(
            model_name='referral',
            name='asked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='referral',
            name='entity_said_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='referral',
            name='to',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='partners.entity'),
        ),
        migrations.AddField(
            model_name='thirdparty',
            name='application',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='third_party', to='admissions.application'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['application', 'at'], name='contact_of_application'),
        ),
        migrations.AddIndex(
            model_name='interview',
            index=models.Index(fields=['state', 'starts_at'], name='interview_by_moment'),
        ),
        migrations.AddConstraint(
            model_name='interview',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'booked')), fields=('application',), name='interview_booked_once'),
        ),
        migrations.AddConstraint(
            model_name='interview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('held_on__isnull', False), ('state', 'held')), models.Q(models.Q(('state', 'held'), _negated=True), ('held_on', None), ('starts_at__isnull', False)), _connector='OR'), name='interview_held_has_its_day'),
        ),
        migrations.AddIndex(
            model_name='note',
            index=models.Index(fields=['person', 'on'], name='note_of_person'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='note_says_something'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('application',), name='referral_open_once'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('person_said_at', None), ('person_says', None)), models.Q(('person_said_at__isnull', False), ('person_says__isnull', False)), _connector='OR'), name='referral_answers_have_their_moment'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('entity_said_at', None), ('entity_says', None)), models.Q(('entity_said_at__isnull', False), ('entity_says__isnull', False)), _connector='OR'), name='referral_answers_of_the_entity_too'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at', None), ('closed_at__gte', models.F('asked_at')), _connector='OR'), name='referral_closes_after_it_opens'),
        ),
    ]
