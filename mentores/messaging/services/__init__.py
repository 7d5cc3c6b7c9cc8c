"""Acts on messages, and on what they say."""

from mentores.messaging.services.outbox import (
    EVERY_NOTICE,
    cancel,
    mark_told,
    note_try,
    release,
    send,
    send_again,
    send_code_by_sms,
)
from mentores.messaging.services.words import ChangedMeanwhile, Reworded, Unfit, mark_read, reword

__all__ = [
    "EVERY_NOTICE",
    "ChangedMeanwhile",
    "Reworded",
    "Unfit",
    "cancel",
    "mark_read",
    "mark_told",
    "note_try",
    "release",
    "reword",
    "send",
    "send_again",
    "send_code_by_sms",
]
