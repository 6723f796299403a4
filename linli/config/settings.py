"""Django's settings. What differs between machines comes from the environment:

DATABASE_URL    a PostgreSQL to use instead of the embedded one
LINLI_VAR       the folder for data that is not code (default: var/ beside the code)
LINLI_HOSTS     host names the site answers to, comma-separated (default: the loopback names)
LINLI_ADDRESS   where people reach the site, such as https://linli.example.cn: for links in messages that leave it
LINLI_SMS       the gateway for text messages to residents, as Apprise spells it, with {phone} where the number goes
LINLI_DEBUG     1 for development
LINLI_DOCUMENT_MB  how large a document attached to a case may be (default: 10; at most 20)
LINLI_SECURE    1 when the site stands behind HTTPS: cookies then travel only there, and what the proxy in front says
                in X-Forwarded-Proto is believed
"""

import os

from django.utils.translation import gettext_lazy as _

from linli.config import database, secret
from linli.config.place import BASE_DIR, VAR_DIR

DEBUG = os.environ.get("LINLI_DEBUG") == "1"
SECRET_KEY = secret.secret_key(VAR_DIR)
PERSONAL_KEY_RING = VAR_DIR / "secrets" / "personal.keys"
SECURE = os.environ.get("LINLI_SECURE") == "1"
PUBLIC_ADDRESS = os.environ.get("LINLI_ADDRESS", "").rstrip("/")
TEXT_GATEWAY = os.environ.get("LINLI_SMS", "")
ALLOWED_HOSTS = os.environ.get("LINLI_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "treebeard",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "linli.core",
    "linli.journal",
    "linli.areas",
    "linli.people",
    "linli.notify",
    "linli.catalogue",
    "linli.residents",
    "linli.cases",
    "linli.grids",
    "linli.visits",
    "linli.stations",
    "linli.services",
    "linli.training",
    "linli.rosters",
    "linli.activities",
    "linli.bookings",
    "linli.volunteers",
    "linli.wishes",
    "linli.commitments",
    "linli.votes",
    "linli.proposals",
    "linli.tasks",
    "linli.points",
    "linli.deliberation",
    "linli.journeys",
    "linli.insight",
    "linli.annual",
    "linli.packs",
    "linli.portal",
    "linli.desk",
]

MIDDLEWARE = [
    "linli.config.middleware.respect",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "linli.config.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "linli.config.urls"
WSGI_APPLICATION = "linli.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "linli.portal.context.practice",
            ],
        },
    }
]

DATABASES = {"default": database.configuration(VAR_DIR)}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["linli.people.backend.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/desk/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "linli.desk.sign_in.StaffAdapter"
ACCOUNT_SESSION_REMEMBER = False  # until the browser is closed, at most a working day
MFA_ADAPTER = "linli.desk.sign_in.CodeAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Linli"
SESSION_ENGINE = "linli.people.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
CSRF_FAILURE_VIEW = "linli.portal.stale.stale_form"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "linli" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# Our own alone: what packages bring along for pages of theirs takes longer to compress than all of ours.
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STATICFILES_DIRS = [BASE_DIR / "linli" / "portal" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "files"
FILE_UPLOAD_HANDLERS = [
    "linli.portal.uploads.Capped",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LARGEST_DOCUMENT = min(int(os.environ.get("LINLI_DOCUMENT_MB", "10")), 20) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024  # a chat export of 5 MB may be pasted, too

SECURE_CONTENT_TYPE_NOSNIFF = True
# Without it, forms sent over HTTPS look as if they came from another site, and the receipt's square code says http.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
