"""The addresses of applications."""

from django.urls import path

from mentores.web.desk.applications import acts, case, deciding, interview, referrals

urlpatterns = [
    path("asked/", referrals.listing, name="referrals"),
    path("asked/<slug:public_id>", referrals.page, name="referral"),
    *(
        path(f"asked/<slug:public_id>/{says}", referrals.answer, {"says": says}, name=f"referral-{says}")
        for says in referrals.SAID
    ),
    path("<slug:public_id>", case.page, name="application"),
    path("<slug:public_id>/contact", acts.contact, name="application-contact"),
    path("<slug:public_id>/book", acts.book, name="application-book"),
    path("<slug:public_id>/rebook", acts.rebook, name="application-rebook"),
    path("<slug:public_id>/miss", acts.miss, name="application-miss"),
    path("<slug:public_id>/cancel", acts.cancel, name="application-cancel"),
    path("<slug:public_id>/interview", interview.page, name="application-interview"),
    path("<slug:public_id>/accept", acts.accept, name="application-accept"),
    path("<slug:public_id>/decline", deciding.decline, name="application-decline"),
    path("<slug:public_id>/refer", deciding.refer, name="application-refer"),
    path("<slug:public_id>/call-back", deciding.call_back, name="application-call-back"),
    *(
        path(
            f"<slug:public_id>/person-says-{answer}",
            deciding.person_says,
            {"answer": answer},
            name=f"application-person-{answer}",
        )
        for answer in deciding.ANSWERS
    ),
    path("<slug:public_id>/withdraw", acts.withdraw, name="application-withdraw"),
    path("<slug:public_id>/reopen", acts.reopen, name="application-reopen"),
    path("<slug:public_id>/inform/<slug:session>", acts.inform, name="application-inform"),
    path("<slug:public_id>/note", acts.note, name="application-note"),
]
