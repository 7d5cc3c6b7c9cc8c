"""Three hundred names: kept letter by letter, and found again by whoever looks for them."""

from mentores.accounts.models import User
from mentores.accounts.services import add_person
from mentores.admissions.listing import applications_listed
from mentores.admissions.models import Application
from mentores.participants.listing import Asked
from mentores.participants.models import Profile, Side
from mentores.partners.models import Entity
from mentores.web.widgets import NameField
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import acting_for, make_entity
from tests.factories.territories import LISBOA, reference_data
from tests.names import NAMES


def registered(entity: Entity) -> dict[str, User]:
    """Somebody of each name, as the form takes it, with an application to the entity."""
    reference_data()
    people = {}
    for name in NAMES:
        written = NameField().clean(f"  {name.replace(' ', '   ')} ")
        people[name] = add_person(full_name=written, contact_email="a@example.org", language="pt", at=NOON)
    profiles = Profile.objects.bulk_create(Profile(person=person, municipality_id=LISBOA) for person in people.values())
    Application.objects.bulk_create(
        Application(
            person_id=profile.person_id,
            profile=profile,
            side=Side.MENTEE,
            entity=entity,
            language="pt",
            submitted_at=NOON,
            state_since=NOON,
            due_on=TODAY,
        )
        for profile in profiles
    )
    return people


def test_300_names_are_kept_as_written_and_found_by_the_search_of_the_desk(db):
    entity = make_entity()
    people = registered(entity)
    desk = acting_for(entity)

    kept = dict(User.objects.filter(applications__entity=entity).values_list("pk", "full_name"))
    lost = [
        name
        for name, person in people.items()
        for words in (name.upper(), name.replace("’", "'").replace("\u200c", ""))
        if not applications_listed(desk, Asked(words=words), on=TODAY).filter(person=person).exists()
    ]

    assert len(people) == 300
    assert {name: kept[person.pk] for name, person in people.items()} == {name: name for name in NAMES}
    assert lost == []
