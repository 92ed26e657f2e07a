"""What is kept of people, handed out to them, and forgotten when they say so."""
