"""What the server calls: granian --interface wsgi config.wsgi:application."""

import os

from django.core.wsgi import get_wsgi_application

from config.loading import staying
from search import warming

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

with staying():
    application = get_wsgi_application()
warming.start()
