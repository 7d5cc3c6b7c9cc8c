"""The demonstration is told the same way every time, and never beside real people."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from mentores.accounts.models import User
from mentores.demo.models import Stamp
from mentores.demo.services import AlreadyLoaded, HoldsRealPeople, empty, load
from mentores.territories.models import Municipality
from tests import environment
from tests.databases import copied_sqlite
from tests.demo.telling import DAY, rows_left
from tests.factories.accounts import make_person
from tests.factories.partners import make_entity
from tests.factories.territories import reference_data


def loaded_by_a_process(folder, *, seed, stage):
    """The sorted dump of a demonstration, and its figures, from a process with its own order of sets."""
    folder.mkdir()
    database = folder / "mentores.sqlite3"
    surroundings = {
        **os.environ,
        "DATABASE_URL": f"sqlite://{database}",
        "MENTORES_DATA": str(folder),
        "PYTHONHASHSEED": seed,
    }

    def run(*command):
        whole = [sys.executable, str(settings.BASE_DIR / "manage.py"), *command]
        return subprocess.run(whole, env=surroundings, check=True, capture_output=True, timeout=300).stdout

    with copied_sqlite(folder):
        run("load_reference_data")
        run("load_demo", f"--stage={stage}", f"--loaded-on={DAY}")
        figures = run("figures", "--json", f"--on={DAY}")
        with closing(sqlite3.connect(database)) as opened:
            return sorted(opened.iterdump()), figures


def test_the_same_day_and_stage_give_the_same_bytes(tmp_path):
    stage = "published" if environment.LONG else "admissions"

    first = loaded_by_a_process(tmp_path / "first", seed="1", stage=stage)
    second = loaded_by_a_process(tmp_path / "second", seed="2", stage=stage)

    assert first == second


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_person, make_entity])
def test_a_database_of_real_people_or_entities_refuses_it(make):
    reference_data()
    make()
    before = rows_left()

    with pytest.raises(HoldsRealPeople):
        load("running", loaded_on=DAY)

    assert rows_left() == before


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_person, make_entity])
def test_a_database_of_real_people_or_entities_is_never_emptied(make):
    reference_data()
    make()
    before = rows_left()

    with pytest.raises(HoldsRealPeople):
        empty()

    assert rows_left() == before


@pytest.mark.django_db
def test_a_second_demonstration_is_refused():
    Stamp.objects.create(stage="running", loaded_on=DAY)

    with pytest.raises(AlreadyLoaded):
        load("running", loaded_on=DAY)


@pytest.mark.django_db(transaction=True)
def test_an_emptied_demonstration_leaves_nothing_but_the_reference_data():
    reference_data()
    places = Municipality.objects.count()
    Stamp.objects.create(stage="running", loaded_on=DAY)
    make_person()
    make_entity()

    empty()

    assert (rows_left(), Municipality.objects.count()) == ({}, places)


@pytest.mark.django_db
def test_the_command_refuses_real_people_with_a_code_of_its_own():
    make_person()

    with pytest.raises(CommandError) as refusal:
        call_command("load_demo", "--stage=running", "--reset")

    assert (refusal.value.returncode, User.objects.count()) == (2, 1)


@pytest.mark.django_db(transaction=True)
def test_the_command_refuses_a_second_demonstration_unless_it_may_empty_the_first():
    Stamp.objects.create(stage="running", loaded_on=DAY)

    with pytest.raises(CommandError) as refusal:
        call_command("load_demo", "--stage=running")
    call_command("load_demo", "--stage=none", "--reset")

    assert (refusal.value.returncode, Stamp.objects.exists()) == (2, False)


@pytest.mark.django_db
def test_no_role_is_named_where_no_demonstration_is(capsys):
    call_command("demo_roles")

    assert capsys.readouterr().out == ""
