## Die Zeile des Verstandenen, Wunsch für Wunsch zum Antippen

understood-stronger = (stärker)
understood-weaker = (schwächer)
understood-more-words = mehr Text
understood-more-photo = mehr Foto
understood-liked =
    { $count ->
        [one] eins gefällt dir
       *[other] { $count } gefallen dir
    }
chip = { $phrase } ▾
chip-photo =
    { $count ->
        [one] Foto ▾
       *[other] Fotos ▾
    }
chip-item = Dieses Stück ▾
chip-stronger = Stärker
chip-weaker = Schwächer
chip-with = doch { $phrase }
chip-more-photo = Mehr Foto
chip-more-words = Mehr Text
chip-done = ‹ Fertig
button-back = ↩ Zurück
nothing-before = Davor war nichts. Sag mir einfach, was du suchst.
strength-most = Mehr geht nicht.
strength-which = Welcher Wunsch soll stärker oder schwächer zählen? Tippe ihn unter der Antwort an.
strength-photo-missing = Dafür brauche ich ein Foto und Worte zusammen. Schick mir ein Foto oder sag, was anders sein soll.
suggestion-add = + { $value }
suggestion-allow = Auch { $value }
suggestion-only = Nur { $phrase }
suggestion-anything = Alles { $phrase }
suggestion-leave-out = Nicht unbedingt { $phrase }
answer-onwards = Vielleicht geht es so weiter:
button-like = 👍 Mehr davon
button-dislike = 👎 Nicht für mich
toast-liked = Gut, davon zeige ich dir mehr. Tippe auf „Mehr zeigen“.
toast-disliked = Gut, so etwas lasse ich ab jetzt weg.
toast-verdict-taken-back = Gut, das zählt nicht mehr.
toast-other-search = Das gehört zu einer früheren Suche. Antworte darauf, dann machen wir dort weiter.
