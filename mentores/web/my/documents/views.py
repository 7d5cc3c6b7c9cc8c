"""One's own documents: the paper signed, the texts agreed to, the trainings."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mentores.accounts.models import User
from mentores.participants.papers import paper_of, programme_text
from mentores.participants.selectors import mentors_for
from mentores.training.lifecycle import Answer, State
from mentores.training.selectors import own_sessions
from mentores.web.my.data.consents import rows_of
from mentores.web.requests import PersonRequest


@require_safe
def documents(request: PersonRequest) -> HttpResponse:
    """The paper, the texts and the trainings, each with its day."""
    person, mentor = request.viewer.person, mentors_for(request.viewer).first()
    assert isinstance(person, User)  # the gate has asked
    took_part = [
        one
        for one in own_sessions(request.viewer)
        if one.answer == Answer.ATTENDED and one.session.state != State.CANCELLED
    ]
    context = {
        "mentor": mentor,
        "paper": paper_of(mentor) if mentor else None,
        "may_sign": programme_text(on=timezone.localdate()) is not None,
        "consents": [row for row in rows_of(person) if row.standing.consent],
        "took_part": took_part,
    }
    return render(request, "my/documents/page.html", context)
