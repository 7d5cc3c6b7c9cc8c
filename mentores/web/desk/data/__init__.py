"""The rights of a person over the own data: a copy, correction, erasure; and keeping it while a complaint is open."""
