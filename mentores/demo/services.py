"""Loading the demonstration, never beside real people."""

from datetime import date, datetime, time

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone

from mentores.accounts.models import User
from mentores.admissions.first_texts import NOTICE, load_first_texts
from mentores.admissions.guides import load_first_guides
from mentores.admissions.reference import load_reference
from mentores.consents.selectors import text_for
from mentores.core.ids import seeded
from mentores.demo import network, undelivered
from mentores.demo.joining import Joining
from mentores.demo.mentoring import Mentoring
from mentores.demo.models import Stamp
from mentores.demo.people import cast
from mentores.demo.pilot import Pilot, publish
from mentores.demo.registering import Registering
from mentores.demo.rounds import Matching
from mentores.demo.rows import people
from mentores.demo.scripts import SCRIPTS
from mentores.demo.selectors import stamp
from mentores.demo.story import Story
from mentores.demo.teaching import Teaching
from mentores.evaluations.services import catch_up as ask_for_ratings
from mentores.matching.services import catch_up as withdraw_what_is_moot
from mentores.participants.first_paper import load_first_paper
from mentores.partners.models import Entity

REFERENCE = {"territories", "contenttypes", "auth"}  # apps whose tables hold nothing of a demonstration


class HoldsRealPeople(Exception):
    """The database holds people or entities, and no mark says that they are invented."""


class AlreadyLoaded(Exception):
    """The database holds a demonstration; it must be emptied first."""


@transaction.atomic
def load(stage: str, *, loaded_on: date) -> None:
    """Fill an empty database with the programme at a stage of its story; 31 October 2015 falls on `loaded_on`.

    Raises HoldsRealPeople or AlreadyLoaded.
    """
    _refuse_real_people()
    if stamp():
        raise AlreadyLoaded
    with seeded(f"{stage} {loaded_on}"):
        Stamp.objects.create(stage=stage, loaded_on=loaded_on)
        load_first_texts()
        load_first_paper()
        load_first_guides()
        load_reference()
        _tell(stage, loaded_on=loaded_on)


@transaction.atomic
def empty() -> None:
    """Take everything but the reference data out of a database that holds a demonstration. Raises HoldsRealPeople."""
    _refuse_real_people()
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label not in REFERENCE]
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), tables, reset_sequences=True, allow_cascade=False):
            cursor.execute(statement)


def _refuse_real_people() -> None:
    if not stamp() and (User.objects.exists() or Entity.objects.exists()):
        raise HoldsRealPeople


def _tell(stage: str, *, loaded_on: date) -> None:
    script, story = SCRIPTS[stage], Story(loaded_on=loaded_on)
    everybody, partners, notice = cast(people()), network.build(story), text_for(NOTICE, on=loaded_on)
    registering = Registering(story=story, network=partners, notice=notice, decided_before=script.decided_before)
    mentoring = Mentoring(story=story, network=partners)
    if script.pilot:
        registering.plan(Pilot(story=story, network=partners, mentoring=mentoring).plan())
        publish(story)
    registering.plan(everybody)
    Joining(story=story, network=partners).plan()
    Matching(story=story, network=partners, mentoring=mentoring, people=everybody).plan(script.rounds)
    Teaching(story=story, network=partners).plan()
    undelivered.plan(story, partners)
    story.tell()
    at = timezone.make_aware(datetime.combine(loaded_on, time.min))
    withdraw_what_is_moot(at=at)
    ask_for_ratings(at=at)
    undelivered.settle(partners)
    User.objects.update(password="!", invented=True)  # noqa: S106  # nobody has one; Django writes random characters
