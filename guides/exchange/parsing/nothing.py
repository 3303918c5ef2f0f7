"""Words that say that there is nothing."""

import re

_NOTHING = re.compile(
    r"(?:无|暂无|没有|暂缺|暂未|空|无内容|(?:暂无|无|没有)(?:数据|信息|内容|资料|要求|相关信息|相关内容)"
    r"|[/\\.*_—－-]+|n/?a|null|none|nil)?",
    re.IGNORECASE,
)


def is_nothing(text: str) -> bool:
    """Tell whether a text is empty or says that there is nothing: 无, 暂无, /, -."""
    return bool(_NOTHING.fullmatch("".join(text.split()).strip("。.，,;；：:（）()[]【】")))
