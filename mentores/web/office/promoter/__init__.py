"""Who answers for the programme."""
