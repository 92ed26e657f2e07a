one-moment = Einen Moment bitte, ich räume gerade die Regale ein. Deine Antwort kommt gleich.
