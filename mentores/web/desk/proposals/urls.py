"""The addresses of proposals."""

from django.urls import path

from mentores.web.desk.proposals import views

urlpatterns = [
    path("", views.listing, name="proposals"),
    path("<slug:public_id>", views.page, name="proposal"),
    path("<slug:public_id>/confirm", views.confirm, name="proposal-confirm"),
    path("<slug:public_id>/answer/<slug:side>", views.answer, name="proposal-answer"),
    path("<slug:public_id>/withdraw", views.withdraw, name="proposal-withdraw"),
    path("<slug:public_id>/mark-mistaken", views.mark_mistaken, name="proposal-mark-mistaken"),
]
