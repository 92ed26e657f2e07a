"""What the shop's own people see and say."""
