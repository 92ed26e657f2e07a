## Was Leute dem Laden sagen

command-feedback = Dem Laden etwas sagen
feedback-question = Was möchtest du dem Laden sagen? Schreib es einfach, ich gebe es weiter, ohne deinen Namen.
button-no-feedback = Doch nichts
feedback-dropped = Gut, dann nichts.
feedback-long = Das ist etwas lang: { $units } Zeichen, und { $most } kann ich weitergeben. Schreib es bitte kürzer.
feedback-enough =
    { $count ->
        [one] Eine Nachricht von dir wartet schon auf Antwort. Lass dem Laden erst etwas Zeit.
       *[other] { $count } Nachrichten von dir warten schon auf Antwort. Lass dem Laden erst etwas Zeit.
    }
feedback-thanks = Danke, das habe ich weitergegeben. Wenn der Laden antwortet, hörst du von mir.
feedback-nobody = Lieb, dass du etwas sagen willst! Hier liest gerade aber niemand aus dem Laden mit, darum gebe ich nichts weiter und behalte auch nichts.
feedback-answer =
    <b>Antwort aus dem Laden</b>
    { $text }
button-feedback = Darauf antworten

## Was der Laden davon liest

feedback-received =
    <b>Feedback { $number }</b>
    { $text }

    <i>Antworte auf diese Nachricht, dann gebe ich es weiter.</i>
feedback-answered = Ausgerichtet.
feedback-answer-long = Das ist etwas lang: { $units } Zeichen, und { $most } kann ich ausrichten. Schreib es bitte kürzer.
feedback-words-only = Ausrichten kann ich nur Worte. Antworte mir bitte mit Text.
feedback-gone = Das kann ich nicht mehr ausrichten: Wer das geschrieben hat, ist nicht mehr zu erreichen.
feedback-none-open = Gerade wartet kein Feedback auf Antwort. Mit /feedback und Worten dahinter probierst du es selbst aus.
