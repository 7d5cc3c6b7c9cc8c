"""The life of an import, in one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentores.core.lifecycle import Lifecycle, step


class State(models.TextChoices):
    SENT = "sent", pgettext_lazy("import", "waits for its columns")
    CHECKING = "checking", pgettext_lazy("import", "being checked")
    CHECKED = "checked", pgettext_lazy("import", "checked")
    WRITING = "writing", pgettext_lazy("import", "being written")
    WRITTEN = "written", pgettext_lazy("import", "written")
    UNDOING = "undoing", pgettext_lazy("import", "being undone")
    UNDONE = "undone", pgettext_lazy("import", "undone")
    DROPPED = "dropped", _("given up")
    FAILED = "failed", pgettext_lazy("import", "stopped by an error")


IN_WORK = (State.CHECKING, State.WRITING, State.UNDOING)
TAKEN_BACK = (State.UNDONE, State.DROPPED)
OVER = (State.WRITTEN, *TAKEN_BACK)

LIFECYCLE = Lifecycle(
    start=State.SENT,
    choose_columns=step(State.SENT, State.CHECKED, to=State.CHECKING),
    finish_check=step(State.CHECKING, to=State.CHECKED),
    write_rows=step(State.CHECKED, to=State.WRITING),
    finish_writing=step(State.WRITING, to=State.WRITTEN),
    take_back_rows=step(State.WRITING, to=State.UNDOING),
    fail=step(*IN_WORK, to=State.FAILED),
    check_again=step(State.FAILED, to=State.CHECKING),
    write_again=step(State.FAILED, to=State.WRITING),
    undo_again=step(State.FAILED, to=State.UNDOING),
    undo_import=step(State.WRITTEN, State.FAILED, to=State.UNDOING),
    keep_rows=step(State.UNDOING, to=State.WRITTEN),
    finish_undo=step(State.UNDOING, to=State.UNDONE),
    drop_import=step(State.SENT, State.CHECKED, to=State.DROPPED),
)
