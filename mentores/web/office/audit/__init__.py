"""The record of acts, without names."""
