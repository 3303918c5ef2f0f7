"""What a translation has to take over from its text as it is: values and markup."""

import re
from collections import Counter

_KEPT = re.compile(
    r"%\(\w+\)[a-z]"  # %(name)s
    r"|%[a-z]"  # %s
    r"|\{[^{}]*\}"  # {name}, {count:02}
    r"|</?[a-z]+",  # tags without their attributes
)


def kept(text: str) -> Counter[str]:
    """Return the placeholders and tags in `text` and how often each is there."""
    return Counter(_KEPT.findall(text.replace("%%", "")))


def differ(text: str, translation: str) -> list[str]:
    """Return, sorted, what one has and the other has not; a repeated value is no difference."""
    return sorted(set(kept(text)) ^ set(kept(translation)))
