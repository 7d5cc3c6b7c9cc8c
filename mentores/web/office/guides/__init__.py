"""The guides of the interview: their versions, and publishing the next one."""
