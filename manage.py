#!/usr/bin/env python3
"""The site's commands: `demo`, `test` and Django's own; makes its environment when there is none.

Kept to a syntax that old Pythons can read, so that they can say what is wrong.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
SETTINGS = {"test": "config.settings.test"}


def refusal(version: "tuple[object, ...]") -> str:
    """Return what is wrong with a Python of this version, or nothing."""
    if version[:2] >= OLDEST:
        return ""
    found = ".".join(str(part) for part in version[:3])
    return "明白需要 Python 3.11 或更新的版本，现在是 " + found + "。请安装后用新的 Python 重试。"


def main() -> None:
    refused = refusal(tuple(sys.version_info))
    if refused:
        sys.exit(refused)
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]

    import bootstrap

    command = bootstrap.prepare(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS.get(command, bootstrap.DEMO))

    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from config.loading import staying

    try:
        # Read now: what is missing is then said alone, not at the end of a traceback.
        _ = settings.INSTALLED_APPS
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    with staying():
        django.setup()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
