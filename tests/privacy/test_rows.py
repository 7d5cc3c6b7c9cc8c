"""Which rows are about a person, and that none is forgotten."""

from mentores.accounts.models import User
from mentores.admissions.models import Application, ApplicationMove
from mentores.mentorships.models import Meeting, Mentorship, MentorshipMentor
from mentores.participants.models import Mentor, Profile
from mentores.privacy.ends import ENDS
from mentores.privacy.rows import personal_models, rows_about
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.mentorships import make_mentorship
from tests.factories.participants import make_mentor
from tests.factories.partners import make_coordinator, make_entity

# Data about people that neither goes with its person nor after a time of its own, and who lets it go.
OTHERWISE = {
    "audit.Event": "sealed into the chain of the record",
    "audit.Reading": "sealed into the chain of the record",
    "audit.Alert": "it holds the number of a person",
    "access.Code": "deleted every day",
    "imports.Row": "emptied by the app itself, sooner",
}


def test_every_table_about_people_has_an_end():
    """A row goes with its person, after a time of its own, or names only who did something."""
    with_their_person = {model._meta.label for model in rows_about(User(pk=0))}
    for_themselves = {end.label for end in ENDS} | OTHERWISE.keys()

    declared = {model._meta.label: one.subjects for model, one in personal_models()}
    forgotten = declared.keys() - with_their_person - for_themselves

    assert {label for label in forgotten if not _names_only_who_acted(label, declared[label])} == set()


def _names_only_who_acted(label, subjects) -> bool:
    """Moves of cases of nobody, sessions and imports: the people there are staff, whose own row is what ends."""
    return all(name.endswith(("_by", "case", "person", "member", "trainer")) for name in subjects)


def test_what_somebody_did_for_others_is_not_about_them(db):
    coordinator = make_person()
    make_coordinator(make_entity(), person=coordinator)
    application = make_application(make_entity())
    ApplicationMove.objects.update(person=coordinator)

    about = {model: list(rows) for model, rows in rows_about(coordinator).items()}

    assert (about[ApplicationMove], about[Application]) == ([], [])
    assert list(rows_about(application.person)[Application]) == [application]


def test_the_rows_of_a_case_are_found_through_it(db):
    mentorship = make_mentorship()
    mentor = mentorship.mentors.get().mentor

    of_mentor, of_mentee = rows_about(mentor.person), rows_about(mentorship.mentee.person)

    for about in (of_mentor, of_mentee):
        assert list(about[Mentorship]) == [mentorship]
        assert about[Meeting].count() == 1
    assert (of_mentor[MentorshipMentor].count(), of_mentee[MentorshipMentor].count()) == (1, 0)


def test_a_viewer_finds_only_the_cases_of_the_own_entity(db):
    person = make_person()
    mentor = make_mentor(make_entity(), person=person)
    elsewhere = make_coordinator(make_entity())

    seen = rows_about(person, viewer=elsewhere)

    assert (list(seen[Mentor]), list(seen[Profile])) == ([], [mentor.profile])
    assert list(rows_about(person, viewer=make_coordinator(mentor.entity))[Mentor]) == [mentor]
