"""Two records that are one person: together, apart again, or kept apart."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application
from mentores.consents.models import Consent
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.mentorships.models import Mentorship
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MenteeState
from mentores.participants.models import Mentee, Mentor, Profile
from mentores.partners.models import Charge
from mentores.privacy import services
from mentores.privacy.models import Doubt, Erasure, Merger
from mentores.privacy.selectors import likely_same
from tests.factories.accounts import make_appointed, make_person
from tests.factories.admissions import make_application
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, after
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity, make_reader, make_technician
from tests.factories.privacy import dump

NATIONAL = "Duas entidades perguntaram."


@pytest.fixture
def entity(db):
    return make_entity()


@pytest.fixture
def by(entity):
    return make_technician(entity)


def two_applicants(entity, **more):
    """Two records with an open application each, for the same part."""
    return [make_application(entity, person=make_person(**more)).person for _turn in range(2)]


def test_everything_of_the_second_record_is_the_first_ones(entity, by):
    keep, other = two_applicants(entity)
    messages = Message.objects.filter(person=other).count()

    services.merge(keep, other, by=by, at=after(days=1))

    assert (Application.objects.filter(person=keep).count(), Consent.objects.filter(person=keep).count()) == (2, 2)
    assert (Message.objects.filter(person=other).count(), messages > 0) == (0, True)
    assert {one.profile_id for one in Application.objects.all()} == {keep.profile.pk}
    assert not User.objects.get(pk=other.pk).is_active


def test_of_two_open_applications_for_one_part_the_second_is_withdrawn_without_a_letter(entity, by):
    keep, other = two_applicants(entity)
    letters = Message.objects.count()

    services.merge(keep, other, by=by, at=after(days=1))

    states = dict(Application.objects.values_list("pk", "state"))
    assert sorted(states.values()) == [State.SUBMITTED, State.WITHDRAWN]
    assert Application.objects.undecided().get().submitted_at == NOON
    assert (Message.objects.count(), Charge.objects.open().count()) == (letters, 1)


def test_only_the_second_one_says_something_and_it_is_not_lost(entity, by):
    keep, other = make_person(email="", phone="+351910000000"), make_person(email="ana@example.org")
    make_application(entity, person=keep, languages={"pt": "B1"})
    make_application(entity, person=other, languages={"pt": "C1", "ar": "native"}, answers=make_answers())
    Profile.objects.filter(person=other).update(own_words="Preciso de ajuda.")

    services.merge(keep, other, by=by, at=after(days=1))

    keep.refresh_from_db()
    assert (keep.contact_email, keep.phone, keep.profile.own_words) == (
        *("ana@example.org", "+351910000000"),
        "Preciso de ajuda.",
    )
    assert dict(keep.profile.languages.values_list("language_id", "level")) == {"pt": "B1", "ar": "native"}


def test_a_mentor_and_a_mentee_become_one_person_with_both_parts(entity, by):
    mentor, mentee = make_mentor(entity), make_mentee(entity)

    services.merge(mentor.person, mentee.person, by=by, at=after(days=1))

    mentee.refresh_from_db()
    assert (mentee.person_id, mentee.profile_id) == (mentor.person_id, mentor.profile_id)


def test_of_two_mentees_the_one_under_way_remains_with_the_story_of_both(entity, by):
    idle, under_way = make_mentee(entity, state=MenteeState.DONE), make_mentee(entity)
    mentorship = make_mentorship(mentee=under_way)
    stories = idle.moves.count() + under_way.moves.count()

    services.merge(idle.person, under_way.person, by=by, at=after(days=1))

    mentee = Mentee.objects.get()
    assert (mentee.pk, mentee.person_id, mentee.moves.count()) == (under_way.pk, idle.person_id, stories)
    assert Mentorship.objects.get().pk == mentorship.pk


@pytest.mark.parametrize("first_comes_first", [True, False])
def test_of_two_who_wait_one_waits_since_the_first_of_them_began(entity, by, first_comes_first):
    days = (0, 5) if first_comes_first else (5, 0)
    keep, other = (make_mentee(entity, waiting_since=after(days=number)) for number in days)

    services.merge(keep.person, other.person, by=by, at=after(days=9))

    waits = Mentee.objects.get()
    assert (waits.person, waits.waiting_since) == (keep.person, NOON)
    assert list(Charge.objects.open().values_list("kind", "subject")) == [("mentee", waits.public_id)]


SITUATIONS = st.fixed_dictionaries(
    {
        "mine": st.sampled_from(["applicant", "mentor", "mentee", "left mentee", "mentored", "both"]),
        "theirs": st.sampled_from(["applicant", "turned away", "mentee", "left mentee", "mentored before"]),
        "login": st.booleans(),
        "swap": st.booleans(),
    }
)


def somebody(entity, what, *, login) -> User:
    match what:
        case "applicant":
            person = make_application(entity).person
        case "turned away":
            person = make_application(entity, state=State.NOT_ACCEPTED).person
        case "mentor":
            person = make_mentor(entity).person
        case "mentee":
            person = make_mentee(entity, languages={"pt": "A2", "ar": "native"}).person
        case "left mentee":
            person = make_mentee(entity, state=MenteeState.DONE).person
        case "mentored":
            person = make_mentorship(mentee=make_mentee(entity)).mentee.person
        case "mentored before":
            person = make_mentorship(mentee=make_mentee(entity), state=MentorshipState.COMPLETED).mentee.person
        case _:
            person = make_mentor(entity).person
            make_application(entity, person=person)
    if login:
        EmailAddress.objects.create(user=person, email=person.contact_email, verified=True, primary=True)
    return person


@pytest.mark.django_db
@given(SITUATIONS)
def test_parted_again_they_are_what_they_were(situation):
    with transaction.atomic():
        entity = make_entity()
        by = make_technician(entity)
        keep = somebody(entity, situation["mine"], login=situation["login"])
        other = somebody(entity, situation["theirs"], login=situation["login"])
        if situation["swap"]:
            keep, other = other, keep
        before = dump()

        merger = services.merge(keep, other, by=by, at=after(days=1))
        together = dump()
        services.undo_merge(merger, by=by, at=after(days=2))

        assert (dump() == before, together == before) == (True, False)
        transaction.set_rollback(True)


def test_after_a_week_they_stay_together_and_the_second_record_is_forgotten(entity, by):
    keep, other = two_applicants(entity)
    merger = services.merge(keep, other, by=by, at=NOON)

    with pytest.raises(services.TooLate):
        services.undo_merge(merger, by=by, at=after(days=7))
    services.run_retention(at=after(days=7))

    merger.refresh_from_db()
    other.refresh_from_db()
    assert (merger.changes, other.full_name, merger.settled_at) == ([], "–", after(days=7))
    assert Erasure.objects.get().person == other


def test_a_mentorship_that_ended_stays_with_the_entity_that_accompanied_it(entity):
    former = make_entity()
    ended = make_mentorship(mentee=make_mentee(former), state=MentorshipState.COMPLETED)
    keep, other = make_mentee(entity).person, ended.mentee.person
    chief = make_appointed().giving(NATIONAL)

    services.merge(keep, other, by=chief, at=after(days=1))

    ended.refresh_from_db()
    assert (ended.mentee.person, ended.mentee.entity, ended.entity) == (keep, entity, former)


def test_what_was_touched_since_is_not_parted(entity, by):
    keep, other = two_applicants(entity)
    merger = services.merge(keep, other, by=by, at=NOON)
    Profile.objects.filter(person=keep).update(own_words="Novo.")
    Application.objects.filter(person=keep, state=State.WITHDRAWN).update(reached_at=after(days=1))
    before = dump()

    with pytest.raises(services.TooLate):
        services.undo_merge(merger, by=by, at=after(days=1))

    assert dump() == before


def test_two_mentors_are_not_put_together(entity, by):
    with pytest.raises(services.BothMentors):
        services.merge(make_mentor(entity).person, make_mentor(entity).person, by=by, at=NOON)

    assert Mentor.objects.values("person").distinct().count() == 2


def test_two_with_an_open_mentorship_are_not_put_together(entity, by):
    people = [make_mentorship(mentee=make_mentee(entity)).mentee.person for _turn in range(2)]

    with pytest.raises(services.BothInMentorship):
        services.merge(*people, by=by, at=NOON)


def test_two_with_an_open_proposal_are_not_put_together(entity, by):
    people = [make_proposal(mentee=make_mentee(entity)).mentee.person for _turn in range(2)]

    with pytest.raises(services.BothAsked):
        services.merge(*people, by=by, at=NOON)


def test_mentor_and_mentee_of_one_another_are_two(entity, by):
    mentor, mentee = make_mentor(entity), make_mentee(entity)
    make_mentorship(mentor=mentor, mentee=mentee, state=MentorshipState.COMPLETED)

    with pytest.raises(services.OneAnother):
        services.merge(mentor.person, mentee.person, by=by, at=NOON)


def test_whoever_works_here_is_kept_and_an_invented_person_is_nobody(entity, by):
    colleague, real, invented = make_person(), make_person(), make_person(invented=True)
    make_technician(entity, person=colleague)
    for person in (colleague, real, invented):
        make_application(entity, person=person)

    with pytest.raises(services.OneWorksHere):
        services.merge(real, colleague, by=by, at=NOON)
    with pytest.raises(services.OneIsInvented):
        services.merge(real, invented, by=by, at=NOON)

    assert services.merge(colleague, real, by=by, at=NOON).kept == colleague


def test_the_login_of_the_second_record_opens_nothing_any_more_where_the_first_has_one(entity, by):
    keep, other = two_applicants(entity)
    for person in (keep, other):
        EmailAddress.objects.create(user=person, email=person.contact_email, verified=True, primary=True)

    services.merge(keep, other, by=by, at=NOON)

    assert [address.user for address in EmailAddress.objects.all()] == [keep]


def test_only_who_works_with_both_puts_them_together_or_the_national_team_with_a_reason(entity, by):
    keep = make_application(entity).person
    other = make_application(make_entity()).person
    national = make_appointed(Role.NATIONAL_TECHNICIAN)

    for viewer in (by, make_reader(entity), national):
        with pytest.raises(PermissionDenied):
            services.merge(keep, other, by=viewer, at=NOON)

    assert services.merge(keep, other, by=national.giving(NATIONAL), at=NOON).kept == keep


def test_alike_is_the_same_name_and_day_of_birth_or_the_same_contact(entity, by):
    person = make_application(
        entity, person=make_person("João Sá", email="J@example.org", phone="+351911111111")
    ).person
    born = make_application(entity, person=make_person("JOAO  sa")).person
    mailbox = make_application(entity, person=make_person("Outra", email="j@EXAMPLE.org")).person
    phone = make_application(entity, person=make_person("Outro", phone="+351911111111")).person
    make_application(entity, person=make_person("João Sá"))  # nobody knows when this one was born
    Profile.objects.filter(person__in=[person, born]).update(birth_date="1990-05-01")
    person.refresh_from_db()

    assert [(one.person, one.why) for one in likely_same(by, person)] == [
        (born, ("name",)),
        (mailbox, ("email",)),
        (phone, ("phone",)),
    ]


def test_somebody_at_another_entity_has_no_name_and_the_national_team_is_asked(entity, by):
    person, hidden = make_person(email="a@example.org"), make_person(email="a@example.org")
    make_application(entity, person=person)
    make_application(make_entity(), person=hidden)

    asked = services.ask_national_team(person, by=by, at=NOON)
    again = services.ask_national_team(person, by=by, at=NOON)

    found = likely_same(by, person)
    assert ([(one.person, one.is_asked) for one in found], asked, again) == ([(None, True)], 1, 0)
    assert Doubt.objects.asked().count() == 1


def test_two_who_are_two_are_not_shown_again(entity, by):
    one, other = (make_application(entity, person=make_person(phone="+351911111111")).person for _turn in range(2))

    services.keep_apart(other, one, by=by, at=NOON)
    services.keep_apart(one, other, by=by, at=after(days=1))

    assert (likely_same(by, one), likely_same(by, other), Doubt.objects.get().apart_at) == ([], [], NOON)


def test_a_record_that_stands_aside_is_not_found_and_not_put_together_again(entity, by):
    keep, other = two_applicants(entity, phone="+351911111111")
    third = make_application(entity, person=make_person()).person
    services.merge(keep, other, by=by, at=NOON)

    with pytest.raises(PermissionDenied):
        services.merge(third, other, by=by, at=NOON)

    assert likely_same(by, keep) == []


def test_the_database_knows_a_pair_once_and_nobody_as_the_same_as_oneself(db):
    one, other = make_person(), make_person()
    Doubt.objects.create(first=one, second=other, apart_at=NOON)

    for wrong in (
        Doubt(first=one, second=other, apart_at=NOON),
        Doubt(first=other, second=one, apart_at=NOON),
        Doubt(first=one, second=make_person()),
        Merger(kept=one, other=one, at=NOON),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong.save(force_insert=True)


def test_only_staff_of_the_entity_is_shown_who_is_alike(entity):
    person = make_application(entity, person=make_person(phone="+351911111111")).person
    make_application(entity, person=make_person(phone="+351911111111"))

    shown = [likely_same(viewer, person) for viewer in (make_reader(entity), make_coordinator(make_entity()))]

    assert shown == [[], []]
