## Warum etwas passt, und was es nicht gibt

explanation-fits = Passt: { $values }
explanation-differs = Nicht ganz wie gewünscht: { $values }
value-present = doch { $value }

miss-but = { $wanted } habe ich nicht, aber { $kept }.
miss-alone = { $wanted } habe ich nicht.
miss-nearest = { $wanted } habe ich nicht. Das hier kommt am nächsten.
things-unnamed = Kleidung
things-other = andere { $things }
things-or = { $things } oder { $others }
things-without = { $things } ({ $lack })
things-up-to = { $things } bis { $price }
things-from = { $things } ab { $price }
things-between = { $things } von { $low } bis { $high }
