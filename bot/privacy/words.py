"""Words that mean settings, or what is kept: "Einstellungen", "meine Daten löschen"."""

import re

from bot.wording.taps import Action

_MENTION = re.compile(r"@\w+")
_PLEASE = r"(?:(?:bitte|please)[ ,]+)?"
_SHOW = r"(?:(?:zeige?|öffne|show|open)(?: (?:mir|me))? )?"
_OWN = r"(?:(?:meine|alle meine|all meine|my|all my|die|the) )?"
_DATA = r"(?:daten|data)"
_FORMS = {
    Action.SETTINGS: rf"{_SHOW}{_OWN}(?:einstellungen?|optionen|settings|preferences)(?: ändern)?",
    Action.PRIVACY: (
        r"datenschutz|privatsphäre|privacy"
        r"|was (?:weißt|speicherst|behältst|hast) du (?:alles )?(?:über mich|von mir)"
        r"(?: gespeichert)?"
        r"|what do you (?:know|keep|store|save) (?:about|of) me"
    ),
    Action.EXPORT: (
        rf"{_PLEASE}(?:exportiere?|export|download|lade?) {_OWN}{_DATA}(?: herunter)?"
        rf"|{_OWN}{_DATA} (?:exportieren|herunterladen)|(?:daten)?export"
    ),
    Action.DELETE: (
        rf"{_PLEASE}(?:lösche?|delete|erase) (?:alles(?: über mich)?|everything(?: about me)?"
        rf"|{_OWN}{_DATA})|{_OWN}{_DATA} löschen|alles (?:über mich )?löschen"
        r"|vergiss mich|forget me"
    ),
}
_READ = {
    action: re.compile(rf"{_PLEASE}(?:{form})[\s.!?]*", re.IGNORECASE)
    for action, form in _FORMS.items()
}


def find_privacy_words(text: str) -> Action | None:
    """Return what a message wants of settings and data, or None where it wants something else."""
    spoken = " ".join(_MENTION.sub(" ", text).split())
    return next((action for action, form in _READ.items() if form.fullmatch(spoken)), None)
