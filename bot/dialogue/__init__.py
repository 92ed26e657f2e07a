"""What a shopper asked, and what a message or a tap changes of it."""
