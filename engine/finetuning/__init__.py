"""Fine-tuning: any open_clip model learns a shop's own pictures and descriptions."""
