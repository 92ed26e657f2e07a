"""The shop's items: imported, encoded, indexed."""
