"""The addresses of the entity's people."""

from django.urls import path

from mentores.web.desk.people import invitations, views

urlpatterns = [
    path("", views.listing, name="people"),
    path("invite", invitations.invite, name="people-invite"),
    path("invitations/<slug:public_id>/send-again", invitations.send_again, name="invitation-send-again"),
    path("invitations/<slug:public_id>/revoke", invitations.revoke, name="invitation-revoke"),
    path("<slug:public_id>", views.page, name="member"),
    path("<slug:public_id>/role", views.change_role, name="member-change-role"),
    path("<slug:public_id>/hand-over", views.hand_over, name="member-hand-over"),
    path("<slug:public_id>/end", views.end, name="member-end"),
]
