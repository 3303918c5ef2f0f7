"""The tabs of an item's form, grouped as an editor asks: who, what, when, how much, where.

What is asked often stands first in each tab; what is rare is folded below.
"""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel, TabbedInterface

from . import item_row_panels as rows
from .item_form import ItemForm
from .panels import folded, known, publication, row
from .source_panel import SourcePanel
from .touched import TouchedPanel


def item_panels() -> TabbedInterface:
    tabs = (
        (_("基本情况"), _identity()),
        (_("谁能办"), _who()),
        (_("材料"), [rows.materials()]),
        (_("时限和流程"), _time()),
        (_("收费和结果"), _money()),
        (_("怎么办、去哪办"), _ways()),
        (_("问答和投诉"), _recourse()),
    )
    return TabbedInterface(
        [*(ObjectList(panels, heading=heading) for heading, panels in tabs), publication()],
        base_form_class=ItemForm,
    )


def _identity() -> list[Panel]:
    return [
        TouchedPanel(),
        FieldPanel("name", classname="title"),
        rows.everyday_names(),
        FieldPanel("description", help_text=_("这件事是什么，一两句话。")),
        row(
            _("类型"),
            "item_type",
            FieldPanel(
                "handling",
                help_text=_("即办件：当场办完，最长 1 天。承诺件：按承诺的时限办完。"),
            ),
            FieldPanel(
                "level",
                help_text=_("由哪一级机关办。几级都办、按情况分的，选“分级”。"),
            ),
        ),
        row(_("编码"), "base_code", "implementation_code"),
        row(_("谁负责"), "department", "region"),
        rows.basis(),
        row(
            _("状态和日期"),
            FieldPanel(
                "status",
                help_text=_("选“暂停”或“取消”，读者在页面最上面会看到醒目的提示。"),
            ),
            FieldPanel("planned_from", help_text=_("还没有开始办的，从哪天起能办。")),
            FieldPanel("planned_until", help_text=_("以后不办了的，办到哪天为止。")),
        ),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        folded(
            _("主项、业务办理项和其他编码"),
            "main_item",
            "main_code",
            FieldPanel(
                "business_name",
                help_text=_("一个事项按情形再分出来的，例如：护照首次申领、护照换发。"),
            ),
            "business_code",
            FieldPanel("source_code", help_text=_("来源系统自己的编码，不是国家的编码。")),
            FieldPanel("version", help_text=_("目录里写的版本号，例如 3。")),
        ),
        folded(
            _("实施机关的更多情况"),
            "department_name",
            FieldPanel("credit_code", help_text=_("18 位，例如 11120000000125014N。")),
            FieldPanel(
                "implementer_nature",
                help_text=_(
                    "法律直接规定的是法定机关；法律授权的是授权组织；接受委托的是受委托组织。"
                ),
            ),
            FieldPanel("delegator", help_text=_("受委托办理的，是谁委托的。")),
            "joint_departments",
            "handling_office",
            "handling_unit",
            "accepting_office",
            known("in_hall"),
        ),
        folded(
            _("权力和领域"),
            FieldPanel(
                "power_source", help_text=_("本来就归这一级办，还是上级下放、授权、委托来的。")
            ),
            FieldPanel("division_of_power", help_text=_("各级之间怎么分。")),
            FieldPanel("exercise_content", help_text=_("这一级具体办哪些。")),
            "service_field",
            "remarks",
        ),
        folded(_("来源"), SourcePanel()),
    ]


def _who() -> list[Panel]:
    return [
        FieldPanel("audience"),
        FieldPanel("conditions"),
        row(_("代办"), known("proxy"), "proxy_note"),
        folded(
            _("数量限制和禁止性规定"),
            FieldPanel("quantity_limit", help_text=_("有名额的写明多少、怎么定。")),
            FieldPanel("prohibited", help_text=_("哪些情况不予办理。")),
        ),
    ]


def _time() -> list[Panel]:
    return [
        row(_("法定办结时限"), "statutory_value", "statutory_unit", "statutory_note"),
        row(
            _("承诺办结时限"),
            FieldPanel("promised_value", help_text=_("当场办完的写 0。")),
            "promised_unit",
            "promised_note",
        ),
        rows.process(),
        FieldPanel(
            "process_description",
            help_text=_("没有分步骤写的指南，读者看到的就是这段话。"),
        ),
        rows.special_procedures(),
        folded(
            _("流程图、进程查询和中介服务"),
            "flow_chart",
            FieldPanel("progress", help_text=_("交了以后，在哪里查办到哪一步。")),
            FieldPanel(
                "intermediary",
                help_text=_("要先找中介机构做的评估、检测等；不需要的写“不需要”。"),
            ),
        ),
    ]


def _money() -> list[Panel]:
    return [
        known("charged"),
        rows.fees(),
        known("online_payment"),
        FieldPanel("result"),
        FieldPanel("result_validity", help_text=_("证照能用多久，例如：10 年、长期。")),
        FieldPanel("result_delivery", help_text=_("到窗口取、寄到家，还是网上下载。")),
        FieldPanel("benefits", help_text=_("补贴、待遇怎么算，能领多少。")),
        folded(
            _("结果的类型和样本"),
            "result_type",
            FieldPanel("result_sample", help_text=_("证照或批文的样子，图片或 PDF。")),
        ),
    ]


def _ways() -> list[Panel]:
    return [
        FieldPanel("means"),
        FieldPanel("online_url"),
        rows.windows(),
        row(_("到现场次数"), "visits", "visits_note"),
        row(_("通办"), "reach", "reach_note"),
        row(_("电话"), "phone", "complaint_phone"),
        row(_("预约"), known("appointment"), "appointment_note"),
        row(_("邮寄"), known("post"), "post_note"),
        known("self_service"),
        folded(
            _("没有大厅可选的：地点、时间、怎么去、怎么问"),
            "place_note",
            "hours_note",
            FieldPanel("directions", help_text=_("坐几路车、哪一站下、停车在哪。")),
            FieldPanel("inquiry", help_text=_("电话以外怎么问：公众号、网站、信箱。")),
        ),
        folded(
            _("网上办的更多情况"),
            FieldPanel(
                "online_depth",
                help_text=_(
                    "Ⅰ级：网上只能看。Ⅱ级：能预约、咨询。Ⅲ级：能交材料，还要来一次。Ⅳ级：从头到尾不用来。"
                ),
            ),
            "mobile_url",
            FieldPanel("system_level", help_text=_("在哪一级的系统里办。")),
            FieldPanel("service_mode", help_text=_("来源写的服务方式，例如：窗口服务、上门服务。")),
            "visits_basis",
        ),
    ]


def _recourse() -> list[Panel]:
    return [
        rows.questions(),
        FieldPanel("complaint", help_text=_("监督电话以外，怎么投诉：地址、网址、信箱。")),
        FieldPanel(
            "review_and_appeal",
            help_text=_("对结果不服，多少天以内向谁申请复议、到哪个法院起诉。"),
        ),
        FieldPanel("rights_and_duties", help_text=_("来办的人有哪些权利、要做到什么。")),
    ]
