"""A registration that was begun: kept, found again by its code, sent once."""

from datetime import timedelta

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from mentores.access.models import Code
from mentores.access.services.codes import LETTERS
from mentores.accounts.viewer import VISITOR
from mentores.admissions.models import Application, Draft
from mentores.admissions.models.draft import MOST_CODES_SENT
from mentores.admissions.services import Applicant, drafts
from mentores.messaging.models import Message
from tests.factories.consents import make_text
from tests.factories.drafts import make_draft
from tests.factories.moments import NOON
from tests.factories.participants import DOCUMENTS, PORTUGUESE, make_answers
from tests.factories.partners import make_entity
from tests.factories.territories import reference_data

APPLICANT = Applicant(full_name="Ana", contact_email="ana@example.org", phone="", language="pt")
DAY = timedelta(days=1)


def sent(draft: Draft) -> Application:
    reference_data()
    return drafts.send(
        draft,
        APPLICANT,
        make_answers(),
        areas=[DOCUMENTS],
        languages=PORTUGUESE,
        notice=make_text(),
        chosen=None,
        by=VISITOR,
        at=NOON,
    )


def test_each_screen_is_kept_as_it_was_last_sent(db):
    draft = make_draft(name="An")
    make_draft(draft, name="Ana")
    make_draft(draft, screen="needs", name="x")

    kept = Draft.objects.get()
    assert kept.answers == {"you": {"full_name": ["Ana"]}, "needs": {"full_name": ["x"]}}


def test_a_very_long_answer_is_kept_as_far_as_it_can_be_read(db):
    kept = make_draft(name="a" * 5000)

    assert len(kept.answers["you"]["full_name"][0]) == drafts.LONGEST_ANSWER


def test_the_code_finds_its_draft_however_it_is_written_and_is_not_kept(db):
    draft, other = make_draft(), make_draft()
    code = drafts.code_of(draft)

    found = [
        drafts.draft_with_code(written, at=NOON) for written in (code, code.lower(), f" {code.replace('-', ' ')} ")
    ]

    assert found == [draft] * 3
    assert drafts.code_of(other) != code
    assert [code.replace("-", "") in str(vars(row)) for row in Draft.objects.all()] == [False, False]
    assert set(code) <= {*LETTERS, "-"}


@given(st.text(max_size=20))
def test_no_other_code_finds_anything(code):
    assert drafts.id_in(code) == ""


def test_a_code_that_is_none_finds_nothing(db):
    make_draft()

    assert [drafts.draft_with_code(code, at=NOON) for code in ("", "BCDFG-23456", "é" * 400)] == [None] * 3


def test_a_draft_is_good_for_thirty_days_after_the_last_screen_and_then_it_goes(db):
    draft = make_draft(at=NOON - 40 * DAY)
    draft = make_draft(draft, at=NOON)
    code = drafts.code_of(draft)

    open_then = [drafts.draft_with_code(code, at=NOON + days * DAY) is not None for days in (30, 31)]
    drafts.forget(at=NOON + 30 * DAY)
    kept = Draft.objects.count()
    drafts.forget(at=NOON + 31 * DAY)

    assert (open_then, kept, Draft.objects.count()) == ([True, False], 1, 0)


def test_a_page_carries_its_draft_under_our_signature(db):
    draft = make_draft()
    token = drafts.token_of(draft)

    assert drafts.id_in(token) == draft.public_id
    assert drafts.id_in(token[:-1] + ("a" if token[-1] != "a" else "b")) == ""


def test_the_code_goes_to_the_mailbox_three_times_and_no_more(db):
    draft = make_draft(language="en")

    for _time in range(MOST_CODES_SENT):
        drafts.send_code(draft, target="ana@example.org", at=NOON)
    with pytest.raises(drafts.TooManyCodes):
        drafts.send_code(draft, target="ana@example.org", at=NOON)

    written = [(message.subject, drafts.code_of(draft) in message.body) for message in mail.outbox]
    assert written == [("The code to go on with your registration", True)] * 3


def test_the_code_goes_to_a_telephone(db):
    draft = make_draft()

    drafts.send_code(draft, target="+351912345678", at=NOON)

    message = Message.objects.get()
    assert (message.phone, drafts.code_of(draft) in message.body, message.is_code) == ("+351912345678", True, True)


def test_a_draft_that_is_sent_becomes_a_case_and_asks_whether_the_contact_is_right(db):
    make_entity()
    draft = make_draft()

    application = sent(draft)

    asked = Code.objects.get()
    assert (Draft.objects.count(), asked.person, asked.target) == (0, application.person, "ana@example.org")
    assert drafts.sent_as(draft.public_id) == application


def test_a_draft_sent_twice_is_one_case_and_one_code(db):
    make_entity()
    draft = make_draft()

    first, again = sent(draft), sent(draft)

    assert (first, Application.objects.count(), Code.objects.count()) == (again, 1, 1)
