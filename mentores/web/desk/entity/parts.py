"""The parts of an entity's card that its coordinators keep, each with its form and its words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.web.desk.entity.forms import (
    CoverageForm,
    FaceForm,
    IdentityForm,
    InsuranceForm,
    PartForm,
    ProtectionForm,
    SupportForm,
    WorkForm,
)

Text = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`explains` stands before the form with an answer to `question`; `done` is said afterwards."""

    form: type[PartForm]
    title: Text
    explains: Text
    done: Text
    question: Text = ""
    answer: Text = ""


PARTS: Mapping[str, Part] = {
    "face": Part(
        form=FaceForm,
        title=_("Change the public page"),
        explains=_("Everybody can read this. Do not write about people you accompany."),
        done=_("The public page of your entity is changed."),
    ),
    "identity": Part(
        form=IdentityForm,
        title=_("Change tax number and address"),
        explains=_("The national team needs this for letters and protocols."),
        done=_("The tax number and the address are changed."),
    ),
    "coverage": Part(
        form=CoverageForm,
        title=_("Change where you accompany people"),
        explains=_("Applications from these places can come to you. What you have now stays with you."),
        done=_("New applications follow what you chose."),
        question=_("How does an application find its entity?"),
        answer=_(
            "A person may choose an entity. For the others the platform looks for entities that cover the "
            "municipality, or people abroad, and then for those of the whole country. Of several, the one with the "
            "fewest cases gets it, unless the office has written down that they share in another way. If there is "
            "none, the national team decides."
        ),
    ),
    "support": Part(
        form=SupportForm,
        title=_("Change whom you accompany"),
        explains=_("Applications of these people can come to you. Whom you accompany now stays with you."),
        done=_("New applications follow what you chose."),
    ),
    "work": Part(
        form=WorkForm,
        title=_("Change your days and your limit"),
        explains=_("So that nobody waits for an answer on a day on which you are closed."),
        done=_("Your days and your limit are changed."),
        question=_("Which limit is a good one?"),
        answer=_(
            "As many people as your technicians can speak with in the time that you promise, and call once a month. "
            "You can change it at any time: with 0 no application comes by itself."
        ),
    ),
    "protection": Part(
        form=ProtectionForm,
        title=_("Change data protection and complaints"),
        explains=_("People have a right to know what you do with their data, whom to ask, and where to complain."),
        done=_("Data protection and complaints are changed."),
        question=_("What should the text say?"),
        answer=_(
            "Who in your entity sees the data, for what, how long you keep papers of your own, and whom to ask. A few "
            "plain sentences are enough: the text of the programme says the rest."
        ),
    ),
    "insurance": Part(
        form=InsuranceForm,
        title=_("Change the group insurance"),
        explains=_(
            "Volunteers must be insured by the organisation with which they work. Write here which policy covers "
            "your mentors."
        ),
        done=_("The group insurance is changed."),
        question=_("Where do I find this?"),
        answer=_(
            "On the policy of the insurance of volunteers that your entity has (Decree-Law 389/99). We remind you a "
            "month before it ends."
        ),
    ),
}
