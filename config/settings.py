"""Every setting of the house. What differs between machines comes from the environment; a wrong value stops it."""

import os
import secrets
from datetime import time, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from mentores.core.languages import LANGUAGES as INTERFACE_LANGUAGES

# Paths

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("MENTORES_DATA", BASE_DIR / "var")).resolve()


def secret(name: str) -> str:
    """The value of NAME, or the content of the file NAME_FILE, or an empty text."""
    path = os.environ.get(f"{name}_FILE")
    return Path(path).read_text().strip() if path else os.environ.get(name, "")


def flag(name: str, default: bool) -> bool:
    """Yes or no from the environment; any other word is refused."""
    value = os.environ.get(name, "yes" if default else "no")
    if value not in {"yes", "no"}:
        raise ImproperlyConfigured(f"{name} is «{value}»: write yes or no.")
    return value == "yes"


def kept_secret_key() -> str:
    """The key of the environment, else one made once and kept in the data folder."""
    if given := secret("MENTORES_SECRET_KEY"):
        return given
    path = DATA_DIR / "secret-key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def database(url: str) -> dict[str, object]:
    """Django's settings for a database address: sqlite:///PATH or postgresql://USER:PASSWORD@HOST:PORT/NAME."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": parts.path,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    if parts.scheme in {"postgres", "postgresql"}:
        options = dict(pair.split("=", 1) for pair in parts.query.split("&") if pair)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", None) or parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "OPTIONS": {name: unquote(value) for name, value in options.items()},
        }
    raise ImproperlyConfigured("DATABASE_URL begins with sqlite:/// or postgresql://")


# Application

DEBUG = False
SECRET_KEY = kept_secret_key()
SECRET_KEY_FALLBACKS = secret("MENTORES_OLD_SECRET_KEYS").split()
ALLOWED_HOSTS = os.environ.get("MENTORES_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SITE_ADDRESS = os.environ.get("MENTORES_ADDRESS", "http://localhost:8000").rstrip("/")
SECURE = SITE_ADDRESS.startswith("https://")
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials.apps.SimpleAppConfig",
    "mentores.audit",
    "mentores.schedule",
    "mentores.accounts",
    "mentores.territories",
    "mentores.consents",
    "mentores.messaging",
    "mentores.questionnaires",
    "mentores.links",
    "mentores.files",
    "mentores.partners",
    "mentores.access",
    "mentores.participants",
    "mentores.training",
    "mentores.admissions",
    "mentores.mentorships",
    "mentores.matching",
    "mentores.evaluations",
    "mentores.reporting",
    "mentores.privacy",
    "mentores.imports",
    "mentores.demo",
    "mentores.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mentores.web.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mentores.web.language.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mentores.web.errors.NoSuchVerbMiddleware",
    "mentores.web.gates.GateMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "mentores" / "web", BASE_DIR / "mentores" / "web" / "entry" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "mentores.web.context.page",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
            ],
        },
    }
]
COTTON_DIR = "components"
FORM_RENDERER = "mentores.web.forms.Renderer"

# Database

DATABASES = {"default": database(secret("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'mentores.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# The brakes count in a cache that every process shares.

CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"}}

# Language and time

LANGUAGE_CODE = "pt"
LANGUAGES = [(language.code, language.endonym) for language in INTERFACE_LANGUAGES]
LOCALE_PATHS = [BASE_DIR / "mentores" / "locale"]
TIME_ZONE = "Europe/Lisbon"
USE_TZ = True

# Security

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "entry:home"
SESSION_COOKIE_AGE = 90 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = ["security.W002"]  # our HeadersMiddleware sends X-Frame-Options
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # words about people stay out of cookies
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("MENTORES_PROXIES", "0"))  # how many of our own stand in front
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 5
CSRF_FAILURE_VIEW = "mentores.web.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# Signing in: by a code sent to an address or a telephone that the person has confirmed before, by a password or by a
# passkey; nobody signs up here. Who sees other people's data needs a second factor, unless this says no.

SECOND_FACTOR_FOR_STAFF = flag("MENTORES_SECOND_FACTOR", default=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
BREACHED_PASSWORDS = Path(path) if (path := os.environ.get("MENTORES_BREACHED_PASSWORDS")) else None  # sorted SHA-1
ACCOUNT_ADAPTER = "mentores.web.entry.adapter.Adapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "mentores.web.entry.forms.PasswordLoginForm",
    "request_login_code": "mentores.web.entry.forms.CodeWantedForm",
    "confirm_login_code": "mentores.web.entry.forms.CodeForm",
    "reauthenticate": "mentores.web.entry.forms.ShowPasswordForm",
}
ACCOUNT_RATE_LIMITS = {
    "wrong_code": "10/15m/key",
    "code_wanted": "5/15m/key",
    "code_wanted_anywhere": "60/h/key",
    "request_login_code": "20/m/ip",
    "login": "30/m/ip",
    "login_failed": "10/15m/key,100/15m/ip",
}
MFA_ADAPTER = "mentores.web.entry.second_step.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Mentores"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a login may be a telephone
MFA_FORMS = {
    "authenticate": "mentores.web.entry.second_step.SecondStepForm",
    "reauthenticate": "mentores.web.entry.second_step.ShowCodeForm",
    "activate_totp": "mentores.web.entry.second_step.AppForm",
    "add_webauthn": "mentores.web.entry.second_step.KeyForm",
}

# Mail: the outbox of messaging receives everything; its transport really sends.

MAIL = os.environ.get("MENTORES_MAIL", "console")
EMAIL_BACKEND = "mentores.messaging.backend.OutboxBackend"
MESSAGING_TRANSPORT = {
    "console": "django.core.mail.backends.console.EmailBackend",
    "smtp": "mentores.messaging.smtp.Backend",
}[MAIL]
DEFAULT_FROM_EMAIL = os.environ.get("MENTORES_MAIL_FROM", "Mentores <nao-responder@mentores.example.org>")
EMAIL_HOST = os.environ.get("MENTORES_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("MENTORES_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("MENTORES_SMTP_USER", "")
EMAIL_HOST_PASSWORD = secret("MENTORES_SMTP_PASSWORD")
EMAIL_USE_TLS = flag("MENTORES_SMTP_TLS", default=False)
EMAIL_TIMEOUT = 20
MESSAGING_BLANKS_CODES = MAIL != "console"  # what leaves by the console is read in the outbox of the demonstration

# Text messages: through a gateway, or onto the console, or not at all.

MESSAGING_SMS = {
    "console": "mentores.messaging.sms.Console",
    "46elks": "mentores.messaging.sms.Elks",
    "none": "",
}[os.environ.get("MENTORES_SMS", "console" if MAIL == "console" else "none")]
SMS_GATEWAY = os.environ.get("MENTORES_SMS_GATEWAY", "https://api.46elks.com/a1/sms")
SMS_SENDER = os.environ.get("MENTORES_SMS_SENDER", "Mentores")
SMS_USER = os.environ.get("MENTORES_SMS_USER", "")
SMS_PASSWORD = secret("MENTORES_SMS_PASSWORD")
SMS_TIMEOUT = 20

# The brake: what is more than this waits until a person lets it go. Codes for signing in always leave.

MESSAGES_IN_AN_HOUR = int(os.environ.get("MENTORES_MESSAGES_IN_AN_HOUR", "1000"))
MESSAGES_OF_A_NOTICE_IN_AN_HOUR = int(os.environ.get("MENTORES_MESSAGES_OF_A_NOTICE_IN_AN_HOUR", "400"))

# Files that people send: what is larger is not written anywhere, and the person is told.

FILES_DIR = DATA_DIR / "files"
FILE_BYTES_MAX = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["mentores.web.uploads.Limit"]

# Static files

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "mentores" / "web" / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True

# Logs

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "mentores.web.logs.Line",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# Ours

AFTER_ACTS = [
    "mentores.admissions.services.catch_up",
    "mentores.matching.services.catch_up",
    "mentores.evaluations.services.catch_up",
    "mentores.messaging.delivery.deliver_waiting",
]
AUDIT_KEY = secret("MENTORES_AUDIT_KEY") or SECRET_KEY  # seals the record; whoever changes the other key keeps this one
# What happens by the clock: every so often, or each day at an hour of Lisbon; the function takes `at`.
SCHEDULE: dict[str, tuple[timedelta | time, str]] = {
    "deliver": (timedelta(minutes=1), "mentores.messaging.tasks.wake"),
    "follow_up": (timedelta(minutes=5), "mentores.audit.tasks.wake"),
    "seal": (timedelta(minutes=1), "mentores.audit.sealing.seal"),
    "tell_of_mass_reading": (timedelta(minutes=1), "mentores.partners.alerts.tell_of_mass_reading"),
    "check_the_record": (time(4, 40), "mentores.partners.alerts.check_the_record"),
    "forget_drafts": (time(3, 35), "mentores.admissions.services.drafts.forget"),
    "remind_of_interviews": (time(8), "mentores.admissions.services.remind_of_interviews"),
    "tell_of_late_cases": (time(8, 10), "mentores.admissions.services.tell_of_late_cases"),
    "forget_codes": (time(3, 30), "mentores.access.services.codes.forget"),
    "end_pauses": (time(5, 50), "mentores.participants.services.returns.end_pauses"),
    "ask_yearly": (time(6, 0), "mentores.participants.services.checks.ask_yearly"),
    "prune": (time(3, 40), "mentores.schedule.pruning.prune"),
    "run_retention": (time(3, 50), "mentores.privacy.services.run_retention"),
    "remind_of_insurance": (time(8, 30), "mentores.partners.insurance.remind_of_insurance"),
    "remind_of_sessions": (time(9, 15), "mentores.training.services.remind"),
    "remove_orphans": (time(4, 10), "mentores.files.services.remove_orphans"),
    "go_on_with_imports": (timedelta(minutes=1), "mentores.imports.tasks.wake"),
    "forget_imports": (time(4, 20), "mentores.imports.services.forget"),
}
LINK_PAGES = {
    "application": "links:application",
    "claim": "links:claim",
    "invitation": "links:invitation",
    "profile_check": "links:profile_check",
    "proposal": "links:proposal",
    "mentorship": "links:mentorship",
    "rating": "links:rating",
    "session": "links:session",
    "training": "links:training",
    "paper": "links:paper",
    "handover": "links:handover",
    "reference": "links:reference",
}
