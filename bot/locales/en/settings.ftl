## Settings

command-settings = Settings
settings-title = <b>Your settings</b>
settings-language = Language: { $name }
settings-album = Matches in an album: { $count }
settings-quiet = Quiet hours: { $hours }
settings-quiet-shop = Quiet hours: { $hours } (the shop’s)
settings-prices =
    Tell me about price drops: { $on ->
        [yes] yes
       *[no] no
    }
settings-news =
    News from the shop: { $on ->
        [yes] yes, please
       *[no] no
    }
settings-hint = Tap what you like better.
quiet-hours = { $start } to { $end }
quiet-none = none
button-quiet-shop = { $hours } (shop)
button-prices =
    { $on ->
        [yes] ✓ Tell me about price drops
       *[no] Tell me about price drops
    }
button-news =
    { $on ->
        [yes] ✓ News from the shop
       *[no] News from the shop
    }
privately-only = That is better between the two of us. Write to me in private: { $link }
