"""Training of the shipped model: corpus, vocabulary, pictures, losses, loop, checkpoint."""
