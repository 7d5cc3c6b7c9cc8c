"""The addresses for coming in, for one's own account and for changing hats; signing in itself is in `third_party`."""

from django.urls import path

from mentores.web.entry import views
from mentores.web.entry.account import keys, logins
from mentores.web.entry.account import views as account
from mentores.web.entry.resets import views as resets

app_name = "entry"
urlpatterns = [
    path("", views.home, name="home"),
    path("hats", views.hats, name="hats"),
    path("account/", account.home, name="account"),
    path("account/details", account.details, name="details"),
    path("account/logins", logins.listing, name="logins"),
    path("account/logins/email", logins.change, {"kind": "email"}, name="change-email"),
    path("account/logins/phone", logins.change, {"kind": "phone"}, name="change-phone"),
    path("account/logins/codes", logins.enter_codes, name="login-codes"),
    path("account/logins/remove", logins.remove, name="remove-login"),
    path("account/password", logins.password, name="password"),
    path("account/password/remove", logins.remove_password, name="remove-password"),
    path("account/places", account.places, name="places"),
    path("account/places/end", account.end_place, name="end-place"),
    path("account/places/end-others", account.end_other_places, name="end-other-places"),
    path("account/second-step/key/remove", keys.remove, name="remove-key"),
    path("confirm", logins.confirm, name="confirm"),
    path("confirm/send", logins.send_code, name="send-code"),
    path("resets/", resets.listing, name="resets"),
    path("resets/ask/<str:public_id>", resets.ask, name="ask-reset"),
    path("resets/<str:public_id>/confirm", resets.confirm, name="confirm-reset"),
    path("resets/<str:public_id>/decline", resets.decline, name="decline-reset"),
]
