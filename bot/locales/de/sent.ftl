
## Was man sonst noch schickt

sent-sticker = Hübsch! Suchen kann ich damit nicht – mit einem Foto oder ein paar Worten schon.
sent-voice = Sprachnachrichten höre ich leider noch nicht. Schreib mir kurz, was du suchst?
sent-audio = Schöne Musik, aber Kleidung finde ich nur mit einem Foto oder Worten.
sent-video = In Videos kann ich nichts erkennen. Ein Standbild daraus als Foto genügt mir.
sent-animation = Bewegte Bilder sind mir zu schnell. Schick mir das Stück als Foto.
sent-game = Spielen darfst du, ich bleibe beim Anziehen. Was suchst du?
sent-dice = Gut geworfen! Wenn du magst, würfle ich nicht, sondern suche: Was darf es sein?
sent-poll = Abstimmen überlasse ich euch. Teil doch deine Merkliste, dann stimmen Freunde mit 👍 und 👎 ab.
sent-contact = Danke, Kontakte brauche ich nicht, und ich behalte ihn nicht. Was suchst du?
sent-location = Danke, deinen Standort brauche ich nicht, und ich behalte ihn nicht. Was suchst du?
sent-story = Storys kann ich nicht ansehen. Schick mir das Stück als Foto.
link-unreadable = Diesen Link konnte ich nicht öffnen. Schick mir das Bild lieber direkt.
link-without-picture = Hinter diesem Link finde ich kein Bild. Schick mir lieber ein Foto davon.
