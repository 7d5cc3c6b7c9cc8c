"""A mail server in this process that does what it is told: it takes, refuses, hangs or breaks off."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope

OK = "250 OK"
HANGS, DROPS, TAKES_AND_DROPS = "hangs", "drops", "takes and drops"
LONG = 60  # seconds: longer than anybody waits


class Behaviour:
    """What the server says after each step, or that it hangs or drops the line. It tells `watch` how far it is."""

    def __init__(
        self, *, recipient: str = OK, data: str = OK, watch: Callable[[str], None] = lambda step: None
    ) -> None:
        self.recipient = recipient
        self.data = data
        self.watch = watch
        self.taken: list[Message] = []

    async def handle_RCPT(  # noqa: N802  # aiosmtpd looks for this name
        self, server: SMTP, session: Any, envelope: Envelope, address: str, options: Any
    ) -> str:
        self.watch("recipient")
        envelope.rcpt_tos.append(address)
        return await self._answer(self.recipient, server)

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:  # noqa: N802  # as above
        self.watch("data")
        assert isinstance(envelope.content, bytes)
        assert len(envelope.rcpt_tos) == 1
        if self.data in (OK, TAKES_AND_DROPS):
            self.taken.append(message_from_bytes(envelope.content))
            self.watch("taken")
        return await self._answer(self.data, server)

    async def _answer(self, wanted: str, server: SMTP) -> str:
        if wanted == HANGS:
            await asyncio.sleep(LONG)
        if wanted in (DROPS, TAKES_AND_DROPS):
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return wanted

    def counted(self) -> Counter[str]:
        """How often each message was taken, by its public id."""
        return Counter(str(mail["Message-ID"]).strip("<>").partition("@")[0] for mail in self.taken)


class _AnyPort(Controller):
    """Listens on the port that the system gives."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def running(behaviour: Behaviour) -> Iterator[int]:
    """The port at which such a server listens until the end of the block."""
    controller = _AnyPort(behaviour, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
