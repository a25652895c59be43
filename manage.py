#!/usr/bin/env python
"""Entry point of every management command; see `make help` for the usual ones."""

import os
import sys
from pathlib import Path

# `site/` is a source root, not a package: the standard library owns the module name `site`.
sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))


def main() -> None:
    """Run the command named on the command line, ending cleanly on SIGTERM."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    from config.database import stop_cleanly_on_sigterm

    stop_cleanly_on_sigterm()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
