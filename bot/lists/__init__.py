"""What a person remembers and shares with friends."""
