"""A question, its reason, its hint and its mistake belong together, for the eye and for the ear."""

import re

import pytest
from django import forms
from django.utils.translation import override

from mentores.web.forms import asked_because
from mentores.web.gallery.forms import SampleForm


class Named(forms.Form):
    name = asked_because("So that we can greet you.", forms.CharField(label="Name", help_text="As you like."))


def test_the_hint_and_the_mistake_are_read_out_with_the_field():
    html = str(Named({}))

    described = re.search(r'<input[^>]*aria-describedby="([^"]+)"', html)

    assert described
    assert [f'id="{name}"' in html for name in described[1].split()] == [True, True]


def test_the_reason_for_a_question_stands_beside_it():
    assert "So that we can greet you." in str(Named()["name"].as_field_group())


def test_the_summary_leads_to_every_field_that_is_wrong():
    html = str(SampleForm({}))

    targets = re.findall(r'<li><a href="#([^"]+)"', html)

    assert targets == [f"{SampleForm()[name].auto_id}_field" for name in SampleForm({}).errors]
    assert [html.count(f'id="{target}"') for target in targets] == [1] * len(targets)


@pytest.mark.parametrize("name", ["gender_wish", "areas", "languages", "availability"])
def test_several_answers_to_one_question_are_one_group_with_a_legend(name):
    html = SampleForm()[name].as_field_group()

    assert html.index("<fieldset") < html.index("<legend>") < html.index("<label")


@pytest.mark.parametrize(("language", "words"), [("en", "(needed)"), ("en", "(if you want)")])
def test_a_field_says_in_words_whether_it_is_needed(language, words):
    with override(language):
        assert words in str(SampleForm())
