"""The WSGI application. `site/` must be on the path: `gunicorn --pythonpath site config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from config.memory import keep_what_is_there

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()
keep_what_is_there()
