## Die Führung am Stand

command-demo = In einer Minute gezeigt
button-tour-on = Weiter ›
tour-welcome =
    <b>In einer Minute zeige ich dir, was ich kann.</b>

    Es sind { $steps } Schritte, und du tippst nur auf „Weiter“. Aussteigen kannst du jederzeit: Sag mir einfach, was du suchst.
tour-wish = mit Blumen
tour-photo =
    <b>{ $step } von { $steps } · Ein Foto genügt.</b>
    Ein Beispielfoto kam herein, und das hier passt am besten dazu.
tour-words =
    <b>{ $step } von { $steps } · Danach reden wir weiter.</b>
    Zum Foto kam „mit Blumen“ dazu. Über den Knöpfen steht immer, was ich verstanden habe.
tour-chip =
    <b>{ $step } von { $steps } · Ein Tipp ändert einen Wunsch.</b>
    Hier wurde aus „mit Blumen“ ein „ohne Blumen“. Genauso nimmst du ihn weg oder lässt ihn stärker zählen.
tour-details =
    <b>{ $step } von { $steps } · Eine Nummer genügt für die Einzelheiten.</b>
    Von hier aus merkst du dir ein Stück, teilst es oder suchst Ähnliches.

    <b>Jetzt du!</b> Schick mir ein Foto, sag mir, was du suchst, oder tippe auf ein Beispiel.
