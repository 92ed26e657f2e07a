"""What words want done with a list: "merk dir die 3", "meine Liste", "nimm 2 von der Liste"."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from engine.wishes import read_request

_MENTION = re.compile(r"@\w+")  # as in groups, where the bot is spoken to by its name
_PLEASE = r"(?:(?:bitte|please)[ ,]+)?"
_WHICH = r"(?P<which>.+?)"
_END = r"[\s.!]*"
_LIST = r"(?:merkliste|wunschliste|liste|wish ?list|list)"
_OWN = r"(?:die|der|meine[r]?|my|the)"


class ListAct(Enum):
    """What is to be done."""

    SHOW = auto()
    REMEMBER = auto()
    FORGET = auto()
    SHARE = auto()


_FORMS = {
    ListAct.SHARE: (rf"(?:teile?|share) {_OWN} {_LIST}", rf"{_OWN} {_LIST} teilen"),
    ListAct.SHOW: (
        rf"(?:(?:zeige?|show)(?: (?:mir|me))? )?(?:{_OWN} )?{_LIST}(?: (?:zeigen|ansehen))?",
        r"was (?:hast du dir|habe? ich(?: mir)?) gemerkt\??",
        r"what did (?:i|you) (?:save|remember)\??",
    ),
    ListAct.FORGET: (
        rf"(?:nimm|streiche?|lösche?|entferne?) {_WHICH} (?:von|aus) {_OWN} {_LIST}"
        r"(?: (?:runter|herunter))?",
        rf"(?:take|remove|delete|cross) {_WHICH} (?:off|from) {_OWN} {_LIST}",
    ),
    ListAct.REMEMBER: (
        rf"merke? (?:dir|mir)(?: {_WHICH})?",
        rf"(?:setze?|pack|leg|nimm|tu) {_WHICH} auf {_OWN} {_LIST}",
        rf"{_WHICH} merken",
        rf"(?:remember|save|keep|bookmark)(?: {_WHICH})?",
        rf"(?:put|add) {_WHICH} (?:on|to) {_OWN} {_LIST}",
    ),
}
_READ = {
    act: [re.compile(f"{_PLEASE}(?:{form}){_END}", re.IGNORECASE) for form in forms]
    for act, forms in _FORMS.items()
}


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a message wants, and which numbers it names; -1 is the last one."""

    act: ListAct
    numbers: tuple[int, ...] = ()


def find_list_words(text: str) -> ListWords | None:
    """Return what a message wants of a list, or None where it wants something else."""
    spoken = " ".join(_MENTION.sub(" ", text).split())
    for act, forms in _READ.items():
        for form in forms:
            if match := form.fullmatch(spoken):
                return _read(act, match.groupdict().get("which"))
    return None


def _read(act: ListAct, which: str | None) -> ListWords | None:
    """Read which numbers are meant; what names none but garments is no business of a list."""
    if which is None:
        return ListWords(act)
    request = read_request(which)
    if request.results:
        return ListWords(act, request.results)
    return None if request.wanted or request.unwanted else ListWords(act)
