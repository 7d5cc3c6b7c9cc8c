"""Text messages: the port, a transport that prints them, and one gateway."""

import sys
from base64 import b64encode
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from mentores.messaging.outcomes import NobodyThere, NotNow, PerhapsTaken, Refused


class Transport(Protocol):
    """Sends one text to one number in international form, or raises what `outcomes` names."""

    def send(self, number: str, text: str) -> None: ...


def transport() -> Transport:
    """The transport of settings.MESSAGING_SMS."""
    made: Transport = import_string(settings.MESSAGING_SMS)()
    return made


class Console:
    """Prints what would have been sent."""

    def send(self, number: str, text: str) -> None:
        sys.stdout.write(f"SMS to {number}\n{text}\n{'-' * 79}\n")


@dataclass(frozen=True, slots=True)
class Elks:
    """The gateway of 46elks, whose servers stand in Sweden: https://46elks.com/docs/send-sms

    One POST with the fields from, to and message, and HTTP Basic authentication. 200 says that the gateway has the
    message. `dontlog=message` asks it not to keep the words. Its answers below 500 say that it took nothing.
    """

    def send(self, number: str, text: str) -> None:
        address = urlsplit(settings.SMS_GATEWAY)
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        gateway = kind(address.netloc, timeout=settings.SMS_TIMEOUT)
        try:
            status = self._post(gateway, address.path, {"to": number, "message": text})
        finally:
            gateway.close()
        if status == 200:
            return
        if status >= 500:
            raise PerhapsTaken(str(status))
        if status in (401, 402, 403, 404):  # our account or its credit: no other number would fare better
            raise NobodyThere(str(status))
        raise (NotNow if status in (408, 429) else Refused)(str(status))

    def _post(self, gateway: HTTPConnection, path: str, fields: dict[str, str]) -> int:
        """The status of the answer. Until there is a connection nothing can have been taken."""
        try:
            gateway.connect()
        except OSError as problem:
            raise NobodyThere(type(problem).__name__) from problem
        body = urlencode({"from": settings.SMS_SENDER, "dontlog": "message", **fields})
        account = b64encode(f"{settings.SMS_USER}:{settings.SMS_PASSWORD}".encode()).decode()
        headers = {"Authorization": f"Basic {account}", "Content-Type": "application/x-www-form-urlencoded"}
        try:
            gateway.request("POST", path, body, headers)
            answer = gateway.getresponse()
            answer.read()
        except (HTTPException, OSError) as lost:
            raise PerhapsTaken(type(lost).__name__) from lost
        return answer.status
