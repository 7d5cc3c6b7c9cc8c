"""By which way a message goes to a person: what the person has, and what the person prefers."""

from typing import TypedDict

import phonenumbers
from django.conf import settings
from phonenumbers import PhoneNumberType, number_type

from mentores.accounts.models import ContactBy, User
from mentores.messaging.models import Channel

TAKES_SMS = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.PERSONAL_NUMBER}


class Way(TypedDict):
    """A channel, and the address or the number to which it leads; neither when a person must be told."""

    channel: str
    address: str
    phone: str


NOBODY_REACHED = Way(channel=Channel.EMAIL, address="", phone="")


def by_mail(address: str) -> Way:
    return Way(channel=Channel.EMAIL, address=address, phone="")


def by_sms(number: str) -> Way:
    return Way(channel=Channel.SMS, address="", phone=number)


def way_to(person: User) -> Way:
    """E-mail, or an SMS for whoever prefers it or has only a mobile phone. Who wants a call is called."""
    takes_sms = bool(settings.MESSAGING_SMS) and is_mobile(person.phone)
    if person.contact_by == ContactBy.CALL:
        return NOBODY_REACHED
    if takes_sms and (person.contact_by == ContactBy.SMS or not person.contact_email):
        return by_sms(person.phone)
    return by_mail(person.contact_email)


def leads_to(person: User) -> str:
    """The address or the number a message would go to now; empty if none."""
    way = way_to(person)
    return way["address"] or way["phone"]


def goes_by_mail(person: User) -> bool:
    """Whether what we write to a person comes to the person's mailbox, so that a link in it proves whose that is."""
    return bool(way_to(person)["address"])


def goes_to(*, email: str, phone: str) -> str:
    """The mailbox, else the telephone that takes text messages, to which something short can go; empty if neither."""
    return email or (phone if settings.MESSAGING_SMS and is_mobile(phone) else "")


def is_mobile(number: str) -> bool:
    """A number in international form that takes text messages, by the numbering plan of its country."""
    try:
        return number_type(phonenumbers.parse(number)) in TAKES_SMS
    except phonenumbers.NumberParseException:
        return False
