"""Text messages: the port, a transport that prints them, and one gateway."""

import json
import sys
from base64 import b64encode
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from mentores.messaging.outcomes import NobodyThere, PerhapsTaken, Refused

TAKEN = {"created", "sent", "delivered"}
LONGEST_ANSWER = 64 * 1024  # bytes


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


class Elks:
    """The gateway of 46elks, whose servers stand in Sweden (https://46elks.com/docs/send-sms).

    One POST with the fields from, to and message, and HTTP Basic authentication. `dontlog=message` asks it not to keep
    the words. Its answer is 200 with a status in JSON; below 500 it has taken nothing: 400 for what was wrong in the
    message, 401 and 403 for our account and its credit, which would be the same for every other number.
    """

    def send(self, number: str, text: str) -> None:
        address = urlsplit(settings.SMS_GATEWAY)
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        gateway = kind(address.netloc, timeout=settings.SMS_TIMEOUT)
        try:
            status, said = self._post(gateway, address.path, {"to": number, "message": text})
        finally:
            gateway.close()
        if status == HTTPStatus.OK and said in TAKEN:
            return
        if status == HTTPStatus.BAD_REQUEST or said == "failed":
            raise Refused(str(status))
        if HTTPStatus.BAD_REQUEST < status < HTTPStatus.INTERNAL_SERVER_ERROR:
            raise NobodyThere(str(status))
        raise PerhapsTaken(str(status))

    def _post(self, gateway: HTTPConnection, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """The code of the answer and the status it tells. Until there is a connection nothing can have been taken."""
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
            return answer.status, _status_in(answer.read(LONGEST_ANSWER))
        except (HTTPException, OSError) as lost:
            raise PerhapsTaken(type(lost).__name__) from lost


def _status_in(answer: bytes) -> str:
    try:
        told = json.loads(answer)
    except ValueError:
        return ""
    return str(told.get("status", "")) if isinstance(told, dict) else ""
