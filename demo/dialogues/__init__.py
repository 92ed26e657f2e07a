"""Written dialogues: what shoppers say and tap, and what an answer must hold."""
