#!/usr/bin/env python3
"""The site's commands: `demo`, `test` and Django's own; makes its environment when there is none.

Kept to a syntax that old Pythons can read, so that they can say what is wrong.
"""

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
OLDEST = (3, 11)
SETTINGS = {"test": "config.settings.test"}


def main():
    # type: () -> None
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.exit("明白需要 Python 3.11 或更新的版本，现在是 " + found + "。请安装后用新的 python3 重试。")
    sys.path[:0] = [ROOT, os.path.join(ROOT, "site")]

    import bootstrap

    command = bootstrap.prepare(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS.get(command, "config.settings.demo"))

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
