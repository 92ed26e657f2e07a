## The line of what was understood, wish by wish to be tapped

understood-stronger = (stronger)
understood-weaker = (weaker)
understood-more-words = more text
understood-more-photo = more photo
understood-liked =
    { $count ->
        [one] you like one
       *[other] you like { $count }
    }
chip = { $phrase } ▾
chip-photo =
    { $count ->
        [one] Photo ▾
       *[other] Photos ▾
    }
chip-item = This item ▾
chip-stronger = Stronger
chip-weaker = Weaker
chip-with = { $phrase } after all
chip-more-photo = More photo
chip-more-words = More text
chip-done = ‹ Done
button-back = ↩ Back
nothing-before = There was nothing before that. Just tell me what you are looking for.
strength-most = That is as far as it goes.
strength-which = Which wish should count more or less? Tap it under the answer.
strength-photo-missing = For that I need a photo and words together. Send me a photo, or say what should be different.
suggestion-add = + { $value }
suggestion-allow = Also { $value }
suggestion-only = Only { $phrase }
suggestion-anything = Anything { $phrase }
suggestion-leave-out = Not necessarily { $phrase }
answer-onwards = Perhaps go on like this:
button-like = 👍 More of this
button-dislike = 👎 Not for me
toast-liked = Right, I’ll show you more of this. Tap “Show more”.
toast-disliked = Right, I’ll leave that sort out from now on.
toast-verdict-taken-back = Right, that no longer counts.
toast-other-search = That belongs to an earlier search. Reply to it and we’ll go on from there.
