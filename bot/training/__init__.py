"""What fine-tuning needs of the shop, and what it reports."""
