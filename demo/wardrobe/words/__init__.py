"""The shop's two languages."""
