"""Measures the heavy work beside a yardstick: seconds tell of the machine, ratios of the code. `./run bench`."""

import time
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.test import Client
from django.utils import timezone

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.core.paging import LAST
from mentores.pairing.plan import solve
from mentores.pairing.snapshot import Snapshot
from mentores.pairing.spreadsheet import gather, read
from mentores.pairing.strictness import OF_A_FILE
from mentores.participants.models import Mentee, Profile
from mentores.partners.models import Entity
from mentores.reporting.selectors import figures
from mentores.territories.models import Municipality
from mentores.web.desk.lists.listings import LISTINGS
from tests.factories.admissions import make_application
from tests.factories.partners import make_coordinator, make_entity
from tests.imports.lists import checked, person, sent, written
from tests.project.house import HOUSE

ROUNDS = 5
LISTED = 10_000


def yardstick() -> None:
    """A million additions in plain Python."""
    sum(number * number % 7 for number in range(1_000_000))


def pair() -> None:
    """The exact pairing of the 350 people of the demo."""
    sheet = read((HOUSE / "demo" / "data" / "people.csv").read_text())
    solve(Snapshot.build(*gather([sheet]), rules=OF_A_FILE), seed=1)


def count() -> None:
    """The figures of today."""
    figures(SYSTEM, on=timezone.localdate())


def first_page() -> None:
    """The public first page, in Portuguese."""
    Client(headers={"host": "localhost"}).get("/pt/")


PEOPLE = 100_000


def many_mentees() -> Viewer:
    """A coordinator whose entity has 100,000 mentees, written without the acts; to be rolled back."""
    now = timezone.now()
    entity = Entity.objects.active(on=timezone.localdate()).order_by("pk")[0]
    place = Municipality.objects.order_by("pk")[0]
    people = User.objects.bulk_create(
        (User(full_name=f"Pessoa {number * 7919 % PEOPLE:06}", created_at=now) for number in range(PEOPLE)),
        batch_size=5000,
    )
    profiles = Profile.objects.bulk_create(
        (Profile(person=person, municipality=place) for person in people), batch_size=5000
    )
    Mentee.objects.bulk_create(
        (
            Mentee(
                person=profile.person,
                profile=profile,
                entity=entity,
                accepted_at=now,
                waiting_since=now - timedelta(minutes=number),
            )
            for number, profile in enumerate(profiles)
        ),
        batch_size=5000,
    )
    return Viewer(person=people[0], role=Role.COORDINATOR, entity_id=entity.pk)


def page_of_many(viewer: Viewer, sort: str, cursor: str) -> Callable[[], object]:
    """A page of the list of mentees, at its beginning or its end."""
    return lambda: LISTINGS["mentees"].page(viewer, {"state": "waiting", "sort": sort}, cursor=cursor)


def compare_pages() -> None:
    """Print what the last page of many people costs beside the first, however they are sorted."""
    with transaction.atomic():
        viewer = many_mentees()
        for sort in ("since", "name", "place"):
            first, last = (best(page_of_many(viewer, sort, cursor)) for cursor in ("", LAST))
            says = f"The last of {PEOPLE:,} mentees sorted by {sort}, beside the first"
            print(f"{says:<60} {last * 1000:>8.1f} ms {last / first:>8.2f} times the first page")
        transaction.set_rollback(True)


def compare_rows_of_a_list() -> None:
    """Print what a row of a list of many people costs, checked and written, beside one registration by its form."""
    with transaction.atomic():
        entity = make_entity("Yardstick")
        by = make_coordinator(entity)
        rows = [person(f"Ana Exemplo {number}", email=f"ana.{number}@example.org") for number in range(LISTED)]
        batch = sent(rows, entity=entity, by=by)
        begun = time.process_time()
        written(checked(batch, by=by), by=by)
        taken = time.process_time() - begun
        one = best(lambda: make_application(entity))
        says = f"{LISTED:,} people of a list, checked and written"
        print(f"{says:<60} {taken * 1000:>8.1f} ms {taken / LISTED / one:>8.2f} registrations for a row")
        transaction.set_rollback(True)


def best(work: Callable[[], object]) -> float:
    """The shortest of several rounds, in seconds of this processor."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        rounds.append(time.process_time() - begun)
    return min(rounds)


def main() -> None:
    """Print each piece of work with its time, in milliseconds and in yardsticks."""
    measure = best(yardstick)
    for work in [yardstick, pair, count, first_page]:
        taken = best(work)
        print(f"{work.__doc__:<60} {taken * 1000:>8.1f} ms {taken / measure:>8.2f} yardsticks")
    compare_pages()
    compare_rows_of_a_list()
