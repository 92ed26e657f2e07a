"""What must survive: catalogue, embeddings, chats, turns, inbox."""
