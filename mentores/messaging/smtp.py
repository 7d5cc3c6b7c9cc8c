"""Mail to a real server. What counts is whether it broke off before the message was handed over, or after."""

import smtplib
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from mentores.messaging.outcomes import NobodyThere, NotNow, PerhapsTaken, Refused


class HandedOver(Exception):
    """It broke off after the command that hands the message over."""


class _Watched(smtplib.SMTP):
    """Says whether the message had been handed over when the connection was lost."""

    def data(self, msg: Any) -> tuple[int, bytes]:
        try:
            return super().data(msg)
        except smtplib.SMTPDataError:
            raise  # an answer: the server did not take it
        except (smtplib.SMTPException, OSError) as lost:
            raise HandedOver from lost


class _WatchedWithTls(_Watched, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    """One message at a time, each with a connection of its own; raises what `outcomes` names (RFC 5321, 4.2.1)."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _WatchedWithTls if self.use_ssl else _Watched

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        try:
            self.open()
        except (smtplib.SMTPException, OSError) as problem:
            self._leave()
            raise NobodyThere(_reason(problem)) from problem
        try:
            for mail in email_messages:
                self._hand_over(mail)
        finally:
            self._leave()
        return len(email_messages)

    def _hand_over(self, mail: EmailMessage) -> None:
        assert self.connection is not None  # it was opened above
        [recipient] = mail.recipients()
        try:
            words = mail.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]  # Django's own messages take it
            self.connection.sendmail(mail.from_email, [recipient], words)
        except HandedOver as lost:
            raise PerhapsTaken(_reason(lost.__cause__)) from lost
        except smtplib.SMTPRecipientsRefused as refusal:
            code, _text = refusal.recipients[recipient]
            raise (NotNow if code < 500 else Refused)(str(code)) from refusal
        except smtplib.SMTPDataError as refusal:
            raise (NotNow if refusal.smtp_code < 500 else Refused)(str(refusal.smtp_code)) from refusal
        except (smtplib.SMTPSenderRefused, smtplib.SMTPServerDisconnected, OSError) as problem:
            raise NobodyThere(_reason(problem)) from problem
        except (smtplib.SMTPException, ValueError) as problem:
            raise Refused(_reason(problem)) from problem

    def _leave(self) -> None:
        """Say goodbye; how the server takes it changes nothing any more."""
        half_open: smtplib.SMTP | None = self._partial_connection  # type: ignore[has-type]  # the stubs leave it out
        for connection in filter(None, (self.connection, half_open)):
            try:
                connection.quit()
            except (smtplib.SMTPException, OSError):
                connection.close()
        self.connection = self._partial_connection = None


def _reason(problem: BaseException | None) -> str:
    """The code of the server's answer, else the kind of problem: its text may hold an address."""
    if isinstance(problem, smtplib.SMTPResponseException):
        return str(problem.smtp_code)
    return type(problem).__name__
