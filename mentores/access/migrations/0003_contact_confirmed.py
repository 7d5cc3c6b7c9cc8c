from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_signing'),
    ]

    operations = [
        migrations.AlterField(
            model_name='code',
            name='purpose',
            field=models.CharField(choices=[('confirm', 'it is still the same person'), ('new', 'a new login is theirs'), ('old', 'the login that is to be replaced is theirs'), ('claim', 'the telephone of a first login is theirs'), ('contact', 'what we write reaches them'), ('sign', 'a paper is signed by them')], max_length=10),
        ),
    ]
