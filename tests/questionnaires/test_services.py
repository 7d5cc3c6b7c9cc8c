"""Publishing questionnaires, and asking which version counts."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.audit.models import Event
from mentores.questionnaires.models import Kind, Questionnaire
from mentores.questionnaires.selectors import current, current_of, missing_languages, named, versions_of
from mentores.questionnaires.services import MOST_QUESTIONS, NotAskable, NothingNew, publish
from tests.factories.accounts import make_appointed
from tests.factories.moments import NOON
from tests.factories.questionnaires import make_question, make_questionnaire

CODE = "interview-mentee"
GOAL, URGENT = make_question("goal"), make_question("urgency", kind=Kind.CHOICE, choices=("days", "weeks"))


def test_versions_follow_one_another_and_the_newest_is_asked(db):
    first = publish(CODE, [GOAL], by=make_appointed(Role.EDITOR), at=NOON)
    second = publish(CODE, [URGENT, GOAL], by=make_appointed(Role.NATIONAL_COORDINATOR), at=NOON)
    make_questionnaire("another")

    assert (first.name, second.name, current(CODE)) == (f"{CODE}:1", f"{CODE}:2", second)
    assert ([one.version for one in versions_of(CODE)], current("nothing")) == ([2, 1], None)
    assert current_of([CODE, "nothing"]) == {CODE: second}


def test_the_questions_come_back_as_they_were_published(db):
    published = make_questionnaire(questions=[GOAL, URGENT])

    assert Questionnaire.objects.get(pk=published.pk).asked == [GOAL, URGENT]


@pytest.mark.parametrize(("name", "found"), [("interview-mentee:1", True), ("interview-mentee:2", False), ("", False)])
def test_an_answer_set_names_the_version_it_answers(db, name, found):
    published = make_questionnaire()

    assert named(name) == (published if found else None)


@pytest.mark.parametrize("role", [Role.NATIONAL_TECHNICIAN, Role.AUDITOR, Role.COORDINATOR, Role.PARTICIPANT])
def test_only_the_national_coordinator_and_editors_publish(db, role):
    with pytest.raises(PermissionDenied):
        publish(CODE, [GOAL], by=Viewer(person=None, role=role), at=NOON)


def test_publishing_is_written_down(db):
    editor = make_appointed(Role.EDITOR)

    published = publish(CODE, [GOAL], by=editor, at=NOON)

    assert list(Event.objects.filter(app="questionnaires").values_list("act", "kind", "subject", "person_id")) == [
        ("publish", "questionnaire", published.public_id, editor.person_id)
    ]


def test_the_same_questions_are_not_published_twice(db):
    make_questionnaire(questions=[GOAL])

    with pytest.raises(NothingNew):
        publish(CODE, [GOAL], by=SYSTEM, at=NOON)


@pytest.mark.parametrize(
    "questions",
    [
        [],
        [GOAL, GOAL],
        [make_question(text=" ")],
        [make_question("")],
        [make_question(kind="riddle")],
        [make_question(kind=Kind.CHOICE)],
        [make_question(kind=Kind.CHOICE, choices=["one"])],
        [make_question(kind=Kind.CHOICE, choices=["one", "one"])],
        [make_question(kind=Kind.LINE, choices=["one", "two"])],
        [make_question(str(number)) for number in range(MOST_QUESTIONS + 1)],
    ],
    ids=["none", "twice", "silent", "nameless", "unknown", "no choice", "one choice", "choice twice", "odd", "many"],
)
def test_what_cannot_be_asked_is_not_published(db, questions):
    with pytest.raises(NotAskable):
        publish(CODE, questions, by=SYSTEM, at=NOON)


def test_a_language_in_which_one_choice_is_silent_is_missing(db):
    half = make_question("urgency", kind=Kind.CHOICE, choices=("days", "weeks"))
    del half.choices[0].text["ar"]

    missing, elsewhere = (
        {language.code for language in missing_languages(make_questionnaire(code, questions=questions))}
        for code, questions in ((CODE, [GOAL, half]), ("another", [GOAL, URGENT]))
    )

    assert missing - elsewhere == {"ar"}
    assert not elsewhere & {"pt", "en", "ar"}


@pytest.mark.parametrize("wrong", [{"code": ""}, {"version": 0}, {"version": 1}])
def test_the_database_refuses_what_is_no_version(db, wrong):
    make_questionnaire()

    with pytest.raises(IntegrityError), transaction.atomic():
        Questionnaire.objects.create(**{"code": CODE, "version": 2, "published_at": NOON} | wrong)
