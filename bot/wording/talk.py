"""Messages that are no wish and want a friendly word back: greetings, thanks, the shop's hours."""
# ruff: noqa: E501 # tables: one family of words a line

import re

from engine.wishes import list_all_terms, read_request
from engine.wishes.tables import WordTable, list_by_value
from engine.wishes.tokens import Token, clean, tokenize

_FILLER = ""
# Of several in one message ("super, danke, tschüss") the first one here is answered.
_SAID = {
    "help": "hilfe, help, help me, was kannst du, was kannst du alles, wie geht das, wie funktioniert das, wie funktionierst du, what can you do, how does this work, how does it work",
    "talk-sorry": """
        doof, dumm, blöd, blödmann, bescheuert, scheiß, scheiße, shice, mist, kacke, idiot, trottel, depp, arsch, arschloch, müll, schrott, nutzlos, peinlich,
        stupid, dumb, shit, crap, useless, rubbish, fuck, fuck you, fuck off, idiotic, terrible, sucks, you suck, 🖕, 💩""",
    "talk-self": """
        wer bist du, was bist du, wie heißt du, bist du mensch, bist du bot, bist du roboter, bist du ki, bist du echt, bist du chatgpt, bist du computer,
        bist du ein mensch, bist du ein bot, bist du ein roboter, bist du eine ki, bist du ein computer, bist du eine maschine, bist du eine person,
        who are you, what are you, what's your name, are you human, are you real, are you a human, are you a bot, are you a robot, are you an ai, are you a person""",
    "talk-joke": "erzähl mir einen witz, erzähl mal einen witz, erzähl einen witz, kennst du einen witz, witz, tell me a joke, do you know a joke, joke",
    "talk-how": "wie geht's, wie gehts, wie geht es dir, wie geht's dir, wie gehts dir, was geht, how are you, how are you doing, what's up, how's it going",
    "talk-goodbye": """
        tschüss, tschüssi, tschau, ciao, pfiat di, pfiati, baba, ade, adieu, auf wiedersehen, auf wiederschaun, bis bald, bis dann, bis morgen, bis später, schönen tag, schönen abend, gute nacht,
        bye, bye bye, goodbye, see you, see you later, good night, have a nice day, stop, stopp, abbrechen, abbruch, cancel, never mind, nevermind""",
    "talk-colour": """
        nicht die farbe, nicht diese farbe, nicht in der farbe, nicht in dieser farbe, nicht so eine farbe, andere farbe, andere farben, eine andere farbe, in anderen farben, in anderer farbe, in einer anderen farbe, lieber andere farbe, die farbe gefällt mir nicht, farbe gefällt mir nicht, die farbe nicht, die farbe mag ich nicht, falsche farbe, die farbe ist falsch,
        not that colour, not this colour, not in that colour, another colour, other colours, other colour, different colour, a different colour, in another colour, in a different colour, in other colours, wrong colour, I don't like the colour, I don't like that colour, not the colour,
        not that color, not this color, another color, other colors, different color, a different color, in another color, in a different color, in other colors, wrong color, I don't like the color""",
    "talk-pattern": """
        nicht das muster, nicht dieses muster, anderes muster, andere muster, ein anderes muster, mit anderem muster, das muster gefällt mir nicht, muster gefällt mir nicht, das muster mag ich nicht, not that pattern, not this pattern, another pattern, other patterns, different pattern, a different pattern, I don't like the pattern""",
    "talk-not-glad": """
        nein, nö, nee, ne, no, nope, nah, gefällt mir nicht, gefällt mir leider nicht, gefällt mir gar nicht, gefällt mir alles nicht, gefallen mir nicht, gefallen mir alle nicht, gefallen mir leider nicht,
        mag ich nicht, mag ich alle nicht, nichts dabei, nix dabei, da ist nichts dabei, da ist leider nichts dabei, leider nichts dabei, nichts für mich dabei, da ist nichts für mich dabei, war nichts dabei, nichts für mich,
        nothing for me, nothing here, I don't like it, I don't like them, I don't like any of them, I don't like these, 👎, 😕, 🙁, ☹""",
    "talk-thanks": """
        danke, danke dir, danke euch, dankeschön, danke schön, danke sehr, vielen dank, lieben dank, herzlichen dank, besten dank, merci, merci vielmals, merci vielmal, vergelt's gott,
        thanks, thanks a lot, thanks so much, thank you, thank you so much, thank you very much, thx, ty, cheers, 🙏, ❤, ♥, 💕""",
    "talk-greeting": """
        hallo, hallöchen, hi, hey, hej, moin, moin moin, servus, grüezi, grüß gott, grüß dich, guten tag, guten morgen, guten abend, na, 👋,
        hello, hiya, good morning, good evening, good afternoon""",
    "talk-glad": """
        super, toll, perfekt, prima, klasse, cool, wow, schön, sehr schön, hübsch, spitze, geil, mega, leiwand, okay, okey, ok, o.k., k, alles klar, passt, gut, sehr gut, fein, ja, jo, jap, jep, genau,
        gefällt mir, gefallen mir, gefällt mir gut, gefallen mir gut, gefällt mir sehr, finde ich gut, mag ich, nice, great, perfect, awesome, lovely, beautiful, amazing, excellent, brilliant, fine, yes, yep, yeah, sure, all right, alright, got it, I like it, I like them, love it, I love it,
        👍, 👌, 😍, 🥰, 🤩, 😊, 🙂, 😀, 😄, 😁, 😉, 🎉, 🔥""",
    _FILLER: "bitte, please, lieber, eher, gern, gerne, rather, maybe, vielleicht, auch, also, hast du, habt ihr, gibt es, gibt es das, gibt es die, gibts das, haben sie, zeig mir, do you have, is there, show me, I want, I'd like, ich möchte, ich will, so, this, that, it, they, es, sie, sehr, echt, voll, total, really, very, doch, aber, du, ihr, zusammen, there, garderobe, bot, das, das ist, ist das, die, alle, du bist, bist du, bisch, it's, that's, this is, that is, you are, you're, a, an, ein, eine, so ein, was für ein, noch, mal, dann, also, oh, ach, haha, lol, and, und, n",
}  # fmt: skip
_TALK: WordTable[str] = WordTable(list_by_value(_SAID))
_RANKS = list(_SAID)
# Questions on what a shop's staff knows and this bot does not, where nothing is named to look for.
_ASKED = {
    "talk-shop": r"""
        versand\w*|verschick\w*|liefer\w*|öffnungszeit\w*|geöffnet|rückgabe\w*|umtausch\w*|retoure\w*|zurück(?:geben|schicken)|bezahl\w*|zahlungs?\w*|paypal|klarna|auf\ rechnung|kreditkarte|filialen?|adresse|kundenservice|rabatte?|rabattcode|gutscheine?
        |wann\ .*(?:offen|auf|zu)|(?:habt|seid)\ ihr\ .*offen|wo\ (?:seid|finde\ ich|ist)\ (?:ihr|euch|euer|der\ laden)
        |(?:do|can|will)\ you\ ship|shipping|deliver\w*|opening\ hours|(?:are|when)\ .*open|returns?\ policy|return\ (?:it|them|this)|refunds?|exchange\ (?:it|them|this)|pay\ (?:by|with)|payments?|credit\ card|discounts?|vouchers?|where\ are\ you|customer\ service""",
    "talk-size": r"größen?|grössen?|groessen?|konfektionsgröße|sizes?|in\ (?:x{0,3}[sl]|m|[345]\d)(?:\ da|\ haben)?[\s?.!]*$|^(?:x{1,3}[sl])[\s?.!]*$",
}  # fmt: skip
_QUESTIONS = {
    sentence: re.compile(rf"\b(?:{form})\b" if sentence == "talk-shop" else form, re.I | re.X)
    for sentence, form in _ASKED.items()
}

