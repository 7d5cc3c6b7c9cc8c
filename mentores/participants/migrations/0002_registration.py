import mentores.participants.models.profile
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('participants', '0001_initial'),
        ('territories', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='profile',
            name='birth_date',
            field=models.DateField(blank=True, null=True, verbose_name='date of birth'),
        ),
        migrations.AddField(
            model_name='profile',
            name='company',
            field=models.CharField(blank=True, max_length=200, verbose_name='company'),
        ),
        migrations.AddField(
            model_name='profile',
            name='contact_of',
            field=models.CharField(blank=True, max_length=200, verbose_name='whose contact it is'),
        ),
        migrations.AddField(
            model_name='profile',
            name='country',
            field=models.CharField(blank=True, max_length=3, verbose_name='country where the person lives'),
        ),
        migrations.AddField(
            model_name='profile',
            name='guardian_agreed',
            field=models.BooleanField(default=False, verbose_name='the legal representative agrees'),
        ),
        migrations.AddField(
            model_name='profile',
            name='guardian_contact',
            field=models.CharField(blank=True, max_length=254, verbose_name='contact of the legal representative'),
        ),
        migrations.AddField(
            model_name='profile',
            name='guardian_name',
            field=models.CharField(blank=True, max_length=200, verbose_name='name of the legal representative'),
        ),
        migrations.AddField(
            model_name='profile',
            name='hours_a_month',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(2, 'about 2 hours a month'), (4, 'about 4 hours a month'), (6, 'about 6 hours a month'), (8, '8 hours a month or more')], null=True, verbose_name='hours a month'),
        ),
        migrations.AddField(
            model_name='profile',
            name='interests',
            field=models.JSONField(blank=True, default=list, validators=[mentores.participants.models.profile.check_interests], verbose_name='interests'),
        ),
        migrations.AddField(
            model_name='profile',
            name='interpreter',
            field=models.CharField(blank=True, max_length=8, verbose_name='interpreter needed'),
        ),
        migrations.AddField(
            model_name='profile',
            name='is_adult',
            field=models.BooleanField(default=False, verbose_name='18 or over, as declared'),
        ),
        migrations.AddField(
            model_name='profile',
            name='migrated',
            field=models.BooleanField(blank=True, null=True, verbose_name='has lived in another country'),
        ),
        migrations.AddField(
            model_name='profile',
            name='networks',
            field=models.CharField(blank=True, max_length=300, verbose_name='networks'),
        ),
        migrations.AddField(
            model_name='profile',
            name='own_words',
            field=models.TextField(blank=True, max_length=1000, verbose_name='the need in own words'),
        ),
        migrations.AddField(
            model_name='profile',
            name='profession',
            field=models.CharField(blank=True, max_length=120, verbose_name='profession'),
        ),
        migrations.AddField(
            model_name='profile',
            name='sector',
            field=models.CharField(blank=True, choices=[('administration', 'public administration'), ('agriculture', 'farming and fishing'), ('arts', 'arts and culture'), ('commerce', 'shops and sales'), ('construction', 'construction'), ('education', 'education and research'), ('finance', 'banking and insurance'), ('health', 'health and care'), ('hospitality', 'hotels, restaurants and tourism'), ('industry', 'industry'), ('law', 'law'), ('services', 'services to companies'), ('social', 'social work'), ('technology', 'computers and technology'), ('transport', 'transport'), ('other', 'another sector')], max_length=20, verbose_name='sector'),
        ),
        migrations.AddField(
            model_name='profile',
            name='strengths',
            field=models.JSONField(blank=True, default=list, validators=[mentores.participants.models.profile.check_strengths], verbose_name='strengths'),
        ),
        migrations.AddField(
            model_name='profile',
            name='why',
            field=models.TextField(blank=True, max_length=1000, verbose_name='why the person wants to help'),
        ),
        migrations.AlterField(
            model_name='profile',
            name='availability',
            field=models.PositiveIntegerField(default=0, verbose_name='availability'),
        ),
        migrations.AlterField(
            model_name='profile',
            name='public',
            field=models.CharField(blank=True, choices=[('immigrant', 'immigrants'), ('refugee', 'applicants for and beneficiaries of international protection'), ('temporary_protection', 'beneficiaries of temporary protection'), ('returning_emigrant', 'Portuguese emigrants who want to return')], max_length=30, verbose_name='situation'),
        ),
        migrations.AlterField(
            model_name='profile',
            name='publics',
            field=models.JSONField(blank=True, default=list, validators=[mentores.participants.models.profile.check_publics], verbose_name='whom the person would accompany'),
        ),
        migrations.AddConstraint(
            model_name='profile',
            constraint=models.CheckConstraint(condition=models.Q(('is_adult', False), ('is_minor', False), _connector='OR'), name='profile_adult_or_minor'),
        ),
        migrations.AddConstraint(
            model_name='profile',
            constraint=models.CheckConstraint(condition=models.Q(('country', ''), ('lives_abroad', True), _connector='OR'), name='profile_country_of_those_abroad'),
        ),
    ]
