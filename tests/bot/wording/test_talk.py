"""Small talk is told from wishes, and has its sentence in both languages."""

import pytest

from bot.dialogue.intents import asks_again, asks_what_is_understood
from bot.wording.talk import find_talk
from bot.wording.texts import LANGUAGES, Texts

SAID = {
    "talk-greeting": "hallo | Hallo Garderobe! | hi there 👋 | grüß Gott | Gruezi | Guten Abend.",
    "talk-thanks": "danke | super, danke dir! | vielen Dank | thx | ❤️ | thank you so much",
    "talk-glad": "ok | ja bitte | schön! | gefällt mir | 👍🏽 | 👍👍 | love it | 😍",
    "talk-not-glad": "nein danke | gefällt mir nicht | da ist nichts dabei | nope | 👎",
    "talk-goodbye": "tschüß | ok danke tschuess | bye bye! | pfiat di | stop",
    "talk-how": "wie gehts? | hallo, wie geht's dir? | how are you?",
    "talk-joke": "Erzähl mir einen Witz! | tell me a joke please",
    "talk-self": "wer bist du? | bist du ein Mensch? | are you a bot?",
    "talk-sorry": "du bist doof | Scheisse | so ein Mist! | you suck | this sucks",
    "talk-shop": "wann habt ihr offen? | was kostet der Versand? | do you ship to Germany?"
    " | kann ich mit PayPal bezahlen? | Umtausch möglich?",
    "talk-size": "gibt's das auch in L? | hast du das in Größe 40? | XL | do you have other sizes?",
    "talk-colour": "not that colour | nicht die Farbe! | hast du andere Farben? | other colors",
    "talk-pattern": "lieber ein anderes Muster | not that pattern please",
    "talk-match": "was passt zu einer Jeans? | passt das zu braunen Schuhen?"
    " | what goes with a red skirt?",
    "help": "? | ?? | hilfe | was kannst du? | how does this work?",
}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [(text, sentence) for sentence, line in SAID.items() for text in line.split(" | ")],
)
def test_this_is_answered_with_a_friendly_word(text: str, sentence: str) -> None:
    assert find_talk(text) == sentence
    assert all(Texts("de").speak(language).html(sentence) for language in LANGUAGES)


@pytest.mark.parametrize(
    "text",
    [
        *("hallo, rotes Kleid", "ok, aber in blau", "nein, lieber blau", "danke, noch eins in rot"),
        *("das dritte gefällt mir", "die erste ist schön", "super schick", "coole Jacke"),
        *("Kleid in Größe 38", "Anzug Größe 50", "Kleid in M", "in Rot", "vorne offen"),
        *(
            "habt ihr was zu einer Hochzeit",
            "vergiss es",
            "neu",
            "ein Hemd, das zur Jeans passt",
            "mehr",
            "👗",
            "boho",
            "",
            "3",
        ),
    ],
)
def test_this_asks_for_something(text: str) -> None:
    assert find_talk(text) is None


@pytest.mark.parametrize(
    "text", ["noch einmal", "nochmal bitte", "zeig mir das noch mal", "again!"]
)
def test_this_asks_for_the_same_again(text: str) -> None:
    assert asks_again(text)


@pytest.mark.parametrize(
    "text", ["Was hast du verstanden?", "was suchst du", "what did you understand?"]
)
def test_this_asks_for_the_line(text: str) -> None:
    assert asks_what_is_understood(text)


@pytest.mark.parametrize("text", ["noch mal in blau", "mehr", "noch eins", "again in red"])
def test_this_asks_for_something_else(text: str) -> None:
    assert not asks_again(text)
    assert not asks_what_is_understood(text)
