"""The directory of the entities, and a page for each."""

import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mentores.files.models import File
from mentores.files.selectors import content_of
from mentores.partners.lifecycle import State
from mentores.partners.models import Entity, Kind, Public
from mentores.partners.services.logo import set_logo
from tests.factories.files import make_picture
from tests.factories.partners import make_coordinator, make_entity
from tests.factories.territories import AMADORA, FUNCHAL, LISBOA, PORTO
from tests.web.public.registering import address

LISTING_QUERIES, PAGE_QUERIES = 5, 5


def named(response) -> list[str]:
    """The entities of a listing, in its order."""
    return re.findall(r'<th scope="row"[^>]*><a [^>]*><bdi>([^<]+)</bdi>', response.content.decode())


@pytest.mark.parametrize("words", ["evora", "ÉVORA", "  associação   Évora ", "évora assoc"])
def test_searching_does_not_mind_accents_capitals_and_order(client, db, words):
    make_entity("Associação de Évora")
    make_entity("Associação do Porto", municipality=PORTO)

    assert named(client.get(address("entities"), {"words": words})) == ["Associação de Évora"]


def test_an_entity_is_found_by_its_municipality(client, db):
    make_entity("Mão na Mão", municipality=PORTO)
    make_entity("Em toda a parte", municipality=None)

    assert named(client.get(address("entities"), {"words": "porto"})) == ["Mão na Mão"]


def test_entities_are_sorted_as_people_sort(client, db):
    for name in ["Zambujal", "Évora Solidária", "Amigos"]:
        make_entity(name)

    assert named(client.get(address("entities"))) == ["Amigos", "Évora Solidária", "Zambujal"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"district": "31"}, ["Ilha"]),
        ({"kind": Kind.FOUNDATION}, ["Fundação"]),
        ({"district": "11", "kind": Kind.FOUNDATION}, ["Fundação"]),
        ({"district": "31", "kind": Kind.FOUNDATION}, []),
        ({"district": "99", "kind": "nothing", "page": "x"}, ["Fundação", "Ilha"]),
    ],
)
def test_the_directory_is_narrowed_by_district_and_kind(client, db, filters, found):
    make_entity("Ilha", municipality=FUNCHAL)
    make_entity("Fundação", municipality=LISBOA, kind=Kind.FOUNDATION)

    assert named(client.get(address("entities"), filters)) == found


def test_nothing_found_says_how_to_go_on(client, db):
    make_entity()

    html = client.get(address("entities", language="en"), {"words": "nowhere"}).content.decode()

    assert (f'href="{address("entities", language="en")}" class="button' in html, "<table" in html) == (True, False)


def test_a_filter_goes_along_to_the_next_page(client, db):
    for number in range(21):
        make_entity(f"Casa {number:02}")

    first = client.get(address("entities"), {"words": "casa"})
    second = client.get(address("entities"), {"words": "casa", "page": "2"})

    assert ('href="?words=casa&amp;page=2" rel="next"' in first.content.decode(), named(second)) == (True, ["Casa 20"])


def test_an_entity_that_has_ended_is_nowhere(client, db):
    entity = make_entity("Antiga")
    entity.state, entity.until = State.ENDED, timezone.localdate() - timedelta(days=1)
    entity.save()

    pages = client.get(address("entities")), client.get(address("entity", slug=entity.slug))

    assert (named(pages[0]), pages[1].status_code) == ([], 404)


def test_the_page_of_an_entity_says_what_whom_and_where(client, db):
    entity = make_entity(
        "Casa Aberta", publics=[Public.REFUGEE], areas=["HAB", "EMP"], covers_km=25, public_email="casa@example.org"
    )

    answer = client.get(address("entity", language="en", slug=entity.slug))

    html = answer.content.decode()
    assert [word in html for word in ["Casa Aberta", "Lisboa", "25 km", "casa@example.org"]] == [True] * 4
    assert (len(answer.context["publics"]), [area.code for area in answer.context["areas"]]) == (1, ["EMP", "HAB"])


def test_other_entities_are_named_nearest_first(client, db):
    here = make_entity(municipality=LISBOA)
    far, near = make_entity(municipality=PORTO), make_entity(municipality=AMADORA)
    make_entity(municipality=None)

    nearest = client.get(address("entity", slug=here.slug)).context["nearest"]

    assert [entity for entity, _km in nearest] == [near, far]
    assert [km for _entity, km in nearest] == sorted(km for _entity, km in nearest)


def test_an_entity_of_the_whole_country_is_near_nobody(client, db):
    everywhere = make_entity(municipality=None)
    make_entity()

    assert client.get(address("entity", slug=everywhere.slug)).context["nearest"] == []


@pytest.mark.parametrize("entities", [1, 100])
def test_the_directory_asks_the_database_the_same_for_1_and_100_entities(
    client, db, entities, django_assert_num_queries
):
    slugs = [make_entity().slug for _number in range(entities)]

    with django_assert_num_queries(LISTING_QUERIES):
        client.get(address("entities"))
    with django_assert_num_queries(PAGE_QUERIES):
        client.get(address("entity", slug=slugs[0]))


@pytest.fixture
def with_logo(db, settings, tmp_path):
    """An entity that shows a picture."""
    settings.FILES_DIR = tmp_path / "files"
    entity = make_entity("Porta Aberta")
    by = make_coordinator(entity)
    return set_logo(entity, io.BytesIO(make_picture()), name="logo.png", by=by, at=timezone.now())


def test_the_page_and_the_listing_show_the_logo(client, with_logo):
    src = address("entity-logo", slug=with_logo.slug, sha256=File.objects.get().sha256)

    page = client.get(address("entity", slug=with_logo.slug)).content.decode()
    listing = client.get(address("entities")).content.decode()

    assert f'<img class="logo" src="{src}" alt="Porta Aberta" loading="lazy">' in page
    assert f'<img class="logo logo--small" src="{src}" alt="" loading="lazy">' in listing


def test_a_logo_may_be_kept_by_whoever_has_seen_it(client, with_logo):
    file = File.objects.get()

    answer = client.get(address("entity-logo", slug=with_logo.slug, sha256=file.sha256))

    assert (answer.content, answer["Content-Type"]) == (content_of(file), "image/png")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_former_logo_and_the_logo_of_an_entity_that_is_not_active_are_not_there(client, with_logo):
    sha256 = File.objects.get().sha256
    former = client.get(address("entity-logo", slug=with_logo.slug, sha256="0" * 64)).status_code
    Entity.objects.update(state=State.SUSPENDED)

    assert [former, client.get(address("entity-logo", slug=with_logo.slug, sha256=sha256)).status_code] == [404, 404]


@pytest.mark.parametrize("count", [1, 3])
def test_a_listing_with_logos_asks_once_more_for_all_of_them(client, db, settings, tmp_path, count):
    settings.FILES_DIR = tmp_path / "files"
    for _number in range(count):
        entity = make_entity()
        set_logo(entity, io.BytesIO(make_picture()), name="a.png", by=make_coordinator(entity), at=timezone.now())

    with CaptureQueriesContext(connection) as asked:
        client.get(address("entities"))

    assert len(asked) == LISTING_QUERIES + 1
