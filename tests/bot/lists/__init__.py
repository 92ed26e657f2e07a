"""What a person remembers and shares."""
