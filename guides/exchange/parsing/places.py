"""Places of service in addresses: the halls that words name."""

import re

from guides.vocabulary import HallKind

_KINDS = {
    HallKind.CENTRE: (
        "政务服务中心",
        "行政服务中心",
        "行政审批中心",
        "政务中心",
        "市民服务中心",
        "政务服务大厅",
        "政务大厅",
        "行政审批服务中心",
        "公共服务中心",
        "市民中心",
    ),
    HallKind.BRANCH: ("政务服务分中心", "政务服务中心分中心", "分中心"),
    HallKind.TOWN: ("便民服务中心", "党群服务中心", "社区服务中心", "便民中心"),
    HallKind.VILLAGE: ("便民服务站", "服务站"),
    HallKind.POINT: ("便民服务点", "代办点"),
}
_BY_NAME = {name: kind for kind, names in _KINDS.items() for name in names}
_ENDINGS = "|".join(sorted(_BY_NAME, key=len, reverse=True))
_HALL = re.compile(
    rf"(?P<whose>[\u3400-\u9fff]{{0,16}}?)(?P<kind>{_ENDINGS})(?![\u3400-\u9fff]*中心)"
)
# A hall's own name begins behind the number of its house.
_ADDRESS = re.compile(r".*(?:号|路|街|道|楼|[，,、；;：:（(\s]|位于|地址)")


def halls_in(text: str) -> list[tuple[str, HallKind]]:
    """Return the halls that an address names, each with its kind; the address is not cut."""
    found = []
    for match in _HALL.finditer(text):
        whose = _ADDRESS.sub("", match["whose"])
        found.append((f"{whose}{match['kind']}", _BY_NAME[match["kind"]]))
    return list(dict.fromkeys(found))
