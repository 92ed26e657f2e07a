## Begrüßung

start-welcome =
    <b>Hallo{ $named ->
        [no] {""}
       *[yes] {" "}{ $name }
    }, ich bin Garderobe.</b>

    Schick mir ein Foto von einem Kleidungsstück, sag mir in deinen Worten, was du suchst, oder beides zusammen. Ich zeige dir, was am besten passt.

    Danach kannst du verfeinern: <i>mit Blumen</i>, <i>lieber in Blau</i>, <i>mehr</i>.

    Zum Ausprobieren: tippe auf ein Beispielfoto oder einen Wunsch.
start-sample-button = Foto { $number }
start-wish-1 = rotes Kleid mit Blumen
start-wish-2 = gestreiftes T-Shirt
start-wish-3 = warmer Mantel in Beige
start-wish-4 = weiße Sneaker
help =
    <b>So geht’s</b>

    📷 <b>Foto</b>: Ich suche Ähnliches. Auch als Datei, auch HEIC vom iPhone.
    💬 <b>Worte</b>: <i>Rock mit Punkten</i>, <i>Pullover mit Zopfmuster</i>. Deutsch oder Englisch.
    📷 + 💬 <b>Beides</b>: ein Foto und, darunter oder danach, <i>mit Blumen</i>.

    <b>Verfeinern</b>: <i>unter 50 €</i>, <i>ohne Ärmel</i>, <i>länger</i>, <i>wie das dritte, aber in Rot</i>, <i>mehr</i>, <i>zurück</i>. Oder tippe einen Wunsch unter der Antwort an.
    <b>Einzelheiten</b>: Tippe auf eine Nummer. Mit 👍 und 👎 zeigst du mir, was dir gefällt.
    <b>Merken</b>: ♡ legt ein Stück auf deine /list. Noch nichts dabei? Schreib <i>sag Bescheid</i>, dann melde ich mich, wenn etwas Neues passt.

    /new fängt neu an
    /settings: Sprache, Ruhezeit und mehr
    /privacy: was ich von dir behalte

## Befehle

command-start = Los geht’s
command-new = Neue Suche
command-help = So geht’s
command-language = Sprache wechseln
bot-description = Schick mir ein Foto von einem Kleidungsstück oder sag mir, was du suchst. Ich zeige dir, was am besten passt, und du verfeinerst im Gespräch.
bot-short-description = Foto oder Worte rein, passende Kleidung raus.

## Antworten

talk-link = Links kann ich noch nicht öffnen. Schick mir das Bild daraus, dann suche ich Ähnliches.
new-search = Gut, wir fangen neu an. Was suchst du? Ein Foto oder ein paar Worte genügen.
language-question = In welcher Sprache soll ich mit dir reden?
language-chosen = Gern, ab jetzt auf Deutsch.
language-name = Deutsch

understood-photo =
    { $count ->
        [one] Dein Foto
       *[other] Deine { $count } Fotos
    }
understood-photo-part =
    { $part ->
        [top] Dein Foto, oberer Teil
        [centre] Dein Foto, Mitte
       *[bottom] Dein Foto, unterer Teil
    }
understood-sample = Beispielfoto { $number }
understood-similar = Wie „{ $phrase }“
understood-words = „{ $phrase }“
understood-also = + { $phrase }
understood-plain = { $phrase }
understood-not = nicht { $phrase }
understood-without = ohne { $phrase }
understood-price = bis { $maximum }
understood-price-from = ab { $minimum }
understood-price-between = { $minimum } bis { $maximum }
understood-disliked =
    { $count ->
        [one] eins aussortiert
       *[other] { $count } aussortiert
    }
understood-part =
    { $part ->
        [cut] Schnitt
        [pattern] Muster
        [colour] Farbe
        [sleeve] Ärmel
        [neckline] Ausschnitt
        [length] Länge
       *[kind] Art
    } vom { $photo ->
        [last] letzten Foto
       *[other] { $photo }. Foto
    }
answer-count = { $first ->
    [1] { $count ->
            [one] Ein Treffer.
           *[other] Meine { $count } besten Treffer.
        }
   *[other] Treffer { $first } bis { $last }.
    }
answer-hint = Tippe auf eine Nummer für die Einzelheiten oder schreib, was anders sein soll.
answer-nothing =
    Dazu habe ich leider nichts gefunden. Nimm einen Wunsch weg, beschreib es anders oder schick mir ein Foto.
answer-ask-differently = Nenn mir einen anderen Preis oder nimm einen Wunsch weg, dann schaue ich noch einmal.
answer-some-fit =
    { $count ->
        [one] Ein Stück davon passt
       *[other] { $count } davon passen
    }, { $others ->
        [one] das andere kommt
       *[other] die anderen kommen
    } nah heran.
answer-some-kept =
    { $count ->
        [one] Ein Stück davon ist so
       *[other] { $count } davon sind so
    }, { $others ->
        [one] das andere kommt
       *[other] die anderen kommen
    } nah heran.
answer-near = Genau das habe ich nicht gefunden, aber Ähnliches.
answer-near-only = Mehr davon habe ich nicht, aber Ähnliches.
answer-near-again = Noch mehr in dieser Art.
answer-end = Das war alles, was ich dazu habe. Beschreib es etwas anders oder schick mir ein Foto.
pictures-missing =
    { $count ->
        [one] Ein Bild ließ sich gerade nicht zeigen; die Einzelheiten gibt es unter seiner Nummer.
       *[other] { $count } Bilder ließen sich gerade nicht zeigen; die Einzelheiten gibt es unter ihren Nummern.
    }
album-caption = { $number } · { $title }
album-caption-price = { $number } · { $title } · { $price }
album-colours =
    { $count ->
        [one] +1 Farbe
       *[other] +{ $count } Farben
    }
