"""The page of a mentor, which every act on a mentor comes back to."""

from collections.abc import Mapping

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.matching.idle import idle_since
from mentores.mentorships.selectors import cases_for
from mentores.participants.handovers import open_handover
from mentores.participants.models import Mentor, Side
from mentores.participants.policies import MAY_MENTOR, MAY_PROFILE, mentor_acts_for
from mentores.participants.selectors import mentors_for, story_of
from mentores.partners.selectors import directory
from mentores.privacy.selectors import likely_same
from mentores.web.desk.answers import answers_of
from mentores.web.desk.applications.forms import ReferForm
from mentores.web.desk.charges.held import held
from mentores.web.desk.forms import NoteForm, PauseForm
from mentores.web.desk.mentors.forms import AlternativeForm, DetailsForm, LeavingForm
from mentores.web.desk.profiles.standing import standing_of
from mentores.web.desk.story import told
from mentores.web.desk.training.checks import checks_of
from mentores.web.requests import PersonRequest

STILL_TAKEN = _("Nothing was changed: this mentor accompanies somebody or has said yes to somebody. End that first.")
WORDS: Mapping[str, str | Promise] = {
    "begin": _("The person became a mentor."),
    "transfer": _("The national team gave the mentor to this entity."),
    "finish_training": _("The mentor was made ready."),
    "pause_mentor": _("The mentor paused."),
    "resume_mentor": _("The mentor came back from the pause."),
    "deactivate": _("The mentor left the programme."),
    "release": _("Nobody was found, and the mentor was released with thanks."),
    "reactivate": _("The mentor came back to the programme."),
    "note_contact": _("Somebody talked to the mentor who waits."),
    "offer_alternative": _("The mentor was offered something else meanwhile."),
    "ask_entity": _("Another entity was asked whether it would accompany the mentor."),
    "say_yes": _("One of the two said yes to the other entity; the other one has not answered yet."),
    "say_no": _("One of the two said no: the mentor stays."),
    "hand_over": _("The mentor went to another entity, which both wanted."),
    "ask_to_leave": _("The mentor wants to leave the programme."),
}
Sent = Mapping[str, str]


def mentor_of(request: PersonRequest, public_id: str) -> Mentor:
    """The mentor, if the viewer may see this one. Raises Http404."""
    return get_object_or_404(mentors_for(request.viewer), public_id=public_id)


def shown(request: PersonRequest, mentor: Mentor, **wrong: Form) -> HttpResponse:
    """The page; `wrong` is a form that was not understood, which it then answers."""
    viewer, today = request.viewer, timezone.localdate()
    acts = mentor_acts_for(viewer, mentor)
    forms = {
        "pause": pause_form(),
        "deactivate": deactivate_form(),
        "contact": contact_form(),
        "alternative": alternative_form(),
        "release": release_form(),
        "ask": ask_form(mentor),
        "details": DetailsForm(initial={"capacity": mentor.capacity, "record_seen_on": mentor.record_seen_on}),
    }
    return render(
        request,
        "desk/mentors/page.html",
        {
            "mentor": mentor,
            "held": held(viewer, "mentor", mentor.public_id),
            "person": mentor.person,
            "likenesses": likely_same(viewer, mentor.person),
            "answers": answers_of(mentor.profile, side=Side.MENTOR),
            "cases": [case for case in cases_for(viewer) if case.mentor_id == mentor.public_id],
            "acts": acts,
            "checks": checks_of(viewer, mentor, on=today),
            "may_update": MAY_MENTOR["update_mentor"](viewer, mentor),
            "may_revise": MAY_PROFILE["revise"](viewer, mentor.profile),
            "profile": standing_of(mentor.profile),
            "waits_since": idle_since(mentor, on=today) if "release" in acts else None,
            "handover": open_handover(mentor),
            "may_ask": MAY_MENTOR["ask_entity"](viewer, mentor),
            "story": told(story_of(mentor), WORDS, viewer=viewer),
            **forms,
            **wrong,
        },
        status=422 if wrong else 200,
    )


def pause_form(data: Sent | None = None) -> PauseForm:
    return PauseForm(data, auto_id="pause_%s")


def deactivate_form(data: Sent | None = None) -> LeavingForm:
    return LeavingForm(data, auto_id="deactivate_%s")


def contact_form(data: Sent | None = None) -> NoteForm:
    return NoteForm(data, auto_id="contact_%s")


def alternative_form(data: Sent | None = None) -> AlternativeForm:
    return AlternativeForm(data, auto_id="alternative_%s")


def release_form(data: Sent | None = None) -> NoteForm:
    return NoteForm(data, auto_id="release_%s")


def ask_form(mentor: Mentor, data: Sent | None = None) -> ReferForm:
    others = directory(on=timezone.localdate()).exclude(pk=mentor.entity_id)
    return ReferForm(data, entities=list(others), prefix="ask")
