"""Charges: what their words mean, each a named figure worked out from those before it."""
