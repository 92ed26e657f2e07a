"""A database is brought forward without losing anything."""
