"""The human process around pairing: suggestions, proposals, two confirmations, two answers."""
