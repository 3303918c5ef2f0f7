"""What the site says of itself, its emblem and colours; guides in an alphabet, by what is wanted."""

import json

import django.core.validators
import django.db.models.deletion
import uuid
import wagtail.fields
from django.db import migrations, models

BATCH = 1000


def fill(apps, schema_editor):
    """Make the facets of guides anew, which are of more names now, a batch at a time."""
    from guides.facets import facets_of

    Current = apps.get_model('guides', 'Current')
    Facet = apps.get_model('guides', 'Facet')
    database = schema_editor.connection.alias
    public = Current.objects.using(database).filter(
        kind__in=('guide', 'item'),
        action='publish',
        audience='public',
        row__redacted_on=None,
    )
    told = public.order_by('pk').values_list('pk', 'kind', 'locale', 'row_id', 'row__payload')
    last = 0
    while batch := list(told.filter(pk__gt=last)[:BATCH]):
        Facet.objects.using(database).filter(current__in=[one[0] for one in batch]).delete()
        Facet.objects.using(database).bulk_create(
            (
                Facet(current_id=pk, kind=kind, name=name, value=value, place=place)
                for pk, kind, locale, place, payload in batch
                for name, value in sorted(facets_of(kind, json.loads(payload), locale))
            ),
            batch_size=5000,
        )
        last = batch[-1][0]


class Migration(migrations.Migration):

    dependencies = [
        ('guides', '0006_kiosk_packs'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='brand',
            options={'verbose_name': '网站名称和品牌'},
        ),
        migrations.AddField(
            model_name='brand',
            name='city_en',
            field=models.CharField(blank=True, max_length=80, verbose_name='城市的英文'),
        ),
        migrations.AddField(
            model_name='brand',
            name='emblem',
            field=models.ForeignKey(blank=True, help_text='PNG、WebP 或 JPEG，四周不留白；显示在每页左上角，高 44 像素。', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailimages.image', verbose_name='徽标'),
        ),
        migrations.AddField(
            model_name='brand',
            name='emblem_words',
            field=models.CharField(blank=True, help_text='给看不见图的人听，例如：澄禾市市徽。', max_length=50, verbose_name='徽标上画的是什么'),
        ),
        migrations.AddField(
            model_name='brand',
            name='emblem_words_en',
            field=models.CharField(blank=True, max_length=80, verbose_name='徽标说明的英文'),
        ),
        migrations.AddField(
            model_name='brand',
            name='link',
            field=models.CharField(blank=True, help_text='例如 #0b57a4；不填就用原来的蓝色。', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', '颜色请写成 #0b57a4 这样：井号，六位数字或小写字母 a 到 f。')], verbose_name='链接和按钮的颜色'),
        ),
        migrations.AddField(
            model_name='brand',
            name='link_dark',
            field=models.CharField(blank=True, help_text='不填就按上面的颜色自动调亮。', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', '颜色请写成 #0b57a4 这样：井号，六位数字或小写字母 a 到 f。')], verbose_name='同上，深色屏幕'),
        ),
        migrations.AddField(
            model_name='brand',
            name='name_en',
            field=models.CharField(blank=True, help_text='填了这一项，英文网页的名称、城市和提示才用英文。', max_length=80, verbose_name='英文名称'),
        ),
        migrations.AddField(
            model_name='brand',
            name='notice_en',
            field=models.CharField(blank=True, max_length=300, verbose_name='提示的英文'),
        ),
        migrations.AddField(
            model_name='brand',
            name='owner_en',
            field=models.CharField(blank=True, max_length=150, verbose_name='主办单位的英文'),
        ),
        migrations.AddField(
            model_name='brand',
            name='seal',
            field=models.CharField(blank=True, help_text='例如 #b3261e；不填就用原来的红色。', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', '颜色请写成 #0b57a4 这样：井号，六位数字或小写字母 a 到 f。')], verbose_name='徽章和要紧处的颜色'),
        ),
        migrations.AddField(
            model_name='brand',
            name='seal_dark',
            field=models.CharField(blank=True, help_text='不填就按上面的颜色自动调亮。', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', '颜色请写成 #0b57a4 这样：井号，六位数字或小写字母 a 到 f。')], verbose_name='同上，深色屏幕'),
        ),
        migrations.AddField(
            model_name='brand',
            name='wanted',
            field=wagtail.fields.StreamField([('guide', 0)], blank=True, block_lookup={0: ('wagtail.blocks.PageChooserBlock', (), {'label': '指南', 'page_type': ['guides.GuidePage']})}, help_text='选最常有人来办的，最多 8 份，按这里的顺序；一份都不选，首页就没有这一栏。', verbose_name='首页上“常办的事”'),
        ),
        migrations.AlterField(
            model_name='current',
            name='kind',
            field=models.CharField(choices=[('site', '站点'), ('region', '区划'), ('department', '部门'), ('topic', '主题'), ('item', '事项'), ('hall', '大厅'), ('guide', '办事指南'), ('note', '窗口内部说明'), ('statement', '本站说明')], max_length=20),
        ),
        migrations.AlterField(
            model_name='facet',
            name='kind',
            field=models.CharField(choices=[('site', '站点'), ('region', '区划'), ('department', '部门'), ('topic', '主题'), ('item', '事项'), ('hall', '大厅'), ('guide', '办事指南'), ('note', '窗口内部说明'), ('statement', '本站说明')], max_length=20),
        ),
        migrations.AlterField(
            model_name='ledgerrow',
            name='kind',
            field=models.CharField(choices=[('site', '站点'), ('region', '区划'), ('department', '部门'), ('topic', '主题'), ('item', '事项'), ('hall', '大厅'), ('guide', '办事指南'), ('note', '窗口内部说明'), ('statement', '本站说明')], max_length=20),
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('code', models.CharField(blank=True, db_index=True, editable=False, max_length=7, verbose_name='短码')),
                ('subject', models.CharField(choices=[('about', '关于本站'), ('contact', '联系我们'), ('accessibility', '无障碍声明'), ('privacy', '个人信息说明')], editable=False, max_length=20, verbose_name='说什么')),
                ('name', models.CharField(max_length=50, verbose_name='标题')),
                ('summary', models.TextField(blank=True, verbose_name='一句话说明')),
                ('sections', wagtail.fields.StreamField([('section', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'default': '', 'label': '标题', 'max_length': 100}), 1: ('wagtail.blocks.TextBlock', (), {'default': '', 'label': '内容'}), 2: ('wagtail.blocks.StructBlock', [[('heading', 0), ('text', 1)]], {})}, verbose_name='内容')),
                ('checked_on', models.DateField(blank=True, null=True, verbose_name='哪天核对的')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': '本站说明',
                'verbose_name_plural': '本站说明',
                'ordering': ['pk'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
