"""The last screen of a registration, sent many times in the same moment."""

from functools import partial

from mentores.access.models import Code
from mentores.accounts.viewer import VISITOR
from mentores.admissions.models import Application, Draft
from mentores.admissions.services import Applicant, drafts
from tests.factories.consents import make_text
from tests.factories.drafts import make_draft
from tests.factories.moments import NOON
from tests.factories.participants import DOCUMENTS, PORTUGUESE, make_answers
from tests.factories.partners import make_entity
from tests.factories.territories import reference_data
from tests.races.racing import race


def test_a_draft_sent_by_many_at_once_makes_one_case_and_asks_once(transactional_db, size):
    reference_data()
    entity, draft = make_entity(), make_draft()
    send = partial(
        drafts.send,
        draft,
        Applicant(full_name="Ana", contact_email="ana@example.org", phone="", language="pt"),
        make_answers(),
        areas=[DOCUMENTS],
        languages=PORTUGUESE,
        notice=make_text(),
        chosen=entity,
        by=VISITOR,
        at=NOON,
    )

    cases = race([send] * size(8, 50))

    assert {case.pk for case in cases} == {Application.objects.get().pk}
    assert (Draft.objects.count(), Code.objects.count()) == (0, 1)
