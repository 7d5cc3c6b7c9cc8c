"""The questions of a registration, for whoever asks them: the public pages, the staff, somebody else, or paper."""
