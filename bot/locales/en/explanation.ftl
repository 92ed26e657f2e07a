## Why something fits, and what there is not

explanation-fits = Fits: { $values }
explanation-differs = Not as asked: { $values }
value-absent = not { $value }

miss-but = I have no { $wanted }, but { $kept }.
miss-nearest = I have no { $wanted }. This comes nearest.
things-unnamed = clothes
things-other = other { $things }
things-or = { $things } or { $others }
things-without = { $things } (not { $value })
things-up-to = { $things } up to { $price }
things-from = { $things } from { $price }
things-between = { $things } from { $low } to { $high }
