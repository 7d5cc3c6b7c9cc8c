"""Every address of the site, by door."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from mentores.web import site

urlpatterns = [
    path("", site.home, name="home"),
    path("language", site.language, name="language"),
    path("healthz", site.healthz, name="healthz"),
    path("robots.txt", site.robots, name="robots"),
    path("entry/", include("mentores.web.entry.urls")),
    path("entry/", include("mentores.web.entry.third_party")),
    path("l/", include("mentores.web.links.urls")),
    path("my/", include("mentores.web.my.urls")),
    path("desk/", include("mentores.web.desk.urls")),
    path("company/", include("mentores.web.company.urls")),
    path("office/", include("mentores.web.office.urls")),
    path("demo/", include("mentores.web.demo.urls")),
    path("gallery/", include("mentores.web.gallery.urls")),
    *i18n_patterns(path("", include("mentores.web.public.urls"))),
]

handler400 = "mentores.web.errors.bad_request"
handler403 = "mentores.web.errors.permission_denied"
handler404 = "mentores.web.errors.not_found"
handler429 = "mentores.web.errors.too_many_requests"
handler500 = "mentores.web.errors.server_error"
