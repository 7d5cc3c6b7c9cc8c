"""What the logs may say of a link: its purpose, never the token that opens it."""

import logging
import re

TOKEN = re.compile(r"(/l/\w+/)[^\s/?\"']+")


class Line(logging.Formatter):
    """A line of the log, its traceback included, without the tokens of links."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub(r"\1…", super().format(record))
