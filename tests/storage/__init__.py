"""What must survive survives."""
