"""The sample wardrobe: a rendered shop and the phone photos a shopper would take of it."""
