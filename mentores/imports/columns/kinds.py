"""The columns of each kind of list: what they are called, what they hold, and how they are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.core.languages import STAFF_LANGUAGES
from mentores.core.text import fold
from mentores.imports.columns import parsing
from mentores.imports.columns.parsing import Choices
from mentores.imports.models import Kind
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import EndReason, MeetingMode
from mentores.participants.models import Gender, GenderWish, Hours, Mode, Travel
from mentores.participants.models.mentor import CAPACITY_MAX
from mentores.partners.models import Kind as EntityKind
from mentores.partners.models import Public

Text = str | Promise
MOST_AREAS = 10
STATES = [state for state in State if state != State.MISTAKEN]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `title` heads it in the template, `also` are other titles it is known by, folded.

    `example` stands in the template. `words` are what may stand in it, if they are few.
    """

    name: str
    title: Text
    read: Callable[[str, Choices], Any]
    about: Text = ""
    example: str = ""
    also: tuple[str, ...] = ()
    needed: bool = False
    words: tuple[tuple[Any, Text], ...] = ()

    def titles(self) -> set[str]:
        """Every title that means this column, folded."""
        said = {self.name.replace("_", " "), *self.also}
        for language in STAFF_LANGUAGES:
            with translation.override(language):
                said.add(fold(str(self.title)))
        return said


def _chosen(name: str, title: Text, choices: Any, **more: Any) -> Column:
    words = tuple((value, label) for value, label in choices)
    return Column(name=name, title=title, read=parsing.one_of(words), words=words, **more)


def _several(name: str, title: Text, choices: Any, **more: Any) -> Column:
    words = tuple((value, label) for value, label in choices)
    return Column(name=name, title=title, read=parsing.some_of(words), words=words, **more)


NAME = Column(
    name="full_name",
    title=_("Name"),
    read=parsing.name,
    about=_("The whole name, in any script."),
    example="Maria Exemplo",
    also=("nome", "nome completo", "full name", "participante"),
    needed=True,
)
EMAIL = Column(
    name="contact_email",
    title=_("E-mail"),
    read=parsing.email,
    example="maria@example.org",
    also=("email", "correio eletronico", "mail", "endereco de e-mail"),
)
PHONE = Column(
    name="phone",
    title=_("Telephone"),
    read=parsing.phone,
    about=_("For a number of another country, begin with + and its code."),
    example="912345678",
    also=("telefone", "telemovel", "contacto", "tel", "phone", "mobile", "contacto telefonico"),
)
PLACE = Column(
    name="municipality_id",
    title=_("Municipality"),
    read=parsing.municipality,
    about=_("Where the person lives, or will live."),
    example="Lisboa",
    also=("concelho", "municipio", "residencia", "municipality", "concelho de residencia"),
    needed=True,
)
AVAILABILITY = Column(
    name="availability",
    title=_("Availability"),
    read=parsing.availability,
    about=_("One or more of: mornings, afternoons, evenings, weekends, any time."),
    example="tardes; fins de semana",
    also=("disponibilidade", "horario", "horarios"),
)
REGISTERED = Column(
    name="registered_on",
    title=_("Registered on"),
    read=parsing.day,
    about=_("If it is empty: the day of the import."),
    example="2026-01-15",
    also=("data de inscricao", "data da inscricao", "inscricao", "data de registo"),
)
ACCEPTED = Column(
    name="accepted_on",
    title=_("Accepted on"),
    read=parsing.day,
    about=_("Leave it empty for somebody who still waits for a decision: the row becomes an application."),
    example="2026-02-01",
    also=("data de aceitacao", "data de admissao", "admitido em", "data de selecao"),
)


