## Gemerkte Wünsche

command-wishes = Deine gemerkten Wünsche
button-tell = 🔔 Sag mir Bescheid
button-wishes = Meine Wünsche zeigen
button-end-wish = Nicht mehr Bescheid sagen
wish-saved = Gern! Sobald etwas Neues dazu passt, schreibe ich dir: höchstens einmal am Tag und nie nachts.
wish-needs-private = Das merke ich mir gern für dich allein. Schreib mir dafür einmal privat: { $link }
wish-ended = Gut, dazu sage ich dir nicht mehr Bescheid.
wish-news =
    { $count ->
        [one] Du wolltest Bescheid wissen: Das ist neu da und passt.
       *[other] Du wolltest Bescheid wissen: Diese { $count } sind neu da und passen.
    }
wish-outdated = Dein Foto dazu habe ich leider nicht mehr vor mir. Schick es mir noch einmal, dann schaue ich wieder.
wishes-title =
    { $count ->
        [one] <b>Darauf achte ich für dich</b>
       *[other] <b>Auf diese { $count } Wünsche achte ich für dich</b>
    }
wishes-hint = Tippe auf ✕, dann sage ich dazu nicht mehr Bescheid.
wishes-empty = Gerade warte ich auf nichts für dich. Such etwas und schreib „sag Bescheid“, dann achte ich darauf.
wishes-full =
    { $count ->
        [one] Ich achte schon auf einen Wunsch für dich, mehr behalte ich nicht. Mit /wishes nimmst du ihn weg.
       *[other] Ich achte schon auf { $count } Wünsche für dich, mehr behalte ich nicht. Mit /wishes nimmst du einen weg.
    }

## Preise und Stimmen

prices-title =
    { $count ->
        [one] <b>Von deiner Merkliste ist etwas günstiger geworden</b>
       *[other] <b>Von deiner Merkliste sind { $count } Stücke günstiger geworden</b>
    }
button-no-prices = Keine Preise mehr melden
prices-stopped = Gut, Preise melde ich dir nicht mehr. Auf deiner Merkliste stehen sie weiterhin.
votes-title = <b>So haben deine Freunde abgestimmt</b>
