"""The record of acts and of readings, without names."""
