"""Cases that are late."""