_MATCHING = re.compile(
    r"(?:was|welche\w*) (?:.* )?pass(?:t|en) (?:.* )?(?:dazu|zu[rm]?)\b.*"
    r"|pass(?:t|en) (?:das|die|der|es|sie|dies\w*) (?:.* )?(?:dazu|zu[rm]?)\b.*"
    r"|(?:what|which) (?:.* )?(?:goes|go|matches|match) (?:well )?with .*"
    r"|(?:does|do|will|would) (?:it|this|that|these|they) (?:go|match) .*",
    re.IGNORECASE,
)


def find_talk(text: str) -> str | None:
    """Return the sentence that answers small talk, or None where a message is none."""
    if text.strip() and not text.strip("?!¿. "):
        return "help"
    return _find_said(tokenize(clean(text))) or _find_asked(text)


def _find_said(tokens: list[Token]) -> str | None:
    """Find what a message says that says nothing else."""
    said: list[str] = []
    place = 0
    while place < len(tokens):
        found = _TALK.find([_strip_tone(token) for token in tokens], place)
        if found is None and tokens[place].kind != "mark":
            return None
        sentence, place = found if found is not None else (_FILLER, place + 1)
        said += [sentence] if sentence else []
    return min(said, key=_RANKS.index, default=None)


def _strip_tone(token: Token) -> Token:
    """Take 👍🏽 for 👍."""
    return token._replace(key=token.key[0]) if token.kind == "sign" else token


def _find_asked(text: str) -> str | None:
    if _MATCHING.fullmatch(" ".join(text.split())):
        return "talk-match"
    asked = next((name for name, form in _QUESTIONS.items() if form.search(text)), None)
    return asked if asked is not None and _names_nothing(text) else None


def _names_nothing(text: str) -> bool:
    request = read_request(text)
    phrases = (*request.wanted, *request.unwanted)
    is_known = any(list_all_terms(phrase) for phrase in phrases)
    facts = request.comparatives, request.price, request.results, request.photo_parts
    return request.is_refinement and not is_known and not any(facts) and not request.links