def _person(*own: Column) -> tuple[Column, ...]:
    return (
        NAME,
        Column(
            name="birth_date",
            title=_("Date of birth"),
            read=parsing.day,
            example="1985-04-23",
            also=("data de nascimento", "nascimento", "birthday", "birth date"),
        ),
        _chosen("gender", _("Gender"), Gender.choices, also=("sexo", "genero", "sex"), example="F"),
        EMAIL,
        PHONE,
        Column(
            name="language",
            title=_("Language for messages"),
            read=parsing.written_language,
            about=_("The language of our messages to the person, for example: Arabic. If it is empty: Portuguese."),
            example="pt",
            also=("lingua de contacto", "lingua das mensagens"),
        ),
        PLACE,
        Column(
            name="country",
            title=_("Country, if abroad"),
            read=parsing.country,
            about=_("Only for somebody who does not live in Portugal yet."),
            also=("pais", "pais de residencia", "country"),
        ),
        Column(
            name="languages",
            title=_("Languages spoken"),
            read=parsing.languages,
            about=_("Each with its level, for example: Portuguese: B1; Arabic: native."),
            example="português: C1; inglês: B1",
            also=("linguas", "idiomas", "linguas faladas", "languages"),
            needed=True,
        ),
        *own,
        _chosen("gender_wish", _("Wish about gender"), GenderWish.choices, also=("preferencia de genero",)),
        _chosen("mode", _("How to meet"), Mode.choices, example="in_person", also=("modalidade", "forma de encontro")),
        _chosen("travel_km", _("How far"), Travel.choices, example="30", also=("deslocacao", "distancia")),
        AVAILABILITY,
        REGISTERED,
        ACCEPTED,
    )


