"""The statements a site begins with, in Chinese and English; what is there already stays."""

import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Locale as WagtailLocale

from .assemble import language_of
from .models import Statement
from .vocabulary import Locale

FILE = Path(__file__).with_suffix(".toml")
_LANGUAGES = {"zh": Locale.HANS, "en": Locale.EN}


def plant() -> None:
    """Make the statements that are missing, and publish them as saving does."""
    known = {*Statement.objects.values_list("subject", flat=True)}
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))["statements"]
    for one in told:
        if one["subject"] not in known:
            _plant(one)


def _plant(told: dict[str, Any]) -> None:
    key: dict[str, Any] = {}
    for tag, locale in _LANGUAGES.items():
        statement = Statement(
            subject=told["subject"],
            name=told["name"][tag],
            summary=told["summary"][tag],
            locale=WagtailLocale.objects.get(language_code=language_of(locale)),
            **key,
        )
        statement.sections = [
            ("section", {"heading": one["heading"][tag], "text": one["text"][tag].strip()})
            for one in told["sections"]
        ]
        statement.save()
        key = {"translation_key": statement.translation_key, "code": statement.code}
