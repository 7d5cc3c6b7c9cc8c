"""What stands around the cases: lists, training, yearly questions, and the rights over one's data."""

import io
from datetime import timedelta

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.participants.models import Mentee, Mentor, ProfileCheck
from mentores.participants.services.papers import ask_reference
from mentores.partners.services import begin_campaign
from mentores.privacy.models import Doubt, Merger
from mentores.training.services import add_material
from mentores.training.topics import Kind
from tests.factories.accounts import make_person
from tests.factories.files import make_picture
from tests.factories.imports import make_import
from tests.factories.partners import acting_for, make_member, make_technician
from tests.factories.training import NATIONAL, make_attendance, make_programme_text, make_session
from tests.security.programme import Programme


def bring_lists(programme: Programme) -> None:
    """Two entities have each sent a list of one mentee, and the national team one of an entity."""
    for entity in ("own", "foreign"):
        name = f"{programme.plant(entity, 'listed', 'first')} {programme.plant(entity, 'listed', 'surname')}"
        programme.cases["import", entity] = make_import(programme.entities[entity], name=name)
    programme.cases["import", "network"] = make_import()


def ask_yearly(programme: Programme) -> None:
    """At two entities, a company recruits, and somebody is asked whether everything is still right."""
    for entity in ("own", "foreign"):
        mentored = programme.cases["mentored", entity]
        assert isinstance(mentored, Mentee)
        contact = make_member(programme.entities[entity], Role.COMPANY_CONTACT)
        programme.cases["campaign", entity] = begin_campaign(
            programme.entities[entity], company=f"Company of {entity}", by=contact, at=programme.at
        )
        check = ProfileCheck.objects.create(profile=mentored.profile, asked_at=programme.at)
        programme.cases["profilecheck", entity] = check


def train(programme: Programme) -> None:
    """Two entities and the national team have a session, with a file and somebody on the list; a mentor was named."""
    cases, at = programme.cases, programme.at
    make_programme_text()
    staff = make_technician(programme.entities["neighbour"])
    for relation in ("own", "foreign", "national"):
        entity = programme.entities.get(relation)
        national = entity is None
        kind = Kind.STAFF if national else Kind.MENTEE_ORIENTATION
        session = make_session(entity, national=national, kind=kind, starts_at=at + timedelta(hours=1), at=at)
        by = acting_for(entity) if entity else NATIONAL
        mentored = cases.get(("mentored", relation))
        person = mentored.person if isinstance(mentored, Mentee) else staff.person
        file = add_material(session, io.BytesIO(make_picture()), name="slide.png", by=by, at=at)
        cases["session", relation], programme.materials[relation] = session, file.public_id
        cases["place", relation] = make_attendance(session, person=person, by=by, at=at)
    for relation in ("own", "foreign"):
        mentor = cases["mentor", relation]
        assert isinstance(mentor, Mentor)
        name, email = (programme.plant(relation, "referee", what) for what in ("name", "mail"))
        cases["reference", relation] = ask_reference(
            mentor,
            name=name,
            email=f"{email}@example.org",
            language="en",
            by=acting_for(programme.entities[relation]),
            at=at,
        )


def know_their_rights(programme: Programme) -> None:
    """People whose data it is, a pair that may be one person, and two records that were put together."""
    cases, at = programme.cases, programme.at
    for entity in ("own", "foreign"):
        mentee = cases["mentored", entity]
        assert isinstance(mentee, Mentee)
        cases["data", entity] = mentee.person
        cases["merger", entity] = Merger.objects.create(kept=mentee.person, other=make_person(), at=at)
    alike, stranger = cases["mentor", "own"], cases["data", "foreign"]
    assert isinstance(alike, Mentor)
    assert isinstance(stranger, User)
    cases["data", "alike"] = alike.person
    first, second = sorted((alike.person, stranger), key=lambda person: person.pk)
    cases["doubt", "own"] = Doubt.objects.create(
        first=first, second=second, asked_at=at, entity=programme.entities["own"]
    )
