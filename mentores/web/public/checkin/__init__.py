"""Checking in to a session with the code on the wall."""
