"""The questions that pages ask about imports. The viewer comes first; what belongs to one import is asked of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.imports.columns import SHEETS
from mentores.imports.columns.said import sentence
from mentores.imports.lifecycle import State
from mentores.imports.models import PEOPLE, Import, ImportQuerySet, Row, RowState
from mentores.mentorships.models import Meeting, Mentorship
from mentores.partners.models import Entity

WHY: Mapping[str, str | Promise] = {
    "name": gettext_lazy("same name and date of birth"),
    "same_name": gettext_lazy("same name"),
    "contact_email": gettext_lazy("same e-mail"),
    "phone": gettext_lazy("same telephone"),
    "tax_number": gettext_lazy("same tax number"),
    "pair": gettext_lazy("the same two people"),
    "meeting": gettext_lazy("the same pair on the same day"),
}
SHOWN = ("full_name", "birth_date", "contact_email", "phone", "municipality_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many rows of an import stand how. `good` can be written, `doubtful` resemble something."""

    total: int
    done: int
    good: int
    wrong: int
    doubtful: int
    left_out: int
    written: int
    refused: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One problem: in which column of the file, what stands there, and what is wrong with it."""

    column: str
    cell: str
    says: str


@dataclass(frozen=True, slots=True)
class Other:
    """What a row resembles: facts by their names, in what they are alike, and where it is shown."""

    facts: list[tuple[str, str]]
    why: list[str]
    page: str = ""
    public_id: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row beside what it resembles, and whether it is written if nobody says more."""

    number: int
    facts: list[tuple[str, str]]
    others: list[Other]
    keep: bool


def imports_for(viewer: Viewer) -> ImportQuerySet:
    """The imports that the viewer may see, the newest first."""
    found = Import.objects.visible_to(viewer).select_related("entity", "sent_by")
    return found.annotate(total=Count("rows")).order_by("-sent_at", "-pk")


def import_for(viewer: Viewer, public_id: str) -> Import | None:
    return Import.objects.visible_to(viewer).select_related("entity", "sent_by").filter(public_id=public_id).first()


def counts_of(batch: Import) -> Counts:
    """In one question."""
    waiting, wrong = Q(state=RowState.WAITING), ~Q(problems=[])
    written, gone = Q(state__in=[RowState.WRITTEN, RowState.UNDONE]), Q(state=RowState.NEW)
    row = Row.objects.filter(batch=batch).aggregate(
        total=Count("pk"),
        new=Count("pk", filter=gone),
        waiting=Count("pk", filter=waiting),
        good=Count("pk", filter=waiting & ~wrong & ~Q(keep=False)),
        wrong=Count("pk", filter=waiting & wrong),
        doubtful=Count("pk", filter=waiting & Q(keep__isnull=False) & ~wrong),
        left_out=Count("pk", filter=Q(state=RowState.SKIPPED) | waiting & Q(keep=False) & ~wrong),
        written=Count("pk", filter=written),
        refused=Count("pk", filter=Q(state=RowState.REFUSED)),
    )
    new, waits = row.pop("new"), row.pop("waiting")
    done = row["total"] - (waits if batch.state in (State.WRITING, State.UNDOING) else new)
    return Counts(done=done, **row)


def first_cells(batch: Import) -> list[str]:
    """What stands in the first row below the titles."""
    row = Row.objects.filter(batch=batch).order_by("number").first()
    return list(row.cells) if row else []


def rows_with_problems(batch: Import) -> QuerySet[Row]:
    return Row.objects.filter(batch=batch).exclude(problems=[]).order_by("number")


def written_rows(batch: Import) -> QuerySet[Row]:
    return Row.objects.filter(batch=batch, state=RowState.WRITTEN).order_by("number")


def doubtful_rows(batch: Import) -> QuerySet[Row]:
    return Row.objects.filter(batch=batch, keep__isnull=False, problems=[]).order_by("number")


def faults_of(batch: Import, row: Row) -> list[Fault]:
    """Every problem of a row in plain words, by the titles of the file."""
    titles = {column.name: str(column.title) for column in SHEETS[batch.kind]}
    found = []
    for problem in row.problems:
        place = batch.columns.get(problem["column"])
        title = batch.titles[place] if place is not None else titles.get(problem["column"], "")
        cell = row.cells[place] if place is not None and place < len(row.cells) else ""
        found.append(Fault(title, cell, sentence(problem["code"], problem["said"])))
    return found


def doubts_of(batch: Import, rows: Sequence[Row]) -> list[Doubt]:
    """Rows of one page beside what they resemble. Asks the same number of questions for one row and for many."""
    named: dict[str, set[Any]] = {"person": set(), "entity": set(), "mentorship": set(), "row": set()}
    for row in rows:
        for one in row.resembles:
            named[one["kind"]].add(one["id"])
    known = {
        "person": _people(batch, named["person"]),
        "entity": {one.public_id: _facts_of_entity(one) for one in _entities(named["entity"])},
        "mentorship": _pairs(batch, named["mentorship"]),
        "row": {
            row.number: Other([(_("Row"), str(row.number)), *facts_of(batch, row)], [])
            for row in Row.objects.filter(batch=batch, number__in=named["row"])
        },
    }
    return [
        Doubt(
            number=row.number,
            facts=facts_of(batch, row),
            others=[
                Other(other.facts, [str(WHY[code]) for code in one["why"]], other.page, other.public_id)
                for one in row.resembles
                if (other := known[one["kind"]].get(one["id"]))
            ],
            keep=bool(row.keep),
        )
        for row in rows
    ]


