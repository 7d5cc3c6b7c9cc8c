"""The command that verifies the record, the nightly check, and those who write meanwhile."""

from collections.abc import Callable
from functools import partial
from io import StringIO

from django.core.management import call_command
from django.db import transaction

from mentores.accounts.viewer import SYSTEM
from mentores.audit import services
from mentores.audit.models import Check, Event, Reading, Seal
from mentores.audit.sealing import check, seal
from tests.audit.attacks import found, one, write
from tests.factories.moments import NOON
from tests.races.racing import race


def verified(*arguments: str) -> tuple[int, list[str]]:
    """The exit code of the command, and what it printed."""
    said = StringIO()
    try:
        call_command("verify_audit", *arguments, stdout=said)
    except SystemExit as ended:
        return int(str(ended.code)), said.getvalue().splitlines()
    return 0, said.getvalue().splitlines()


def test_the_command_says_that_all_is_well_what_waits_and_where_the_chain_ends(sealed):
    write(2)

    code, lines = verified()

    waiting = list(Event.objects.order_by("pk").values_list("pk", flat=True))[-2:]
    assert (code, lines) == (
        0,
        [
            "20 sealed rows, 0 faults.",
            f"Not sealed yet: 2 rows of event, from {waiting[0]} to {waiting[1]}.",
            f"End of the chain, to be noted down: {found().end}",
        ],
    )


def test_the_command_names_each_faulty_row_and_ends_with_one(sealed):
    one(sealed[0]).update(role="auditor")
    one(sealed[12]).delete()

    code, lines = verified()

    assert (code, lines[:3]) == (
        1,
        [
            f"event {sealed[0][1]}: is not what was sealed: it was changed, or exchanged with another row",
            f"reading {sealed[12][1]}: is missing",
            "20 sealed rows, 2 faults.",
        ],
    )


def test_the_command_holds_the_record_against_an_end_that_was_noted(sealed):
    end = found().end

    assert verified("--noted", end)[0] == 0
    assert verified("--noted", f"20:{'0' * 64}")[0] == 1


def test_the_command_asks_whether_it_has_the_right_key(sealed, settings):
    settings.AUDIT_KEY = "another key"

    assert "is this the key" in verified()[1][-2]


def knock(turn: int, number: int) -> None:
    for knocked in range(5):
        with transaction.atomic():
            services.record("tests", "knock", kind="door", subject=f"{turn}-{number}-{knocked}", by=SYSTEM, at=NOON)
            services.record_reading("door", f"{turn}-{number}", by=SYSTEM, at=NOON)


def test_what_is_written_while_several_seal_and_read_is_sealed_once_and_named_by_nobody(transactional_db, size):
    met: list[str] = []
    for turn in range(size(3, 60)):
        writers: list[Callable[[], object]] = [partial(knock, turn, number) for number in range(4)]
        readers = [partial(services.read_on, "tests", lambda event: met.append(event.subject))] * 2

        ends = race([*writers, *readers, *[partial(seal, at=NOON)] * 2])

        assert [end for end in ends if isinstance(end, Exception)] == []
        assert found().faults == []
    seal(at=NOON)
    services.read_on("tests", lambda event: met.append(event.subject))

    assert Seal.objects.count() == Event.objects.count() + Reading.objects.count()
    assert (found().faults, len(met), len(set(met))) == ([], Event.objects.count(), Event.objects.count())


def test_a_check_is_kept_and_the_log_is_told_where_the_chain_ends(sealed, caplog):
    one(sealed[0]).delete()
    write(2)

    report = check(at=NOON)

    kept = Check.objects.get()
    assert (kept.number, kept.chain, kept.unsealed, kept.faults) == (20, report.chain, 2, 1)
    assert f"The record has 1 faults and ends at 20:{report.chain}." in caplog.text


def test_the_record_is_verified_with_few_questions(sealed, django_assert_max_num_queries):
    write(800)
    seal(at=NOON)

    with django_assert_max_num_queries(12):
        report = found()

    assert (report.number, report.faults) == (820, [])
