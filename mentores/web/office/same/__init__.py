"""Pairs of records at different entities that may be one person."""
