"""The addresses of those whom no message reached."""

from django.urls import path

from mentores.web.desk.contacts import views

urlpatterns = [
    path("", views.listing, name="contacts"),
    path("<slug:public_id>", views.page, name="contact"),
    path("<slug:public_id>/tell", views.tell, name="contact-tell"),
    path("<slug:public_id>/try", views.note_try, name="contact-try"),
    path("<slug:public_id>/slip", views.slip, name="contact-slip"),
    path("<slug:public_id>/send-again", views.send_again, name="contact-send-again"),
]
