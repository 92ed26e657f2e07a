## Datenschutz

command-privacy = Was ich von dir behalte
command-export = Deine Daten herunterladen
command-delete = Alles von dir löschen
privacy =
    <b>Was ich von dir behalte</b>

    <b>Deine Suchen</b>, damit du verfeinern und zurückblättern kannst: { $dialogue_days ->
        [one] einen Tag
       *[other] { $dialogue_days } Tage
    }.
    <b>Deine Fotos</b> behalte ich nicht. Ich merke mir nur die Zahlen, in denen sie für mich stehen, und wo sie bei Telegram liegen: { $photo_days ->
        [one] einen Tag
       *[other] { $photo_days } Tage
    }, für Wünsche mit „sag Bescheid“ so lange wie den Wunsch.
    <b>Was du dir merkst</b>, Wünsche mit „sag Bescheid“, geteilte Listen, Stimmen und deine Einstellungen: bis du sie wegnimmst.
    <b>Deine Nachrichten</b> nur, bis sie beantwortet sind. Geht dabei etwas schief, sieht der Laden höchstens 30 Tage lang nach, woran es lag.
    <b>Was du dem Laden mit /feedback sagst</b>, bis er antwortet, höchstens 90 Tage. In seinem Chat bleibt es stehen, ohne deinen Namen.
    <b>Neuigkeiten aus dem Laden</b> kommen nur, wenn du sie in /settings einschaltest. Unter jeder ist ein Knopf, der sie abstellt.

    Deinen Namen und deine Nummer frage ich nie. Nichts davon geht an andere, und gezählt wird nur, was gesucht wird, nie von wem.
button-export = Alles herunterladen
button-delete = Alles löschen …
export-caption = Das ist alles, was ich von dir habe.
export-about-name = LIES MICH
export-about =
    Hier steht alles, was Garderobe von dir behalten hat, in lesbarem JSON (UTF-8):
    { "" }
    people.json: deine Einstellungen
    chats.json: dein Chat und seine Sprache
    turns.json: deine Suchen; photo_embeddings sind die Zahlen, die ein Modell in deinen Fotos sah
    shown_messages.json: welche Nachricht welches Stück zeigt
    remembered.json: deine Merkliste, mit Bildern in pictures/
    saved_wishes.json: Wünsche, zu denen du Bescheid haben willst
    shares.json, share_guests.json, votes.json: geteilte Listen, Besuche und Stimmen
    campaign_starts.json: über welche Aktion du gekommen bist
    notices.json: was ich dir gleich schreiben will
    feedback.json: was du dem Laden gesagt hast und noch nicht beantwortet ist
    broadcasts.json: Neuigkeiten, die du für den Laden verschickst
    inbox.json, sendings.json: was gerade zwischen uns unterwegs ist
    { "" }
    Was es davon bei dir nicht gibt, fehlt. Deine Fotos selbst habe ich nie behalten.
    { $missing ->
        [0] Bilder: { $pictures }.
       *[other] Bilder: { $pictures }; { $missing } passten nicht hinein oder sind nicht mehr da.
    }
delete-question =
    Soll ich alles von dir löschen? Suchen, Merkliste, gemerkte Wünsche, geteilte Listen, Stimmen und Einstellungen: sofort, und ich kann es nicht zurückholen.

    Mit /export nimmst du es vorher mit.
button-erase = Ja, alles löschen
button-keep-all = Nein, behalten
delete-kept = Gut, ich behalte alles, wie es ist.
deleted-title = <b>Erledigt, alles ist gelöscht.</b>
deleted-searches =
    { $count ->
        [one] eine Suche
       *[other] { $count } Suchen
    }
deleted-photos =
    { $count ->
        [one] was ich in einem Foto gesehen hatte
       *[other] was ich in { $count } Fotos gesehen hatte
    }
deleted-remembered =
    { $count ->
        [one] ein gemerktes Stück
       *[other] { $count } gemerkte Stücke
    }
deleted-wishes =
    { $count ->
        [one] ein gemerkter Wunsch
       *[other] { $count } gemerkte Wünsche
    }
deleted-shares =
    { $count ->
        [one] eine geteilte Liste mit ihren Stimmen
       *[other] { $count } geteilte Listen mit ihren Stimmen
    }
deleted-votes =
    { $count ->
        [one] eine Stimme von dir
       *[other] { $count } Stimmen von dir
    }
deleted-feedback =
    { $count ->
        [one] eine Nachricht an den Laden
       *[other] { $count } Nachrichten an den Laden
    }
deleted-rest = Auch deine Einstellungen sind weg. Den Verlauf hier löschst du in Telegram selbst. Wenn du wieder etwas suchst, fangen wir ganz neu an.
deleted-nothing = Ich hatte fast nichts von dir, und jetzt gar nichts mehr. Den Verlauf hier löschst du in Telegram selbst.
