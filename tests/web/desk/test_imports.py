"""The pages on which a coordinator brings lists in."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from mentores.accounts.roles import Role
from mentores.audit.models import Reading
from mentores.imports.lifecycle import State
from mentores.imports.models import Import, Kind
from mentores.participants.models import Mentee
from tests.factories.consents import make_text
from tests.factories.partners import make_entity
from tests.imports.lists import as_csv, checked, person, sent, written
from tests.web.desk.visiting import colleague, seated, text_of

LIST = "/desk/imports/"
COLUMNS = {"full_name": "0", "contact_email": "1", "phone": "2", "municipality_id": "3", "languages": "4", "areas": "5"}


def csv_file(*rows, name="lista.csv"):
    return SimpleUploadedFile(name, as_csv(rows).encode())


@pytest.fixture
def entity(db):
    make_text()
    return make_entity()


@pytest.fixture
def by(entity):
    return colleague(entity, Role.COORDINATOR)


@pytest.fixture
def browser(by):
    return seated(by)


def page_of(batch, act=""):
    return f"{LIST}{batch.public_id}/{act}"


def test_a_list_is_sent_looked_at_written_and_undone(entity, browser):
    arrived = browser.post(LIST, {"kind": "mentees", "file": csv_file(person("Ana Exemplo"))})
    batch = Import.objects.get()
    looked_at = browser.post(page_of(batch, "columns"), {**COLUMNS, "accepted_on": "7"}, follow=True)
    done = browser.post(page_of(batch, "write"), {"mode": "all", "informed": "paper"}, follow=True)
    name = Mentee.objects.get().person.full_name
    undone = browser.post(page_of(batch, "undo"), follow=True)

    assert arrived["Location"] == page_of(batch, "columns")
    assert "1 Rows that can be written" in text_of(looked_at)
    assert (name, "Ana Exemplo" in text_of(done)) == ("Ana Exemplo", True)
    assert ("Everything that this list had written is taken away." in text_of(undone), Mentee.objects.count()) == (
        True,
        0,
    )


@pytest.mark.parametrize("act", ["again", "undo"])
def test_a_list_that_an_error_stopped_says_so_and_is_begun_again_or_undone(entity, by, browser, act):
    batch = checked(sent([person("Ana Exemplo")], entity=entity, by=by), by=by)
    Import.objects.update(state=State.FAILED, failed_in=State.WRITING, mode="all", informed="paper")

    stopped = text_of(browser.get(page_of(batch)))
    browser.post(page_of(batch, act))

    assert "An error of ours stopped us three times. 0 rows are written, the others are not." in stopped
    assert "Try again" in stopped
    assert Import.objects.get().state == {"again": State.WRITTEN, "undo": State.UNDONE}[act]


def test_every_problem_stands_with_its_row_its_column_and_its_words(entity, by, browser):
    batch = checked(sent([person(), person("Rui", place="Lisbna", email="rui@")], entity=entity, by=by), by=by)

    page = text_of(browser.get(page_of(batch)))

    assert "3 Concelho Lisbna “Lisbna” is not a municipality of Portugal." in page
    assert "3 E-mail rui@ “rui@” is not an e-mail address." in page


def test_a_file_that_is_none_is_refused_beside_the_field(entity, browser):
    picture = SimpleUploadedFile("lista.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(50))

    page = browser.post(LIST, {"kind": "mentees", "file": picture})

    assert page.status_code == 422
    assert "This is not a spreadsheet." in text_of(page)


def test_a_file_that_is_too_big_is_told_so(entity, browser):
    page = browser.post(LIST, {"kind": "mentees", "file": SimpleUploadedFile("lista.csv", b"a;b\n" * 1_500_000)})

    assert (page.status_code, Import.objects.count()) == (422, 0)
    assert "The file is too big. It may have up to 5 megabytes." in text_of(page)


def test_a_needed_column_that_is_not_chosen_is_asked_for(entity, by, browser):
    batch = sent([person()], entity=entity, by=by)

    page = browser.post(page_of(batch, "columns"), COLUMNS | {"areas": ""})

    assert (page.status_code, "Choose the column that holds this." in text_of(page)) == (422, True)


def test_a_file_sent_again_leads_to_the_first_one(entity, browser):
    for _ in range(2):
        page = browser.post(LIST, {"kind": "mentees", "file": csv_file(person())}, follow=True)

    assert Import.objects.count() == 1
    assert "This very file was sent before." in text_of(page)


def test_an_entity_without_its_text_is_told_to_write_it(db):
    entity = make_entity(protects=False)
    browser = seated(colleague(entity, Role.COORDINATOR))

    page = browser.post(LIST, {"kind": "mentees", "file": csv_file(person())})

    assert (page.status_code, Import.objects.count()) == (422, 0)
    assert "This text comes first." in text_of(page)


def test_doubtful_rows_stand_side_by_side_and_are_kept_or_left_out(entity, by, browser):
    written(checked(sent([person("Ana", email="ana@example.org")], entity=entity, by=by), by=by), by=by)
    rows = [person("Ana", email="ana@example.org"), person("Rui")]
    batch = checked(sent(rows, entity=entity, by=by), by=by)

    before = text_of(browser.get(page_of(batch)))
    beside = text_of(browser.get(page_of(batch, "doubts")))
    browser.post(page_of(batch, "doubts"), {"keep-2": "yes"})
    after = text_of(browser.get(page_of(batch)))

    assert "1 Rows that can be written" in before
    assert "Same e-mail, same name" in beside
    assert "2 Rows that can be written" in after


def test_while_it_works_the_page_says_how_far_it_is_and_can_be_asked_again(entity, by, browser):
    batch = sent([person()], entity=entity, by=by)
    Import.objects.update(state=State.CHECKING)

    page = browser.get(page_of(batch))

    assert "0 of 1 rows are checked." in text_of(page)
    assert f'<a href="{page_of(batch)}">Look again</a>' in page.content.decode()
    assert 'hx-trigger="every 2s"' in page.content.decode()


def test_what_was_refused_can_be_downloaded_with_the_reasons(entity, by, browser):
    batch = checked(sent([person(), person("Rui", place="Lisbna")], entity=entity, by=by), by=by)
    written(batch, by=by, mode="valid")

    answer = browser.get(page_of(batch, "refused"))

    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["Nome", "Rui"]
    assert rows[1][-1] == "Concelho: “Lisbna” is not a municipality of Portugal."


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_an_empty_list_has_our_titles_and_a_sheet_of_help(entity, browser, kind):
    answer = browser.get(f"{LIST}templates/{kind}.xlsx")

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert book.sheet_names[:2] == ["List", "Help"]
    assert book.get_sheet_by_index(0).to_python()[0][0] in ("Name *", "Mentor", "Code of the mentorship")


def test_an_empty_list_as_csv_opens_in_a_spreadsheet_programme(entity, browser):
    answer = browser.get(f"{LIST}templates/mentees.csv")

    assert answer.content.decode().startswith("\ufeffName *;Date of birth;")


def test_opening_an_import_is_written_down_as_reading_a_list(entity, by, browser):
    batch = checked(sent([person()], entity=entity, by=by), by=by)

    browser.get(page_of(batch))

    assert Reading.objects.filter(kind="list", subject="desk:import").count() == 1


def test_a_page_of_problems_asks_as_many_questions_for_three_rows_as_for_one(entity, by, browser):
    asked = []
    for names in (["Ana"], ["Ana", "Rui", "Eva"]):
        batch = checked(sent([person(name, place="x") for name in names], entity=entity, by=by), by=by)
        browser.get(page_of(batch))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get(page_of(batch))
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_the_list_of_imports_says_what_would_be_there(entity, browser):
    assert "No list was sent yet" in text_of(browser.get(LIST))
