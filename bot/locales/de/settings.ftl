## Einstellungen

command-settings = Einstellungen
settings-title = <b>Deine Einstellungen</b>
settings-language = Sprache: { $name }
settings-album = Treffer in einem Album: { $count }
settings-quiet = Ruhezeit: { $hours }
settings-quiet-shop = Ruhezeit: { $hours }, wie im Laden
settings-prices =
    Gefallene Preise melden: { $on ->
        [yes] ja
       *[no] nein
    }
settings-news =
    Neuigkeiten aus dem Laden: { $on ->
        [yes] ja, gern
       *[no] nein
    }
settings-hint = Tippe an, was dir lieber ist.
quiet-hours = { $start } bis { $end }
quiet-none = keine
button-quiet-shop = { $hours } (Laden)
button-prices =
    { $on ->
        [yes] ✓ Gefallene Preise melden
       *[no] Gefallene Preise melden
    }
button-news =
    { $on ->
        [yes] ✓ Neuigkeiten aus dem Laden
       *[no] Neuigkeiten aus dem Laden
    }
privately-only = Das machen wir besser unter uns. Schreib mir dafür privat: { $link }
