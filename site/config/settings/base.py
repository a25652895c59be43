"""What every installation shares. What differs stands in dev.py, test.py and production.py."""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from config.languages import LANGUAGES as SITE_LANGUAGES
from config.languages import SOURCE
from config.machine_translation import machine_translator

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "site"

env = environ.Env()

INSTALLED_APPS = [
    "home",
    "programmes",
    "downloads",
    "search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "home.middleware.PublicHeadersMiddleware",
    "home.middleware.LanguageOfThePathMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.chrome.context.chrome",
            ],
            "builtins": ["home.templatetags.site_tags"],
        },
    }
]

# People, pictures and documents are models of our own from the first migration.
AUTH_USER_MODEL = "home.User"
WAGTAILIMAGES_IMAGE_MODEL = "home.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "downloads.Document"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "downloads.forms.DocumentForm"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Languages
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
LANGUAGE_CODE = SOURCE
LANGUAGES = [(language.code, language.own_name) for language in SITE_LANGUAGES]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
FORMAT_MODULE_PATH = ["config.formats"]
LOCALE_PATHS = [ROOT / "locale"]
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", _("German")), ("en", _("English"))]

# A translation goes live when an editor says so, never because its source is live.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Deleting the German page must not take the translators' work with it.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
# A moderator's "approve" publishes no half translation.
WAGTAIL_FINISH_WORKFLOW_ACTION = "home.localize.workflow.publish_if_complete"
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(env)

# Wagtail
WAGTAIL_SITE_NAME = "IQ NRW-Ost"
WAGTAILADMIN_BASE_URL = env.str("SITE_ADDRESS", default="http://127.0.0.1:8000")
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
# Half a second, Wagtail's default, fills a page's history with every pause in typing.
WAGTAIL_AUTOSAVE_INTERVAL = 5_000
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS = []
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        # Other marks split a sentence into fragments that nobody can translate.
        "OPTIONS": {
            "features": ["h2", "h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"],
        },
    }
}
WAGTAILSEARCH_BACKENDS = {
    # The texts are analysed by their own language in the room `search`; PostgreSQL only stores the result.
    "default": {"BACKEND": "search.backend", "SEARCH_CONFIG": "simple"}
}
# What the search knows of inflected forms, written by `manage.py compile_lemmas`.
LEMMA_ROOT = ROOT / "var" / "lemmas"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "pptx", "odp", "docx", "xlsx", "odt", "ods", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
# Whether a PDF with scripts, launch actions or attachments is refused; else the editor is warned.
REFUSE_ACTIVE_PDF = env.bool("REFUSE_ACTIVE_PDF", default=False)
# Where clamd listens, if it does: the path of its socket, or host:port.
VIRUS_SCANNER = env.str("VIRUS_SCANNER", default="")
# Python 3.11 without /etc/mime.types does not know the office formats.
WAGTAILDOCS_CONTENT_TYPES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "zip": "application/zip",
}
# Where nginx finds stored files (X-Accel-Redirect), such as "/stored-files/"; empty: this process sends them.
DOWNLOADS_INTERNAL_LOCATION = env.str("X_ACCEL_LOCATION", default="")
# Beside the picture of each slide (480 pixels) larger ones, by the pixels of their longest side; none: ().
SLIDES_LARGER_PIXELS = (960, 1600)
# All slides of a choice as one zip: so much at most, and so many at once in one process.
DOWNLOADS_BUNDLE_FILES = 500
DOWNLOADS_BUNDLE_BYTES = 4_000_000_000
DOWNLOADS_BUNDLES_AT_ONCE = 2
# Downloads are counted in memory and written after so many seconds, or so many downloads.
DOWNLOADS_COUNT_SECONDS = 20
DOWNLOADS_COUNT_EVENTS = 200
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]

# Background work happens at once unless an installation runs a worker.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Files
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "var" / "static"
STATICFILES_DIRS = [SITE / "static"]
STATICFILES_FINDERS = [
    "home.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STYLESHEET_PARTS = SITE / "static" / "css"
STYLESHEET_ROOT = ROOT / "var" / "stylesheet"
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(ROOT / "var" / "media"))()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# How many reverse proxies of ours stand before the site: whom forms count as the visitor depends on it.
PROXIES_IN_FRONT = env.int("PROXIES_IN_FRONT", default=0)
# A mail server that does not answer must not hold a visitor up.
EMAIL_TIMEOUT = 10

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Wagtail lifts this for its own previews.
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SILENCED_SYSTEM_CHECKS: list[str] = []
