## Why something fits, and what there is not

explanation-fits = Fits: { $values }
explanation-differs = Not quite as asked: { $values }
value-present = { $value } after all

miss-but = I have no { $wanted }, but { $kept }.
miss-alone = I have no { $wanted }.
miss-nearest = I have no { $wanted }. This comes nearest.
things-unnamed = clothes
things-other = other { $things }
things-or = { $things } or { $others }
things-without = { $things } ({ $lack })
things-up-to = { $things } up to { $price }
things-from = { $things } from { $price }
things-between = { $things } from { $low } to { $high }
