"""A catalogue source, recognised by what it is, goes into the catalogue."""
