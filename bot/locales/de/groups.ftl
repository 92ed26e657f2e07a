
## Gruppen

group-hello = Hallo zusammen! Ich finde Kleidung, die zu euren Fotos und Wünschen passt. Erwähnt mich mit @{ $username } und schreibt dazu, was ihr sucht – oder antwortet auf eine meiner Nachrichten.
mention-alone = Hallo! Sag mir, was du suchst, zum Beispiel „rotes Kleid unter 50 €“, oder schick mir ein Foto.
button-of-another = Diese Knöpfe gehören jemand anderem. Frag mich einfach selbst, dann bekommst du eigene.
person-anonymous = Das geht nur mit deinem eigenen Namen. Schreib mir am besten privat.
in-private =
    { $page ->
        [wishes] Deine Wünsche zeige ich dir lieber unter uns.
       *[list] Deine Merkliste zeige ich dir lieber unter uns.
    }
button-in-private = Zum privaten Chat
link-leads-nowhere = Dieser Link führt leider nirgendwohin. Sag mir einfach, was du suchst, oder schick mir ein Foto.
