"""What the site costs, measured: `make bench` runs all of it, `python -m bench.offers` one.

Importing this package prepares Django, with the settings of the tests, so that every bench may import models
at its top. A bench makes a database of its own and removes it at the end (`bench.measure.database`), save for
what takes minutes to make (`bench.corpora`).
"""

import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]

# As in manage.py: a source root, not a package.
sys.path.insert(0, str(ROOT / "site"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()
