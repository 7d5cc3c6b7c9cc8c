"""What must be said before anybody can register."""

from django.core.management import call_command

from mentores.admissions.first_texts import load_first_texts
from mentores.consents.selectors import text_for
from mentores.core.languages import BY_CODE
from mentores.partners.models import Promoter
from mentores.partners.selectors import promoter
from tests.factories.consents import make_text
from tests.factories.moments import TODAY


def test_a_programme_that_begins_has_its_notice_in_the_languages_that_are_written_and_a_promoter(db):
    added = load_first_texts()

    named = promoter()
    assert named is not None
    written = {code for code, body in text_for("information", on=TODAY).body.items() if body}
    assert (added, written <= BY_CODE.keys()) == (4, True)
    assert min(written, set(named.about), set(named.legal_basis), key=len) >= {"pt", "en", "ar"}


def test_what_somebody_has_written_stays(db):
    text = make_text("information")
    for purpose in ("sensitive", "sending"):
        make_text(purpose)
    Promoter.objects.create(name="Alto Comissariado")

    added = load_first_texts()

    named = promoter()
    assert named is not None
    assert (added, named.name, text_for("information", on=TODAY)) == (0, "Alto Comissariado", text)


def test_the_command_says_how_many_it_added(db, capsys):
    call_command("load_first_texts")

    assert capsys.readouterr().out == "24 first texts added.\n"
