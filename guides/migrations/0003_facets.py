"""Facets of more names, in the order of the lists; made anew from what the ledger says."""

import json

import django.db.models.deletion
from django.db import migrations, models

from guides.facets import facets_of

BATCH = 1000
KINDS = [('site', '站点'), ('region', '区划'), ('department', '部门'), ('topic', '主题'), ('item', '事项'), ('hall', '大厅'), ('guide', '办事指南'), ('note', '窗口内部说明')]


def fill(apps, schema_editor):
    """Make the facets of everything that is public now, a batch at a time."""
    Current = apps.get_model('guides', 'Current')
    Facet = apps.get_model('guides', 'Facet')
    database = schema_editor.connection.alias
    public = Current.objects.using(database).filter(
        action='publish', audience='public', locale='zh-Hans', row__redacted_on=None
    )
    told = public.order_by('pk').values_list('pk', 'kind', 'row_id', 'row__payload')
    last = 0
    while batch := list(told.filter(pk__gt=last)[:BATCH]):
        Facet.objects.using(database).bulk_create(
            (
                Facet(current_id=pk, kind=kind, name=name, value=value, place=place)
                for pk, kind, place, payload in batch
                for name, value in sorted(facets_of(kind, json.loads(payload)))
            ),
            batch_size=5000,
        )
        last = batch[-1][0]


class Migration(migrations.Migration):

    dependencies = [
        ('guides', '0002_catalogue_fields'),
    ]

    operations = [
        # Derived, and of another shape: quicker made anew than altered column by column.
        migrations.DeleteModel(name='Facet'),
        migrations.CreateModel(
            name='Facet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=KINDS, max_length=20)),
                ('name', models.CharField(max_length=20)),
                ('value', models.CharField(max_length=100)),
                ('place', models.BigIntegerField()),
                ('current', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facets', to='guides.current')),
            ],
            options={
                'verbose_name': '筛选值',
                'constraints': [models.UniqueConstraint(fields=('kind', 'name', 'value', 'place'), name='facet_unique')],
            },
        ),
        migrations.AddIndex(
            model_name='ledgerrow',
            index=models.Index(fields=['recorded_at'], name='guides_ledg_recorde_c268db_idx'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
