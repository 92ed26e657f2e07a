"""The soak: a crowd of shoppers, bad weather and kills, and a count of every answer."""
