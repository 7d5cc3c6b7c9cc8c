"""A code is good once and takes five guesses, however many try at the same moment."""

from collections import Counter
from functools import partial

from django.core import mail

from mentores.access.models import GUESSES, Code, FactorReset, Purpose
from mentores.access.services import codes, factors
from tests.access.test_codes import sent, wrong
from tests.factories.access import make_reset
from tests.factories.accounts import make_person
from tests.factories.moments import NOON
from tests.factories.partners import make_coordinator, make_entity, make_technician
from tests.races.racing import outcomes, race

AT_ONCE = 12


def test_a_right_code_is_used_once(transactional_db):
    person = make_person()
    code = sent(person)
    use = partial(codes.is_right, person, purpose=Purpose.CONFIRM, target="ana@example.org", code=code, at=NOON)

    results = race([use] * AT_ONCE)

    assert Counter(results) == {True: 1, False: AT_ONCE - 1}


def test_five_guesses_are_five_guesses(transactional_db):
    person = make_person()
    code = wrong(sent(person))
    guess = partial(codes.is_right, person, purpose=Purpose.CONFIRM, target="ana@example.org", code=code, at=NOON)

    results = race([guess] * AT_ONCE)

    assert (Counter(results), Code.objects.get().guesses) == ({False: AT_ONCE}, GUESSES)
    assert len(mail.outbox) == 1


def test_a_lost_second_step_is_decided_once(transactional_db):
    entity = make_entity()
    lost = make_technician(entity).person
    assert lost is not None
    reset = make_reset(lost, by=make_coordinator(entity))
    agreeing, refusing = make_coordinator(entity), make_coordinator(entity)

    results = race(
        [
            partial(factors.confirm_factor_reset, reset, by=agreeing, at=NOON),
            partial(factors.decline_factor_reset, reset, by=refusing, at=NOON),
        ]
    )

    assert sum(isinstance(one, FactorReset) for one in results) == 1
    assert outcomes([one for one in results if isinstance(one, Exception)]) == {"ActNotPossible": 1}
