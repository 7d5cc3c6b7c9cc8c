"""A gateway for text messages in this process that answers as 46elks documents (46elks.com/docs/send-sms)."""

import json
import re
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

USER, PASSWORD = "u1234", "secret"
# The answer of the documentation to a message that was taken; `message` is left out where `dontlog=message` is asked.
DOCUMENTED = {
    "status": "created",
    "direction": "outgoing",
    "from": "YourCompany",
    "created": "2024-05-04T13:37:42.314100",
    "parts": 1,
    "to": "+46700000000",
    "cost": 5000,
    "message": "This is the message sent to the phone.",
    "id": "s70df59406a1b4643b96f3f91e0bfb7b0",
}
E164 = re.compile(r"\+[1-9][0-9]{6,14}")
HANGS, DROPS, TAKES_AND_DROPS = "hangs", "drops", "takes and drops"
LONG = 1.0  # seconds: longer than the tests wait


class Gateway(ThreadingHTTPServer):
    """`mood` is how it behaves instead of well: it hangs, drops, or gives this answer; `credit` is what is left."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.mood: str | tuple[int, str] = ""
        self.credit = 10
        self.taken: list[dict[str, str]] = []


class _Answer(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        fields = self._fields()
        mood = self.server.mood
        if mood == TAKES_AND_DROPS:
            self.server.taken.append(fields)
        if mood == HANGS:
            time.sleep(LONG)
        if mood in (HANGS, DROPS, TAKES_AND_DROPS):
            self.close_connection = True
            return
        status, body = mood if isinstance(mood, tuple) else self._documented(fields)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def _fields(self) -> dict[str, str]:
        length = int(self.headers["Content-Length"])
        return {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}

    def _documented(self, fields: dict[str, str]) -> tuple[int, str]:
        kind, _, account = self.headers.get("Authorization", "").partition(" ")
        if kind != "Basic" or b64decode(account).decode() != f"{USER}:{PASSWORD}":
            return 401, "API access denied"
        if not E164.fullmatch(fields.get("to", "")) or not fields.get("from") or not fields.get("message"):
            return 400, "Invalid or missing parameter"
        if not self.server.credit:
            return 403, "Not enough credits"
        self.server.credit -= 1
        self.server.taken.append(fields)
        told = DOCUMENTED | {"from": fields["from"], "to": fields["to"], "message": fields["message"]}
        if fields.get("dontlog") == "message":
            del told["message"]
        return 200, json.dumps(told)

    def log_message(self, *line: Any) -> None:
        """Nothing: the tests read what was taken."""


@contextmanager
def running() -> Iterator[Gateway]:
    """A gateway that listens until the end of the block."""
    with Gateway() as gateway:
        thread = Thread(target=gateway.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield gateway
        finally:
            gateway.shutdown()
            thread.join()
