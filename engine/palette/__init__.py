"""The colours of a picture's pixels, and what shoppers call them: docs/adr/0013."""
