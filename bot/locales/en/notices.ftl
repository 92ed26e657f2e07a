## Saved wishes

command-wishes = Your saved wishes
button-tell = 🔔 Let me know
button-wishes = Show my wishes
button-end-wish = Don’t tell me any more
wish-saved = Gladly! As soon as something new fits I’ll write to you: once a day at most, and never at night.
wish-needs-private = I’ll gladly keep that for you alone. Just write to me in private once: { $link }
wish-ended = Right, I won’t tell you of that any more.
wish-news =
    { $count ->
        [one] You wanted to know: this is new and fits.
       *[other] You wanted to know: these { $count } are new and fit.
    }
wish-outdated = I’m afraid I no longer have your photo for this. Send it once more and I’ll look again.
wishes-title =
    { $count ->
        [one] <b>I’m looking out for this</b>
       *[other] <b>I’m looking out for these { $count } wishes</b>
    }
wishes-hint = Tap ✕ and I won’t tell you of it any more.
wishes-empty = I’m waiting for nothing just now. Look for something and write “let me know”, then I will.
wishes-full =
    { $count ->
        [one] I already look out for one wish of yours and keep no more. /wishes takes it away.
       *[other] I already look out for { $count } wishes of yours and keep no more. /wishes takes one away.
    }

## Prices and votes

prices-title =
    { $count ->
        [one] <b>Something on your list costs less now</b>
       *[other] <b>{ $count } items on your list cost less now</b>
    }
button-no-prices = No more prices, please
prices-stopped = Right, I won’t write to you about prices. Your list still shows them.
votes-title = <b>This is how your friends voted</b>
