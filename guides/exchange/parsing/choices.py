"""The words that old guides have for the closed word lists, and which member they mean."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from guides.exchange.values.words import folded
from guides.exchange.written import labels
from guides.vocabulary import (
    Audience,
    Handling,
    ImplementerNature,
    ItemStatus,
    ItemType,
    Labelled,
    Level,
    MaterialForm,
    MaterialSource,
    MaterialType,
    Means,
    Necessity,
    OnlineDepth,
    PowerSource,
    Reach,
    ResultType,
    SystemLevel,
    TimeUnit,
)

_CORPORATE = (Audience.COMPANY, Audience.INSTITUTION, Audience.SOCIETY)
_WORDS: dict[type[Labelled], dict[Any, str]] = {
    ItemType: {
        ItemType.LICENCE: "许可 行政审批 行政许可事项 许可类 行政许可类 许可事项",
        ItemType.PENALTY: "处罚 行政处罚类 行政处罚事项",
        ItemType.COERCION: "强制 行政强制类",
        ItemType.LEVY: "征收 行政征收类",
        ItemType.GRANT: "给付 行政给付类",
        ItemType.INSPECTION: "检查 行政检查类",
        ItemType.CONFIRMATION: "确认 行政确认类 行政确认事项",
        ItemType.AWARD: "奖励 行政奖励类",
        ItemType.ADJUDICATION: "裁决 行政裁决类",
        ItemType.OTHER_POWER: "其他权力 其它行政权力 其他行政权力类 其他职权 其他类行政权力",
        ItemType.PUBLIC_SERVICE: "公共服务事项 公共服务类 政务公共服务",
    },
    Level: {
        Level.NATION: "国家 国级 中央 国家层级",
        Level.PROVINCE: "省 省本级 省级行使 自治区级 直辖市级 省（自治区、直辖市）级",
        Level.CITY: "市 地市级 设区市级 设区的市级 市本级 市级行使 地级 市（州）级 州级",
        Level.COUNTY: "县 区 区级 县区级 区县级 县（市、区）级 区（县）级 县（区）级 县级行使 旗县级 市辖区",
        Level.TOWN: "镇 乡 街道 镇级 乡级 乡镇级 街道级 镇街级 镇街 镇（街道）级 乡镇（街道）级 "
        "乡（镇、街道）级 镇（街）级 乡镇街道级 街道（乡镇）级",
        Level.VILLAGE: "村 社区 村级 社区级 村居 村（居）级 村居级 村社区级",
    },
    Audience: {
        Audience.PERSON: "个人 公民 自然人（个人） 个人（自然人） 群众 居民 市民",
        Audience.COMPANY: "企业 公司",
        Audience.INSTITUTION: "事业单位 事业单位法人",
        Audience.SOCIETY: "社会组织 社会团体 社团法人 社会团体法人",
        Audience.AUTHORITY: "机关 机关法人 国家机关 政府机关",
        Audience.OTHER: "其他 非法人组织 非法人企业 其它组织",
        _CORPORATE: "法人 单位 法人（单位）",
        (Audience.PERSON, *_CORPORATE): "不限 自然人和法人 个人和法人 自然人/法人",
    },
    Handling: {
        Handling.IMMEDIATE: "即办 即时办结件 马上办",
        Handling.PROMISED: "承诺 普通件 承诺办件 限时办结件",
        Handling.OTHER: "其他件 联办件 上报件 退回件 补办件 报批件 转报件",
    },
    Means: {
        Means.WINDOW: "窗口 现场办理 现场 窗口申请 线下 线下办理 大厅办理 窗口受理 现场申请 现场受理 "
        "到窗口办理 实体大厅办理 到现场办理 大厅窗口 窗口提交 政务大厅办理",
        Means.COMPUTER: "网上办理 网上 网上申请 线上 线上办理 在线办理 网络 网办 网上办 网上申报 电脑端 "
        "电脑 全程网办 在线申请 网上受理 pc端 互联网 网站 计算机端 在线申报 网上提交 网厅办理",
        Means.PHONE: "手机 手机端 移动端 移动端办理 手机办理 手机app app 掌上办理 小程序 微信 掌上办 "
        "移动终端 微信公众号 微信小程序 手机端办理",
        Means.POST: "邮寄 快递 快递申请 信函 邮寄申请 快递办理 信函办理 邮递 邮寄提交 信函申请 邮政 寄递",
        Means.OTHER: "其他 自助终端 自助办理 自助终端办理 上门 上门服务 电话办理 传真 自助机",
    },
    Reach: {
        Reach.NONE: "不通办 否 本地办理 仅限本地 不支持通办 不支持 不可通办 无通办",
        Reach.COUNTY: "全县通办 全区通办 区内通办 县内通办 县域通办 全旗通办",
        Reach.CITY: "全市 全城通办 市内通办 同城通办 市域通办 全市范围",
        Reach.PROVINCE: "全省 省内通办 全区域通办 省域通办 全省范围",
        Reach.PROVINCES: "跨省 跨省域通办",
        Reach.NATION: "全国 全国范围",
    },
    ItemStatus: {
        ItemStatus.IN_USE: "正常 有效 启用 使用中 在用状态 已发布",
        ItemStatus.SUSPENDED: "暂停使用 停用 挂起",
        ItemStatus.CANCELLED: "废止 已取消 注销 已废止",
    },
    PowerSource: {
        PowerSource.OWN: "法定 法定本级 本级行使 本级权力 法定行使 法定权力",
        PowerSource.HANDED_DOWN: "下放 上级部门下放",
        PowerSource.ENTRUSTED_FROM_ABOVE: "上级部门委托",
    },
    ImplementerNature: {
        ImplementerNature.STATUTORY: "法定 法定主体 行政机关 法定行政机关",
        ImplementerNature.AUTHORISED: "授权 授权机关 法律法规授权组织 法律、法规授权组织",
        ImplementerNature.ENTRUSTED: "委托 委托机关 受委托机关 委托组织",
    },
    OnlineDepth: {
        OnlineDepth.INFORMATION: "一级 Ⅰ Ⅰ级 i级 1级 宣传展示 信息发布 互联网咨询",
        OnlineDepth.APPOINTMENT: "二级 Ⅱ Ⅱ级 ii级 2级 互联网收件",
        OnlineDepth.SUBMISSION: "三级 Ⅲ Ⅲ级 iii级 3级 互联网预审",
        OnlineDepth.WHOLE: "四级 Ⅳ Ⅳ级 iv级 4级 互联网受理 全程网办 互联网办理 五级 Ⅴ级 零见面",
    },
    SystemLevel: {
        SystemLevel.NATION: "国家 国家级 国垂系统 国垂 国家系统 部委系统",
        SystemLevel.PROVINCE: "省级 省 省垂系统 省垂 省系统 省统建系统 省级统建",
        SystemLevel.CITY: "市级 市 市级自建 市系统 市统建系统 地市级",
        SystemLevel.COUNTY: "县级 县 区级 区县级 县（区）级",
    },
    ResultType: {
        ResultType.CERTIFICATE: "证件 证书 出证办结 出证 许可证 执照 证照类",
        ResultType.DOCUMENT: "批复 出文办结 出文 文件 文书 决定书 批文类",
        ResultType.OTHER: "其它 其他办结 其他类",
        ResultType.NONE: "无结果",
    },
    TimeUnit: {
        TimeUnit.MINUTE: "分",
        TimeUnit.HOUR: "时 个小时",
        TimeUnit.WORKING_DAY: "工作日 工作天 个工作天",
        TimeUnit.DAY: "日 自然日 个自然日 日历日",
        TimeUnit.MONTH: "月",
        TimeUnit.YEAR: "个年",
    },
    Necessity: {
        Necessity.REQUIRED: "必需 必须 必备 必交 必要材料 是 true 1 必须提供 必需提供 必须提交 必选",
        Necessity.OPTIONAL: "非必需 非必须 非必备 可选 选交 否 false fasle 0 非必要材料 选择性提供",
        Necessity.DEFERRABLE: "容缺后补 可容缺 容缺受理 后补 容缺材料",
    },
    MaterialForm: {
        MaterialForm.PAPER: "纸质材料 纸质版 纸质件 纸质文件 纸质原件",
        MaterialForm.ELECTRONIC: "电子版 电子件 电子材料 电子文档 电子化 电子文件",
        MaterialForm.EITHER: "纸质/电子 纸质或电子 纸质和电子 纸质及电子 纸质、电子 均可 纸质或电子化 "
        "纸质/电子版 电子/纸质 电子或纸质 纸质,电子 纸质材料或电子材料 纸质件或电子件 原件或电子版",
    },
    MaterialSource: {
        MaterialSource.APPLICANT: "自备 申请人 申请人提供 申请人自行准备 本人提供 企业自备 申请单位自备 "
        "申请人自行提供 其他（申请人自备） 申请者自备 自行准备",
        MaterialSource.GOVERNMENT: "政府部门 部门核发 行政机关 政府核发 政府部门核发（出具） 政府部门出具 "
        "公安机关 国家机关 行政机关核发",
        MaterialSource.OTHER: "其它 第三方 中介机构 其他机构 第三方机构 中介机构产生 社会机构",
    },
    MaterialType: {
        MaterialType.PROOF: "证件 证书 证明 证照 证件证书 证明材料 证件证照 证照证明 证件证明",
        MaterialType.FORM: "申请表 表格 文书 表格文书 申请书 申请表格 表单 申请表单",
        MaterialType.OTHER: "其它 其他材料",
    },
}


@cache
def known(vocabulary: type[Labelled]) -> Mapping[str, tuple[str, ...]]:
    """Return the members that each folded word means: one, or several where it is wider."""
    found = {folded(label): (value,) for value, label in labels(vocabulary).items()}
    for member, words in _WORDS[vocabulary].items():
        values = member if isinstance(member, tuple) else (member,)
        found |= {folded(word): tuple(map(str, values)) for word in words.split()}
    return found


def parse_choice(vocabulary: type[Labelled], text: str) -> str | None:
    """Return the one member that a text names."""
    found = known(vocabulary).get(folded(text.strip("。；;，, 　")))
    return found[0] if found and len(found) == 1 else None
