"""The volunteer programme that a mentor signs, and what somebody says of a mentor."""
