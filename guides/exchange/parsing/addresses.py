"""Addresses on the web in words."""

import re

from guides.exchange.values import addresses

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][\w./?=&%#:~+@!$*,;-]*)?", re.ASCII
)
_NEUTRAL = re.compile(
    r"登录|登陆|访问|请|点击|进入|查询|办理|申请|申报|网址|网站|链接|地址|查看|在线|网上|官网|通过|可"
    r"|[：:，,。；;、（()）《》“”\"'\s]"
)
_NOT_ONLINE = re.compile(
    r"(?:暂)?(?:不|未|没有)(?:支持|开通|提供|能|可|可以)?(?:网上|在线|线上|网络)?(?:办理|申报|申请|受理|服务)?"
)


def parse_address(text: str) -> tuple[str, bool] | None:
    """Return the one address in a text, and whether the text says more than that."""
    found = [one.rstrip(".,;，。") for one in _ADDRESS.findall(text)]
    whole = {one if one.startswith("http") else f"http://{one}" for one in found}
    read = addresses.read(whole.pop()) if len(whole) == 1 else None
    if read is None:
        return None
    return read, bool(_NEUTRAL.sub("", text.replace(found[0], "")))


def says_not_online(text: str) -> bool:
    """Tell whether a text says that nothing can be done online."""
    return bool(_NOT_ONLINE.fullmatch(text.strip("。；;，, \n")))
