"""What an installation answers that is reached by https, and what stops one that is told nonsense."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

ASK = """
import django
django.setup()
from django.conf import settings
from django.test import Client
bare, safe = Client().get("/healthz"), Client().get("/healthz", secure=True)
cookies = [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.LANGUAGE_COOKIE_SECURE]
print([bare.status_code, bare["Location"], safe["Strict-Transport-Security"], cookies])
"""
TWO_YEARS = 2 * 365 * 24 * 3600


def run(code: list[str], **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Python in an installation of its own with these settings."""
    told = {**os.environ, "MENTORES_HOSTS": "testserver", **surroundings}
    command = [sys.executable, *code]
    return subprocess.run(command, env=told, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)


@pytest.fixture
def https(tmp_path):
    return {"MENTORES_ADDRESS": "https://mentores.example.org", "MENTORES_DATA": str(tmp_path), "DATABASE_URL": ""}


def test_django_finds_nothing_to_complain_about(https):
    key = "nothing-like-the-keys-that-django-makes-for-a-new-project-0123456789"

    done = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], **https, MENTORES_SECRET_KEY=key)

    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "System check identified no issues (1 silenced).")


def test_whoever_comes_without_encryption_is_sent_to_it_and_no_cookie_goes_without(https):
    done = run(["-c", ASK], **https)

    remembers = f"max-age={TWO_YEARS}; includeSubDomains; preload"
    assert done.stdout.strip() == str([301, "https://testserver/healthz", remembers, [True, True, True]])


def test_a_wrong_value_stops_the_start_with_a_sentence(https):
    done = run(["manage.py", "check"], **https | {"DATABASE_URL": "mysql://here"})

    assert done.returncode != 0
    assert done.stderr.strip().splitlines()[-1].endswith("DATABASE_URL begins with sqlite:/// or postgresql://")