album-variants =
    { $count ->
        [one] +1 Variante
       *[other] +{ $count } Varianten
    }

details-title = <b>{ $number } · { $title }</b>
details-description = { $text }
details-price = <b>{ $price }</b>
details-sample-price = <b>{ $price }</b> (Beispielpreis)
details-colours =
    { $count ->
        [one] Auch in einer weiteren Farbe.
       *[other] Auch in { $count } weiteren Farben.
    }
details-variants =
    { $count ->
        [one] Auch in einer weiteren Variante.
       *[other] Auch in { $count } weiteren Varianten.
    }
details-gone = Dieses Stück gibt es leider nicht mehr.
details-out-of-range = { $count ->
    [one] Ich habe dir bisher nur einen Treffer gezeigt.
   *[other] Ich habe dir bisher { $count } Treffer gezeigt. Schick mir eine Nummer von 1 bis { $count }.
    }

button-more = Mehr zeigen
button-remove = ✕ { $phrase }
button-without-photo =
    { $count ->
        [one] Ohne Foto
       *[other] Ohne Fotos
    }
button-without-item = Ohne dieses Stück
button-region =
    { $part ->
        [top] Oberer Teil
        [centre] Mitte
        [bottom] Unterer Teil
       *[whole] Ganzes Foto
    }
button-combine = Mit dem Foto davor verbinden
button-only-words = Nur „{ $phrase }“
button-similar = Ähnliche
button-open = Im Shop ansehen

## Wenn etwas nicht geht

nothing-to-refine = Noch habe ich dir nichts gezeigt. Schick mir zuerst ein Foto oder ein paar Worte.
nothing-asked = Da weiß ich noch nicht, was du suchst. Sag mir zum Beispiel „rotes Kleid“ oder „mit Punkten“.
nothing-ruled-out = Was soll nicht dabei sein? Schreib mir zum Beispiel „ohne Blumen“.
garment-unjudged = Bei „{ $garment }“ bin ich mir nicht sicher. Das hier sieht dem am ähnlichsten.
wish-contradiction = Beides zugleich geht nicht, darum gilt, was du zuletzt gesagt hast.
wishes-many = So viele Wünsche kann ich mir nicht merken, die letzten zwölf zählen.
link-left-out = Den Link kann ich nicht öffnen, darum zählen nur deine Worte daneben.
price-none = Bei meinen Stücken stehen keine Preise, danach kann ich leider nicht suchen.
price-currency = Meine Preise sind in { $own_currency }, und umrechnen kann ich nicht. Nenn mir den Betrag in { $own_currency }, dann halte ich mich daran.
price-impossible = Mit „{ $price }“ kann ich nichts anfangen. Nenn mir einen Preis, zum Beispiel „unter 50 €“.
price-unknown = Womit ich den Preis vergleichen soll, weiß ich nicht. Nenn mir einen Betrag, zum Beispiel „unter 50 €“.
photos-too-few =
    { $count ->
        [0] Dafür brauche ich deine Fotos. Schick sie mir, am besten zusammen.
        [one] Ich habe erst ein Foto von dir. Schick mir das andere dazu.
       *[other] Ich habe erst { $count } Fotos von dir. Schick mir die anderen dazu.
    }
words-empty = Da konnte ich keine Worte lesen. Beschreib mir, was du suchst, zum Beispiel „blaues Kleid mit Punkten“.
words-foreign = Das kann ich leider nicht lesen, ich verstehe Deutsch und Englisch. Oder schick mir einfach ein Foto.
words-too-long = Das ist viel auf einmal. Ich habe den Anfang gelesen, kurze Wünsche verstehe ich am besten.
photo-empty = Die Datei ist leer angekommen. Magst du das Bild noch einmal schicken?
photo-not-an-image = Das ist kein Bild, das ich öffnen kann. Schick mir am besten ein Foto (JPEG, PNG, WebP oder HEIC).
photo-damaged = Das Bild ist beschädigt oder nur zum Teil angekommen. Magst du es noch einmal schicken?
photo-too-many-pixels = Das Bild ist zu groß für mich. Schick es bitte als Foto statt als Datei, dann verkleinert Telegram es.
photo-too-big = Die Datei ist größer als 20 MB, so große darf ich nicht laden. Schick das Bild bitte als Foto statt als Datei.
photo-download-failed = Ich konnte das Bild gerade nicht laden. Versuch es bitte gleich noch einmal.
photo-forgotten = Dein Foto habe ich leider nicht mehr vor mir. Schick es mir bitte noch einmal.
some-photos-left-out = { $count ->
    [one] Eins deiner Bilder konnte ich nicht öffnen, ich suche mit den anderen.
   *[other] { $count } deiner Bilder konnte ich nicht öffnen, ich suche mit den anderen.
}
unsupported = Damit kann ich noch nichts anfangen. Schick mir ein Foto von einem Kleidungsstück oder schreib mir, was du suchst.
button-stale = Dieser Knopf gehört zu einer alten Suche. Schreib mir einfach, was du suchst.
catalogue-empty = Mein Regal ist gerade noch leer. Schau bitte später wieder vorbei.
something-broke = Entschuldige, da ist mir etwas heruntergefallen. Versuch es bitte gleich noch einmal.
too-many-messages = Das war viel auf einmal. Ich beantworte, was zuerst kam; den Rest habe ich ausgelassen. Schick ihn gern noch einmal, wenn ich fertig bin.
place-in-line = Gerade ist viel los. Du bist Nummer { $place } in der Schlange, ich melde mich gleich.
too-busy = Gerade ist hier sehr viel los. Versuch es bitte in ein paar Minuten noch einmal.
