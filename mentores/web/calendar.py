"""A calendar file of one appointment, which every calendar program opens."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from icalendar import Calendar, Event


def answer(
    *, uid: str, title: str, starts_at: datetime, minutes: int, place: str = "", said_at: datetime
) -> HttpResponse:
    """The file to be saved. A later one with the same `uid` takes the place of the one before."""
    event = Event()
    event.add("uid", f"{uid}@{settings.SITE_ADDRESS.partition('//')[2] or 'mentores'}")
    event.add("dtstamp", said_at)
    event.add("dtstart", starts_at)
    event.add("dtend", starts_at + timedelta(minutes=minutes))
    event.add("summary", title)
    if place:
        event.add("location", place)
    calendar = Calendar()
    calendar.add("prodid", "-//Mentores//PT")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return HttpResponse(
        calendar.to_ical(),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="mentores.ics"', "Cache-Control": "private, no-cache"},
    )
