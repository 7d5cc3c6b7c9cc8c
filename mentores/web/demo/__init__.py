"""The demonstration: enter as anybody, read every message. Absent from a database of real people."""
