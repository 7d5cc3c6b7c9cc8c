"""The questions as staff read them, who write for somebody: of the person, not to the person."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Words:
    """`required` is what is said where the answer is missing; None stays as it is."""

    label: Text
    help_text: Text | None = None
    required: Text | None = None


OF_THE_PERSON: Mapping[str, Words] = {
    "full_name": Words(_("Name of the person"), required=_("Write the name of the person.")),
    "email": Words(_("E-mail"), help_text=""),
    "contact_of": Words(
        _("Is it the contact of somebody the person trusts?"), help_text=_("Then write the name of this other person.")
    ),
    "country": Words(_("Where does the person live?")),
    "municipality": Words(
        _("Municipality"),
        help_text=_("If the person lives in another country: where does the person want to live?"),
        required=_("Choose the municipality."),
    ),
    "adult": Words(_("Is the person 18 or over?"), required=_("Say whether the person is 18 or over.")),
    "guardian_name": Words(
        _("Name of the legal representative"), required=_("Write the name of the father, mother or tutor.")
    ),
    "guardian_contact": Words(
        _("E-mail or telephone of the legal representative"), required=_("Write how the representative can be reached.")
    ),
    "guardian_agreed": Words(
        _("The legal representative agrees that the person takes part."),
        required=_("This agreement is needed. Please ask first."),
    ),
    "languages": Words(
        _("Languages the person speaks"),
        help_text=_("The two need a language in common. The person’s own language counts too."),
    ),
    "needs": Words(_("What does the person need help with?"), help_text=""),
    "own_words": Words(
        _("More, in the person’s own words"),
        help_text=_("In any language. Please write nothing about papers, health or religion."),
    ),
    "areas": Words(_("What could the person help with?"), help_text=""),
    "strengths": Words(_("What is the person good at?")),
    "networks": Words(_("Whom does the person know?")),
    "hours_a_month": Words(
        _("How much time does the person have?"), required=_("Choose how much time the person has.")
    ),
    "times": Words(_("When does the person usually have time?")),
    "why": Words(_("Why does the person want to help?")),
}


def speak_of_the_person(form: Form) -> None:
    """Give each question of the form the words for staff."""
    for name, words in OF_THE_PERSON.items():
        if name not in form.fields:
            continue
        field = form.fields[name]
        field.label = words.label  # type: ignore[assignment]  # the stubs know one kind of lazy text
        if words.help_text is not None:
            field.help_text = words.help_text  # type: ignore[assignment]  # as above
        if words.required is not None:
            field.error_messages["required"] = words.required  # type: ignore[assignment]  # as above
