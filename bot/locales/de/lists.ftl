## Merkliste

command-list = Deine Merkliste
button-remember = ♡ Merken
button-forget = ♥ Gemerkt
button-share = Teilen
button-list = Merkliste zeigen
button-undo-forget = Doch behalten
button-page-back = ‹ Zurück
button-page-on = Weiter ›
toast-remembered = Gemerkt. Mit /list siehst du deine Merkliste.
toast-forgotten = Nicht mehr auf deiner Merkliste.

list-remembered =
    { $count ->
        [one] { $titles } steht jetzt auf deiner Merkliste.
       *[other] { $titles } stehen jetzt auf deiner Merkliste.
    }
list-quoted = „{ $title }“
list-joined = { $first } und { $last }
list-forgotten = „{ $title }“ ist nicht mehr auf deiner Merkliste.
list-title =
    <b>Deine Merkliste</b> · { $count ->
        [one] ein Stück
       *[other] { $count } Stücke
    }
list-hint = Tippe auf eine Nummer für die Einzelheiten oder auf ✕, um ein Stück von der Liste zu nehmen.
list-entry = <b>{ $number }</b> · { $title }
list-entry-link = <b>{ $number }</b> · <a href="{ $url }">{ $title }</a>
list-price = { $now }
list-price-changed = war { $then }, jetzt <b>{ $now }</b>
list-gone = gerade leider nicht zu haben
list-votes = 👍 { $likes } 👎 { $dislikes }
list-empty = Deine Merkliste ist noch leer. Tippe bei einem Stück auf „♡ Merken“ oder schreib mir „merk dir die 3“.
list-full =
    { $count ->
        [one] Auf deine Merkliste passt nur ein Stück. Nimm es herunter, dann merke ich mir gern das nächste.
       *[other] Auf deine Merkliste passen { $count } Stücke. Nimm eins herunter, dann merke ich mir gern das nächste.
    }
list-out-of-range =
    { $count ->
        [one] Auf deiner Merkliste steht nur ein Stück.
       *[other] Auf deiner Merkliste stehen { $count } Stücke. Nenn mir eine Nummer von 1 bis { $count }.
    }
list-which = Welches Stück meinst du? Schreib mir seine Nummer dazu, zum Beispiel „merk dir die 3“.
list-confirm-off =
    { $count ->
        [one] Das meinst du? Tippe auf „♥ Gemerkt“, dann nehme ich es von der Liste.
       *[other] Die meinst du? Tippe auf „♥ Gemerkt“, dann nehme ich sie von der Liste.
    }
list-which-off = Welches Stück meinst du? Schreib mir seine Nummer dazu, zum Beispiel „nimm die 3 von der Liste“.
list-button-stale = Dieser Knopf passt zu nichts mehr. Mit /list siehst du deine Merkliste.

## Teilen

button-share-list = Liste teilen
button-pass-on = Weitergeben
button-copy-link = Link kopieren
button-end-share = Teilen beenden
share-offer-list =
    Mit diesem Link sehen Freunde deine Merkliste und stimmen mit 👍 und 👎 ab. Ihre Stimmen stehen dann auf deiner Liste.

    { $link }
share-offer-item =
    Mit diesem Link sehen Freunde „{ $title }“ und stimmen mit 👍 und 👎 ab.

    { $link }
share-text-list = Schau dir meine Merkliste an: Was gefällt dir?
share-text-item = Schau mal, wie findest du das?
share-ended = Gut, der Link öffnet nichts mehr. Die Stimmen behalte ich für dich.
share-over = Das wird nicht mehr geteilt. Frag gern nach einem neuen Link, oder sag mir, was du suchst.
share-own = Das hast du selbst geteilt: Hier stimmen deine Freunde ab.
shared-list-title =
    <b>Eine Merkliste für dich</b> · { $count ->
        [one] ein Stück
       *[other] { $count } Stücke
    }
shared-item-title = <b>Das soll ich dir zeigen</b>
shared-hint = Was gefällt dir? Tippe auf 👍 oder 👎, ich sage es weiter.
shared-empty = Auf dieser Merkliste steht gerade nichts. Schau später noch einmal vorbei.
toast-vote-for = 👍 für „{ $title }“
toast-vote-against = 👎 für „{ $title }“
toast-vote-none = Deine Stimme ist zurückgenommen.
vote-item-gone = Dieses Stück steht nicht mehr auf der Liste.
