import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('guides', '0007_brand_and_statements'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True, validators=[django.core.validators.MinValueValidator(2000), django.core.validators.MaxValueValidator(2099)], verbose_name='年份')),
                ('notice', models.TextField(help_text='把国务院办公厅的节假日安排通知粘贴在这里，一个节日一行，例如：劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。', verbose_name='放假安排')),
            ],
            options={
                'verbose_name': '放假安排',
                'verbose_name_plural': '放假安排',
                'ordering': ['-year'],
            },
        ),
    ]
