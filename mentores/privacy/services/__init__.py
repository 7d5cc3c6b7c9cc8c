"""Acts on people's data: copy, erasure, holds, the daily run, and two records that are one person."""

from mentores.privacy.services.copying import copy_of
from mentores.privacy.services.erasing import (
    ElsewhereToo,
    GoneAlready,
    OnHold,
    ProposalOpen,
    StillInMentorship,
    WorksHere,
    erase,
    hold,
    refuse_if_needed,
    release,
)
from mentores.privacy.services.merging import (
    BothAsked,
    BothInMentorship,
    BothMentors,
    InTheWay,
    OneAnother,
    OneIsInvented,
    OneWorksHere,
    TooLate,
    ask_national_team,
    keep_apart,
    merge,
    undo_merge,
)
from mentores.privacy.services.retention import OutOfBounds, run_retention, set_term

__all__ = [
    "BothAsked",
    "BothInMentorship",
    "BothMentors",
    "ElsewhereToo",
    "GoneAlready",
    "InTheWay",
    "OnHold",
    "OneAnother",
    "OneIsInvented",
    "OneWorksHere",
    "OutOfBounds",
    "ProposalOpen",
    "StillInMentorship",
    "TooLate",
    "WorksHere",
    "ask_national_team",
    "copy_of",
    "erase",
    "hold",
    "keep_apart",
    "merge",
    "refuse_if_needed",
    "release",
    "run_retention",
    "set_term",
    "undo_merge",
]
