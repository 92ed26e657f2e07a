"""Updates in: received, committed, put in order and handled, each once."""
