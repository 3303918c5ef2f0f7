"""长辈版: a page's own bytes for eyes and hands of seventy, under `/elder/…`.

It is made from the standard page and from nothing else, so that it can say nothing else: the root
element gets a class, for which the style sheets have larger letters and targets, and what leads to
another page of the site leads to its 长辈版. What is asked for by 工信厅信管函〔2021〕67 号.
"""

import re

PREFIX = "/elder"
# These are no pages, have a face of their own, or lead out of 长辈版 on purpose.
_ELSEWHERE = re.compile(
    r"/(?:zh-hant/|en/)?(?:static|media|feeds|api|admin|documents|uploads|window|kiosk|elder)(?:/|$)"
    r"|/brand|/robots|/sitemap"
)
_ROOT = re.compile(r"<html(?! class)")
_LINK = re.compile(r'(<(?:a|form|area) [^>]*?(?:href|action)=")(/(?!/)[^"]*)(")([^>]*>)')
_OUT = 'data-elder="off"'


def is_page(path: str) -> bool:
    """Return whether there is a 长辈版 of what is at a path of this site."""
    return path.startswith("/") and not _ELSEWHERE.match(path)


def elder_address(path: str) -> str:
    """Return where a page's 长辈版 is; anything else stays where it is."""
    return PREFIX + path if is_page(path) else path


def elder(page: str) -> str:
    """Return a page as its 长辈版; done twice it is the same."""
    return _LINK.sub(_led, _ROOT.sub('<html class="elder"', page, count=1))


def _led(match: re.Match[str]) -> str:
    before, address, quote, after = match.groups()
    if _OUT in before or _OUT in after:
        return match.group()
    return f"{before}{elder_address(address)}{quote}{after}"
