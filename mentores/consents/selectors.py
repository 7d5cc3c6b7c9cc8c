"""Which text is valid, in which languages, and how a person's consents stand."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, QuerySet

from mentores.accounts.models import User
from mentores.consents.models import Consent, Text
from mentores.consents.purposes import INFORMATION, PURPOSES, TITLES, Purpose, Title
from mentores.core.languages import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person stands to one purpose: the text valid now, and the last consent, whatever became of it."""

    purpose: Purpose
    text: Text | None
    consent: Consent | None

    @property
    def is_given(self) -> bool:
        return self.consent is not None and self.consent.withdrawn_at is None

    @property
    def is_withdrawn(self) -> bool:
        return self.consent is not None and self.consent.withdrawn_at is not None


def text_for(purpose: str, *, on: date) -> Text:
    """The newest version valid on a day. Raises Text.DoesNotExist if none was published."""
    return Text.objects.filter(purpose=purpose, since__lte=on).latest("version")


def versions_of(purpose: str) -> list[Text]:
    """Every version of a text, the newest first."""
    return list(Text.objects.filter(purpose=purpose).order_by("-version"))


@dataclass(frozen=True, slots=True)
class Shown:
    """How one text stands: the version valid on a day, the one to come, and what the newest lacks."""

    title: Title
    valid: Text | None
    next: Text | None
    missing: list[Language]


def overview(*, on: date) -> list[Shown]:
    """How the texts stand that are published in versions."""
    return [_shown(title, versions_of(title.code), on=on) for title in TITLES.values()]


def _shown(title: Title, versions: list[Text], *, on: date) -> Shown:
    valid = next((text for text in versions if text.since <= on), None)
    return Shown(
        title=title,
        valid=valid,
        next=next((text for text in versions if text.since > on and (not valid or text.version > valid.version)), None),
        missing=missing_languages(versions[0]) if versions else list(LANGUAGES),
    )


def missing_languages(text: Text) -> list[Language]:
    """The languages of the interface in which this version says nothing."""
    return [language for language in LANGUAGES if not text.body.get(language.code, "").strip()]


def standings_of(person: User, *, on: date) -> list[Standing]:
    """How a person stands to each purpose for which there is a text, or was a consent. Asks three questions at most."""
    texts: dict[str, Text] = {}
    for text in Text.objects.filter(purpose__in=PURPOSES, since__lte=on).order_by("version"):
        texts[text.purpose] = text
    consents: dict[str, Consent] = {}
    given = Consent.objects.filter(person=person, text__purpose__in=PURPOSES)
    for consent in given.select_related("text", "recorded_by", "withdrawal_recorded_by").order_by("given_at", "pk"):
        former = consents.get(consent.text.purpose)
        if former is None or former.withdrawn_at is not None or consent.withdrawn_at is None:
            consents[consent.text.purpose] = consent
    return [
        Standing(purpose, texts.get(code), consents.get(code))
        for code, purpose in PURPOSES.items()
        if code in texts or code in consents
    ]


def history_of(person: User) -> list[Consent]:
    """Every consent of a person, given and withdrawn, the newest first."""
    given = Consent.objects.filter(person=person).select_related("text", "recorded_by", "withdrawal_recorded_by")
    return list(given.order_by("-given_at", "-pk"))


def withdrawals(people: Collection[int] | QuerySet[Any, Any], purpose: str = INFORMATION) -> dict[int, datetime]:
    """Of these people, by id or as a subquery, who has taken back a consent and not given it anew, and when."""
    of_purpose = Consent.objects.filter(person__in=people, text__purpose=purpose)
    standing = of_purpose.standing().values("person")
    taken_back = of_purpose.exclude(person__in=standing).values("person").annotate(at=Max("withdrawn_at"))
    return {row["person"]: row["at"] for row in taken_back.order_by()}
