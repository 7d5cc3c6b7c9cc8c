"""The tables that packages bring along: whose data they hold, said here because they cannot say it themselves."""

from collections.abc import Mapping

from mentores.core.privacy import DAY, YEAR, NotPersonal, Personal, Privacy

UNUSED = NotPersonal(because="It stays empty: roles are ours.")

TABLES: Mapping[str, tuple[str, Privacy]] = {
    "account_emailaddress": (
        "An address with which somebody signs in.",
        Personal(subjects=("user", "email"), keep=2 * YEAR, then="delete"),
    ),
    "account_emailconfirmation": (
        "An address that waits to be confirmed.",
        Personal(subjects=("email_address",), keep=DAY, then="delete"),
    ),
    "auth_group": ("A group of rights.", UNUSED),
    "auth_group_permissions": ("A right of a group.", UNUSED),
    "auth_permission": ("A right.", NotPersonal(because="A list of what could be done in the framework.")),
    "django_content_type": ("A kind of row.", NotPersonal(because="A list of the tables.")),
    "django_migrations": ("A change of the tables.", NotPersonal(because="A list of what was changed, and when.")),
    "django_session": (
        "A visit of somebody who has signed in, or who fills in a form.",
        Personal(subjects=("session_data",), keep=DAY, then="delete"),
    ),
    "django_tasks_database_dbtaskresult": (
        "Work that the platform does by itself.",
        NotPersonal(because="The tasks say what is to be done and name nobody."),
    ),
    "mfa_authenticator": (
        "A second step of signing in: a key, an app, printed codes.",
        Personal(subjects=("user",), keep=2 * YEAR, then="delete"),
    ),
}
