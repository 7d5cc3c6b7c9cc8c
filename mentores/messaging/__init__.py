"""The outbox: every message to a person is written with the act it tells of, and delivered afterwards."""
