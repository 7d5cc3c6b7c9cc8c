"""Two records that may be one person: side by side, together, or apart."""
