"""Own words keep every place, gain none, make no button and stay easy to read."""

import pytest

from mentores.messaging.faults import LONGEST_SUBJECT, Fault, Wrong, faults
from mentores.messaging.sentences import Sentence, sentences

HELLO = Sentence("Hello %(name)s,")  # to participants and to staff
SUBJECT = Sentence("Your talk is tomorrow")
TO_STAFF = Sentence("Open the desk")
THIRTEEN = "um dois três quatro cinco seis sete oito nove dez onze doze treze"


def of(notice: str, beginning: str) -> Sentence:
    """The sentence of a notice that begins like this."""
    return next(one for one in sentences(notice) if one.text.startswith(beginning))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Bom dia, {name}!", []),
        ("{name}, {name}!", []),
        ("Bom dia!", [Fault(Wrong.MISSING, "{name}")]),
        ("Olá {nome},", [Fault(Wrong.MISSING, "{name}"), Fault(Wrong.UNKNOWN, "{nome}")]),
        ("Olá {name} de {entity},", [Fault(Wrong.UNKNOWN, "{entity}")]),
        ("Olá {name}, {", [Fault(Wrong.BRACES)]),
        ("Olá {{ name }} {name}", [Fault(Wrong.BRACES)]),
        ("Olá {name} {% now %}", [Fault(Wrong.BRACES)]),
        ("[Olá {name}]", [Fault(Wrong.BRACKETS)]),
        ("", [Fault(Wrong.EMPTY)]),
        (f"{{name}}: {THIRTEEN}.", [Fault(Wrong.LONG_SENTENCE, f"{THIRTEEN}.")]),
    ],
)
def test_words_that_would_not_work_are_named(words, found):
    assert faults(HELLO, "", words, language="pt") == found


def test_a_subject_gains_no_place_and_stays_short():
    found = faults(SUBJECT, "", f"{{name}} {'a' * LONGEST_SUBJECT}", language="pt")

    assert found == [Fault(Wrong.UNKNOWN, "{name}"), Fault(Wrong.LONG_SUBJECT, str(LONGEST_SUBJECT))]


def test_words_end_somewhere():
    assert faults(TO_STAFF, "", "a" * 1001, language="pt") == [Fault(Wrong.TOO_LONG, "1000")]


def test_staff_read_longer_sentences():
    assert faults(TO_STAFF, "", THIRTEEN, language="pt") == []


@pytest.mark.parametrize(
    ("language", "form", "may"),
    [("pt", "one", True), ("pt", "other", False), ("ar", "two", True), ("ar", "few", False), ("ru", "one", False)],
)
def test_only_a_form_for_one_number_may_leave_the_number_out(language, form, may):
    minutes = of("admissions/interview", "It takes about")

    assert faults(minutes, form, "pouco", language=language) == ([] if may else [Fault(Wrong.MISSING, "{minutes}")])
