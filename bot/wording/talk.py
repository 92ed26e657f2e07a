"""Words that are no wish and want a friendly word back: a greeting, thanks."""

import re

_TALK = {
    "talk-greeting": re.compile(
        r"(?:hallo|hi|hey|moin|servus|grüezi|hello"
        r"|guten (?:tag|morgen|abend)|good (?:morning|evening))"
        r"(?: (?:zusammen|du|there|garderobe))?[\s!.,👋😊🙂]*",
        re.IGNORECASE,
    ),
    "talk-thanks": re.compile(
        r"(?:vielen |lieben |herzlichen )?(?:danke?|dankeschön|merci|thanks|thank you|thx)"
        r"(?: (?:schön|sehr|dir|a lot|so much|you|vielmals))*[\s!.😊🙏❤️]*"
        r"|(?:super|toll|perfekt|prima|great|perfect|nice)[\s!.😊]*",
        re.IGNORECASE,
    ),
}


def find_talk(text: str) -> str | None:
    """Return the sentence that answers small talk, or None where a message is none."""
    return next((name for name, form in _TALK.items() if form.fullmatch(text.strip())), None)
