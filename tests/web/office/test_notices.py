"""Every message of the platform can be read in the office, in every language and its direction."""

import polib
import pytest

from mentores.accounts.roles import Role
from mentores.core.languages import LANGUAGES
from mentores.messaging.catalogue import languages_of, notices, previews
from mentores.messaging.selectors import lines_of
from tests.web.desk.visiting import text_of
from tests.web.office.sitting import seated

LIST = "/office/notices/"


def test_the_list_leads_to_every_notice(db):
    page = seated(Role.EDITOR).get(LIST).content.decode()

    assert [name for name in notices() if f'href="{LIST}{name}/"' not in page] == []


@pytest.mark.parametrize("name", sorted(notices()))
def test_a_notice_is_shown_in_every_language_in_its_direction(db, name):
    page = seated(Role.EDITOR).get(f"{LIST}{name}/")

    shown, text = page.content.decode(), text_of(page)
    for language in languages_of(name):
        forms = previews(name, language=language.code)
        assert shown.count(f'<article lang="{language.code}" dir="{language.direction}">') == len(forms)
        assert [form.subject for form in forms if " ".join(form.subject.split()) not in text] == []


def test_each_language_says_how_many_sentences_no_native_reader_has_read(db):
    lines = lines_of(["evaluations/asked"], languages=["pt"])["evaluations/asked", "pt"]

    page = seated(Role.NATIONAL_COORDINATOR).get(f"{LIST}evaluations/asked/")

    text = text_of(page)
    unread = f"{len(lines)} sentences not reviewed by a native reader"
    assert (text.count(unread), text.count("reviewed by a native reader")) == (len(LANGUAGES) - 1, len(LANGUAGES))


def test_a_short_message_is_shown_with_its_length(db):
    page = seated(Role.EDITOR).get(f"{LIST}evaluations/asked/")

    [preview] = previews("evaluations/asked", language="en")
    assert f"As a text message, {len(preview.sms)} characters" in text_of(page)


def test_sentences_without_a_translation_are_named(db, settings, tmp_path):
    for language in ("pt", "ar"):
        folder = tmp_path / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        source = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
        few = polib.pofile(str(source))
        few[:] = [entry for entry in few if entry.msgid != "Say how it was"]
        few.save_as_mofile(str(folder / "django.mo"))
    settings.LOCALE_PATHS = [tmp_path]

    text = text_of(seated(Role.EDITOR).get(f"{LIST}evaluations/asked/"))

    assert text.count("readers get another language instead: Say how it was") == 2


@pytest.mark.parametrize("name", ["nothing/asked", "evaluations/nothing"])
def test_a_notice_that_does_not_exist_is_not_there(db, name):
    assert seated(Role.EDITOR).get(f"{LIST}{name}/").status_code == 404
