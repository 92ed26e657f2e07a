## Was man so sagt

talk-greeting = Hallo! Was suchst du? Schick mir ein Foto oder beschreib es mir in ein paar Worten.
talk-thanks = Gern! Sag mir einfach, wenn du noch etwas suchst.
talk-glad = Das freut mich! Mit „mehr“ zeige ich dir weitere, oder sag mir, was anders sein soll.
talk-not-glad = Macht nichts. Sag mir, was anders sein soll, zum Beispiel „lieber in Blau“ oder „länger“.
talk-goodbye = Bis bald! Schreib mir einfach, wenn du wieder etwas suchst.
talk-how = Danke, gut! Und was suchst du?
talk-self = Ich bin Garderobe, ein Programm mit einem Auge für Kleidung. Schick mir ein Foto oder sag mir, was du suchst.
talk-sorry = Das tut mir leid. Sag mir, was anders sein soll, dann versuche ich es noch einmal.
talk-shop = Das weiß ich leider nicht, da hilft dir der Laden weiter. Ich finde dir Kleidung: Was suchst du?
talk-size = Größen kenne ich leider nicht, die stehen auf der Seite des Ladens. Ich finde dir, was dir gefällt: Was suchst du?
talk-joke = Was sagt die Jacke zum Haken? „Ich hänge an dir.“ Und was suchst du?
talk-match = Was zusammenpasst, sagt dir dein Auge besser als meins. Was soll ich dir dazu suchen, zum Beispiel „weißes Hemd“?
talk-colour = Gern! Welche Farbe soll es sein? Zum Beispiel „lieber Blau“ oder „nicht rot“.
talk-pattern = Gern! Welches Muster soll es sein? Zum Beispiel „mit Punkten“ oder „einfarbig“.
understood-so-far = So habe ich dich verstanden. Tippe unter der Antwort einen Wunsch an, um ihn zu ändern, oder sag mir, was anders sein soll.
