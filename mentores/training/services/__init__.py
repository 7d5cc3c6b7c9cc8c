"""Acts on sessions, on who comes to them, and on who is prepared for a first match."""

from mentores.training.services.places import answer, check_in, enrol, invite, take_out
from mentores.training.services.preparation import (
    NoRightToStay,
    NotInsured,
    NotPrepared,
    NotSigned,
    hold_insured,
    hold_prepared,
    make_ready,
    note_training,
    set_requirement,
    strike_out,
    take_back_waiver,
    waive,
)
from mentores.training.services.reminders import remind
from mentores.training.services.sessions import (
    TooManyComing,
    add_material,
    cancel,
    change,
    hold,
    plan,
    remove_material,
)

__all__ = [
    "NoRightToStay",
    "NotInsured",
    "NotPrepared",
    "NotSigned",
    "TooManyComing",
    "add_material",
    "answer",
    "cancel",
    "change",
    "check_in",
    "enrol",
    "hold",
    "hold_insured",
    "hold_prepared",
    "invite",
    "make_ready",
    "note_training",
    "plan",
    "remind",
    "remove_material",
    "set_requirement",
    "strike_out",
    "take_back_waiver",
    "take_out",
    "waive",
]
