"""One module for each kind of thing a shopper does: parse, call, reply."""