MENTORS = _person(
    Column(
        name="areas",
        title=_("Areas of support"),
        read=parsing.areas,
        about=_("What the mentor offers, the most important first."),
        example="SER-DOC",
        also=("areas", "areas de apoio", "areas de mentoria", "support areas"),
        needed=True,
    ),
    _several("publics", _("Whom to accompany"), Public.choices, also=("publicos", "publico", "destinatarios")),
    _chosen("hours_a_month", _("Hours a month"), Hours.choices, also=("horas por mes", "horas mensais", "horas")),
    Column(
        name="capacity",
        title=_("Places"),
        read=parsing.number(1, CAPACITY_MAX),
        about=_("How many mentees at once. If it is empty: one."),
        example="1",
        also=("vagas", "capacidade", "capacity"),
    ),
    Column(
        name="trained_on",
        title=_("Trained on"),
        read=parsing.day,
        about=_("Empty for a mentor who waits for training."),
        also=("data de formacao", "data da formacao", "formacao"),
    ),
    Column(
        name="trained_hours",
        title=_("Hours of training"),
        read=parsing.number(1, 24),
        about=_("If it is empty: two."),
        also=("horas de formacao", "duracao da formacao"),
    ),
)
MENTEES = _person(
    Column(
        name="areas",
        title=_("Areas of support"),
        read=parsing.areas,
        about=_("What the mentee needs, the most important first."),
        example="SER-DOC",
        also=("areas", "areas de apoio", "necessidades", "areas de necessidade", "support areas"),
        needed=True,
    ),
    _chosen("public", _("Situation"), Public.choices, also=("situacao", "publico", "perfil")),
    Column(
        name="own_words",
        title=_("Need in own words"),
        read=parsing.text(1000),
        also=("necessidade", "descricao da necessidade"),
    ),
)
ENTITIES = (
    Column(
        name="name",
        title=_("Name"),
        read=parsing.name,
        example="Associação Exemplo",
        also=("nome", "entidade", "organizacao", "entity"),
        needed=True,
    ),
    _chosen("kind", _("Kind"), EntityKind.choices, example="association", also=("tipo", "natureza"), needed=True),
    Column(
        name="municipality_code",
        title=_("Municipality"),
        read=parsing.municipality,
        about=_("Empty for an entity that works in the whole country."),
        example="Lisboa",
        also=("concelho", "municipio"),
    ),
    _several(
        "publics",
        _("Whom it accompanies"),
        Public.choices,
        needed=True,
        also=("publicos", "publico"),
        example="immigrant",
    ),
    Column(
        name="areas",
        title=_("Groups of areas"),
        read=parsing.area_groups,
        about=_("Empty if it helps with everything."),
        also=("areas", "areas de apoio"),
    ),
    Column(name="public_email", title=_("Public e-mail"), read=parsing.email, also=("email", "e-mail")),
    Column(name="public_phone", title=_("Public telephone"), read=parsing.phone, also=("telefone", "telephone")),
    Column(name="website", title=_("Web page"), read=parsing.web_page, also=("site", "sitio", "pagina", "url")),
    Column(name="address", title=_("Address"), read=parsing.text(300), also=("morada",)),
    Column(name="postal_code", title=_("Postal code"), read=parsing.postal_code, also=("codigo postal",)),
    Column(name="tax_number", title=_("Tax number"), read=parsing.tax_number, also=("nif", "nipc", "contribuinte")),
    Column(
        name="covers_km",
        title=_("How far around, in kilometres"),
        read=parsing.number(0, 300),
        also=("raio", "quilometros"),
    ),
)
OF_PAIR = (
    Column(
        name="mentor",
        title=_("Mentor"),
        read=parsing.text(254),
        about=_("The name, the e-mail or the code of a mentor of the entity."),
        example="Maria Exemplo",
        also=("nome do mentor", "mentor/a", "mentora"),
    ),
    Column(
        name="mentee",
        title=_("Mentee"),
        read=parsing.text(254),
        about=_("The name, the e-mail or the code of a mentee of the entity."),
        example="João Exemplo",
        also=("nome do mentorado", "mentorado", "mentorado/a", "mentorada"),
    ),
)
MENTORSHIPS = (
    *OF_PAIR,
    Column(
        name="opened_on",
        title=_("Opened on"),
        read=parsing.day,
        about=_("The day since which the two are a pair."),
        example="2026-02-10",
        also=("data de inicio", "inicio", "aberto em", "data de abertura"),
        needed=True,
    ),
    _chosen(
        "state",
        _("State"),
        [(state.value, state.label) for state in STATES],
        about=_("If it is empty: running if there was a meeting, else in preparation."),
        example="running",
        also=("estado", "situacao"),
    ),
    Column(
        name="started_on",
        title=_("First meeting on"),
        read=parsing.day,
        example="2026-02-17",
        also=("primeiro encontro", "data do primeiro encontro"),
    ),
    Column(
        name="ended_on",
        title=_("Ended on"),
        read=parsing.day,
        also=("data de fim", "fim", "terminado em", "data de termo"),
    ),
    _chosen("end_reason", _("Reason of the end"), EndReason.choices, also=("motivo", "motivo do fim")),
    Column(
        name="area",
        title=_("Area of support"),
        read=parsing.areas,
        about=_("If it is empty: what the mentee needs most."),
        also=("area", "area de apoio"),
    ),
)
MEETINGS = (
    Column(
        name="pair",
        title=_("Code of the mentorship"),
        read=parsing.text(20),
        about=_("Or leave it empty and write mentor and mentee."),
        also=("codigo", "mentoria", "processo", "codigo da mentoria"),
    ),
    *OF_PAIR,
    Column(
        name="held_on",
        title=_("Day"),
        read=parsing.day,
        example="2026-02-17",
        also=("data", "dia", "data do encontro", "date"),
        needed=True,
    ),
    Column(
        name="minutes",
        title=_("How long, in minutes"),
        read=parsing.number(1, 24 * 60),
        example="60",
        also=("duracao", "minutos", "duracao em minutos", "minutes", "duration"),
        needed=True,
    ),
    _chosen(
        "mode",
        _("How they met"),
        MeetingMode.choices,
        example="in_person",
        also=("modalidade", "forma", "tipo de encontro"),
        needed=True,
    ),
)

SHEETS: Mapping[str, tuple[Column, ...]] = {
    Kind.MENTORS: MENTORS,
    Kind.MENTEES: MENTEES,
    Kind.ENTITIES: ENTITIES,
    Kind.MENTORSHIPS: MENTORSHIPS,
    Kind.MEETINGS: MEETINGS,
}

# The columns whose words fill a sheet of their own.
AREAS_IN = frozenset({"areas", "area"})
LANGUAGES_IN = frozenset({"languages"})
PLACES_IN = frozenset({"municipality_id", "municipality_code"})
