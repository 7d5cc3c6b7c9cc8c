"""The outbox, and the own words of the national team for what goes through it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mentores.core.fields import PublicId
from mentores.core.privacy import YEAR, NotPersonal, Personal


class Channel(models.TextChoices):
    EMAIL = "email", _("e-mail")
    SMS = "sms", _("text message (SMS)")


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    HELD = "held", _("held back")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not delivered")
    UNCERTAIN = "uncertain", _("uncertain")
    NO_ADDRESS = "no_address", _("no address: tell this person another way")
    ENOUGH = "enough", _("not sent: this person has had many messages lately")
    TOLD = "told", _("told by a person")
    CANCELLED = "cancelled", _("not sent: somebody decided so")


class How(models.TextChoices):
    """How somebody told a person what a message could not."""

    PHONE = "phone", _("by telephone")
    IN_PERSON = "in_person", _("in person")
    LETTER = "letter", _("by letter")


class Tried(models.TextChoices):
    """What came of trying to tell somebody."""

    NO_ANSWER = "no_answer", _("nobody answered")
    LEFT_MESSAGE = "left_message", _("a message was left")
    WRONG_NUMBER = "wrong_number", _("the number is wrong")


UNDELIVERED = (State.NO_ADDRESS, State.ENOUGH, State.FAILED, State.UNCERTAIN)
LEFT = (State.SENDING, State.SENT, State.UNCERTAIN)  # or may have
LEAVES = (State.WAITING, State.HELD, *LEFT)
NOWHERE = (State.NO_ADDRESS, State.TOLD)  # a message may be here without an address


class MessageQuerySet(models.QuerySet["Message"]):
    """Filters that chain. Questions asked by a page live in selectors.py."""

    def due(self, *, at: datetime) -> "MessageQuerySet":
        """What may be sent now: never tried, or its wait is over."""
        return self.filter(Q(next_try_at=None) | Q(next_try_at__lte=at), state=State.WAITING)

    def undelivered(self) -> "MessageQuerySet":
        """What somebody must be told another way. A code is asked for again instead."""
        return self.filter(state__in=UNDELIVERED, is_code=False)

    def about(self, cases: Mapping[str, Iterable[str]]) -> "MessageQuerySet":
        """Leave out what is about a case of one of these kinds that is not among these public ids."""
        found = self
        for kind, public_ids in cases.items():
            found = found.filter(~Q(about_kind=kind) | Q(about_id__in=public_ids))
        return found


class Message(models.Model):
    """One message to one address or number, in the words it is sent with; the link's address is put in on delivery.

    `is_code` marks what opens an account: it leaves first, the brake lets it pass, and its words are not kept. `tries`
    is how often somebody tried to tell the person in vain, and `tried` what came of the last attempt.
    """

    public_id: Any = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="messages")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    address = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    notice = models.CharField(max_length=80)
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    is_code = models.BooleanField(default=False)
    link_purpose = models.CharField(max_length=30, blank=True)
    link_id = models.CharField(max_length=12, blank=True)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    written_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told_how = models.CharField(max_length=10, choices=How, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    tried = models.CharField(max_length=20, choices=Tried, blank=True)

    objects = MessageQuerySet.as_manager()

    privacy = Personal(subjects=("person", "address", "phone"), keep=YEAR, then="delete")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="message_without_an_address_is_not_sent",
                condition=~Q(address="") | ~Q(phone="") | Q(state__in=NOWHERE),
            ),
            models.CheckConstraint(
                name="message_takes_one_way",
                condition=Q(channel=Channel.EMAIL, phone="") | Q(channel=Channel.SMS, address=""),
            ),
            models.CheckConstraint(
                name="message_sent_has_its_moment",
                condition=Q(state=State.SENT, sent_at__isnull=False) | ~Q(state=State.SENT) & Q(sent_at=None),
            ),
            models.CheckConstraint(
                name="message_being_sent_was_claimed", condition=~Q(state=State.SENDING) | Q(claimed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="message_told_has_its_moment",
                condition=Q(state=State.TOLD, told_at__isnull=False) & ~Q(told_how="")
                | ~Q(state=State.TOLD) & Q(told_at=None, told_how=""),
            ),
            models.CheckConstraint(
                name="message_tried_has_its_moment",
                condition=Q(tries=0, tried_at=None, tried="") | Q(tries__gt=0, tried_at__isnull=False) & ~Q(tried=""),
            ),
            models.CheckConstraint(
                name="message_with_a_code_is_not_held", condition=Q(is_code=False) | ~Q(state=State.HELD)
            ),
        ]
        indexes = [
            models.Index(fields=["state", "id"], name="message_by_state"),
            models.Index(fields=["claimed_at"], name="message_by_claim"),
            models.Index(fields=["about_kind", "about_id"], name="message_of_case"),
        ]

    def __str__(self) -> str:
        return f"message {self.public_id}"


class Form(models.TextChoices):
    """How a language counts, by the names of Unicode's tables; most sentences have one form, without a name."""

    ONLY = "", "only"
    ZERO = "zero", "zero"
    ONE = "one", "one"
    TWO = "two", "two"
    FEW = "few", "few"
    MANY = "many", "many"
    OTHER = "other", "other"


class WordingQuerySet(models.QuerySet["Wording"]):
    def in_force(self) -> "WordingQuerySet":
        """What is said today; the others are kept to be read."""
        return self.filter(until=None)


class Wording(models.Model):
    """What the national team says in one language instead of a sentence of the house, in every notice that has it.

    `sentence` is its English, as the translators' catalogues name it. Words never change: others take their place.
    """

    public_id: Any = PublicId()
    sentence = models.CharField(max_length=1000)
    form = models.CharField(max_length=5, choices=Form, blank=True)
    language = models.CharField(max_length=10)
    words = models.CharField(max_length=1000)
    role = models.CharField(max_length=30)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    objects = WordingQuerySet.as_manager()

    privacy = NotPersonal(because="It is a text of the programme; who wrote it stands in the record alone.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="wording_in_force_once", fields=["sentence", "form", "language"], condition=Q(until=None)
            ),
            models.CheckConstraint(name="wording_says_something", condition=~Q(words="") & ~Q(sentence="")),
            models.CheckConstraint(name="wording_has_a_known_form", condition=Q(form__in=Form.values)),
            models.CheckConstraint(
                name="wording_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"wording {self.public_id}"


class NativeReading(models.Model):
    """A native reader has read what is said for a sentence in one language; once it says something else, it is unread.

    `words` is what was read: the house's or the national team's own.
    """

    sentence = models.CharField(max_length=1000)
    form = models.CharField(max_length=5, choices=Form, blank=True)
    language = models.CharField(max_length=10)
    words = models.CharField(max_length=1000)
    at = models.DateTimeField()

    privacy = NotPersonal(because="It is about a text of the programme; who noted it stands in the record alone.")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="native_reading_once", fields=["sentence", "form", "language"]),
            models.CheckConstraint(name="native_reading_of_something", condition=~Q(words="") & ~Q(sentence="")),
            models.CheckConstraint(name="native_reading_has_a_known_form", condition=Q(form__in=Form.values)),
        ]

    def __str__(self) -> str:
        return f"native reading {self.pk}"
