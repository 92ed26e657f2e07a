## Für den Laden

command-stats = Der Laden in Zahlen
command-open-feedback = Feedback, das auf Antwort wartet
command-broadcast = Neuigkeiten verschicken

stats-title = <b>Der Laden in Zahlen</b>
stats-span =
    { $days ->
        [one] <b>Heute</b>
       *[other] <b>Die letzten { $days } Tage</b>
    }
stats-searches =
    { $searches ->
        [0] Noch hat niemand gesucht.
        [one] Eine Suche.
       *[other] { $searches } Suchen von { $people ->
            [one] einer Person
           *[other] { $people } Leuten
        }.
    }
stats-of-them = Mit eigenem Foto: { $photos } · nichts für alle Wünsche: { $nothing }
stats-verdicts = 👍 { $likes } · 👎 { $dislikes }
stats-wished = <b>Am meisten gewünscht</b> ({ $days } Tage)
stats-missed = <b>Gewünscht, aber nicht da</b> ({ $days } Tage)
stats-line = { $place }. { $value }: { $count }
stats-note =
    <i>Jeder Tag beginnt um 0 Uhr UTC. Genannt wird nur, was mindestens { $people ->
        [one] eine Person
       *[other] { $people } Leute
    } gesucht haben, und nie von wem.</i>
stats-feedback =
    { $count ->
        [one] Eine Nachricht an den Laden wartet auf Antwort: /feedback zeigt sie.
       *[other] { $count } Nachrichten an den Laden warten auf Antwort: /feedback zeigt sie.
    }

broadcast-how = Schreib die Neuigkeit hinter den Befehl: /broadcast Die neuen Mäntel sind da. Oder schick ein Foto und schreib das darunter. Verschickt wird erst, wenn du zustimmst.
broadcast-long = Unter ein Foto passen { $most } Zeichen, deine Neuigkeit hat { $units }. Kürz sie bitte etwas.
broadcast-one-photo = Zu einer Neuigkeit gehört ein Foto. Schick bitte nur eines, mit dem Befehl darunter.
broadcast-question =
    { $count ->
        [0] So sähe es aus. Noch will aber niemand Neuigkeiten hören: Eingeschaltet werden sie in /settings.
        [one] So bekommt es die eine Person, die Neuigkeiten hören will. Soll ich es schicken?
       *[other] So bekommen es { $count } Leute, die Neuigkeiten hören wollen. Soll ich es schicken?
    }
button-broadcast = Ja, an { $count } schicken
button-no-broadcast = Nein, verwerfen
button-stop-broadcast = Anhalten
broadcast-gone = Diese Neuigkeit ist schon verschickt oder verworfen.
broadcast-dropped = Gut, ich schicke nichts.
broadcast-stopping = Ich halte an.
broadcast-under-way = <b>Unterwegs</b>: { $sent } von { $total }
broadcast-left = Noch etwa { $time }.
broadcast-quiet =
    { $count ->
        [one] Eine Person hat gerade Ruhezeit und bekommt es danach.
       *[other] { $count } Leute haben gerade Ruhezeit und bekommen es danach.
    }
broadcast-done =
    { $sent ->
        [0] <b>Fertig</b>: Niemand hat es bekommen.
        [one] <b>Fertig</b>: Eine Person hat es bekommen.
       *[other] <b>Fertig</b>: { $sent } Leute haben es bekommen.
    }
broadcast-stopped =
    { $sent ->
        [0] <b>Angehalten</b>: Niemand hat es bekommen.
        [one] <b>Angehalten</b>: Eine Person hatte es schon.
       *[other] <b>Angehalten</b>: { $sent } Leute hatten es schon.
    }
broadcast-missed =
    { $count ->
        [one] Eine Person hat es nicht bekommen: abgemeldet, nicht mehr zu erreichen oder zu spät.
       *[other] { $count } Leute haben es nicht bekommen: abgemeldet, nicht mehr zu erreichen oder zu spät.
    }

## Neuigkeiten, wie alle sie bekommen

button-no-news = Keine Neuigkeiten mehr
news-stopped = Gut, Neuigkeiten schicke ich dir nicht mehr. In /settings kannst du sie wieder einschalten.
