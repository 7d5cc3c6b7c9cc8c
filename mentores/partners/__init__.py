"""The partner entities, their people, and the promoter of the programme."""
