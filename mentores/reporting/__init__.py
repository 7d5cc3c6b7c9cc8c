"""The programme's figures, at any date, by entity and by area."""