def facts_of(batch: Import, row: Row) -> list[tuple[str, str]]:
    """What a row says of who or what it is about."""
    found = []
    for column in SHEETS[batch.kind]:
        if batch.kind in PEOPLE and column.name not in SHOWN:
            continue
        place = batch.columns.get(column.name)
        if place is not None and place < len(row.cells) and row.cells[place]:
            found.append((str(column.title), row.cells[place]))
    return found


def labels_of(rows: Sequence[Row]) -> dict[int, tuple[str, str, str]]:
    """Row number → what was written, as pages call it: its name, its kind and its public id."""
    made: dict[int, dict[str, str]] = {row.number: dict(row.made) for row in rows if row.made}
    ids = [public_id for things in made.values() for public_id in things.values()]
    names = dict(User.objects.filter(public_id__in=ids).values_list("public_id", "full_name"))
    names |= dict(Entity.objects.filter(public_id__in=ids).values_list("public_id", "name"))
    pairs = Mentorship.objects.filter(public_id__in=ids).values_list("public_id", "mentee__person__full_name")
    names |= dict(pairs)
    meetings = Meeting.objects.filter(public_id__in=ids).select_related("mentorship__mentee__person")
    met = {one.public_id: one.mentorship for one in meetings}
    found = {}
    for number, things in made.items():
        kind, public_id = list(things.items())[-1]
        if pair := met.get(public_id):
            found[number] = (pair.mentee.person.full_name, "mentorship", pair.public_id)
        else:
            found[number] = (names.get(things.get("person", public_id), ""), kind, public_id)
    return found


def touched_rows(batch: Import) -> list[tuple[int, str]]:
    """The rows for which the import could not be undone, and whom they are about."""
    rows = list(Row.objects.filter(batch=batch, number__in=batch.touched[:50]).order_by("number"))
    labels = labels_of(rows)
    return [(row.number, labels[row.number][0] if row.number in labels else "") for row in rows]


def refused_table(batch: Import) -> Iterator[list[str]]:
    """What was not written, as it was sent, with the reasons behind it: to put right and to send again."""
    yield [*batch.titles, _("Why it was not written")]
    wide = len(batch.titles)
    unwritten = Row.objects.filter(batch=batch, state__in=[RowState.REFUSED, RowState.SKIPPED, RowState.WAITING])
    for row in unwritten.order_by("number").iterator(chunk_size=500):
        if row.state == RowState.WAITING and not row.problems and row.keep is not False:
            continue
        why = [f"{fault.column}: {fault.says}" if fault.column else fault.says for fault in faults_of(batch, row)]
        if not why:
            why = [_("Left out, because it resembles what is there already.")]
        yield [*row.cells[:wide], *[""] * (wide - len(row.cells)), " ".join(why)]


def _people(batch: Import, public_ids: set[str]) -> dict[str, Other]:
    found = User.objects.filter(public_id__in=public_ids).select_related("mentor", "mentee", "profile__municipality")
    return {person.public_id: _facts_of_person(batch, person) for person in found.prefetch_related("applications")}


def _facts_of_person(batch: Import, person: User) -> Other:
    """What the viewer of the entity sees anyway, on the page of the mentor, the mentee or the application."""
    profile = getattr(person, "profile", None)
    born = profile.birth_date.isoformat() if profile and profile.birth_date else ""
    facts = [
        (_("Name"), person.full_name),
        (_("Date of birth"), born),
        (_("E-mail"), person.contact_email),
        (_("Telephone"), person.phone),
        (_("Municipality"), profile.municipality.label if profile else ""),
    ]
    cases = [("mentor", getattr(person, "mentor", None)), ("mentee", getattr(person, "mentee", None))]
    cases += [("application", application) for application in person.applications.all()]
    page, public_id = next(
        ((kind, case.public_id) for kind, case in cases if case and case.entity_id == batch.entity_id), ("", "")
    )
    return Other([(name, fact) for name, fact in facts if fact], [], page, public_id)


def _entities(public_ids: set[str]) -> QuerySet[Entity]:
    return Entity.objects.filter(public_id__in=public_ids).select_related("municipality")


def _facts_of_entity(entity: Entity) -> Other:
    facts = [
        (_("Name"), entity.name),
        (_("Kind"), str(entity.get_kind_display())),
        (_("Municipality"), entity.municipality.label if entity.municipality else ""),
        (_("Tax number"), entity.tax_number),
    ]
    return Other([(name, fact) for name, fact in facts if fact], [], "entity", entity.public_id)


def _pairs(batch: Import, public_ids: set[str]) -> dict[str, Other]:
    found = Mentorship.objects.filter(public_id__in=public_ids, entity=batch.entity).select_related("mentee__person")
    return {
        pair.public_id: Other(
            [
                (_("Mentor"), ", ".join(row.mentor.person.full_name for row in pair.mentors.all())),
                (_("Mentee"), pair.mentee.person.full_name),
                (_("State"), str(pair.get_state_display())),
            ],
            [],
            "mentorship",
            pair.public_id,
        )
        for pair in found.prefetch_related("mentors__mentor__person")
    }
