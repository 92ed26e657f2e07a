"""What a script says of an answer, held against the answer."""

import re
from collections.abc import Iterable, Mapping

from demo.dialogues.script import Step
from tests.bot.script.player import Message, Outcome, list_buttons, read_text

_CAPTION = re.compile(r"\d+ · (.+?)(?: · [\d.,]+ ?€| · €[\d.,]+| · \+\d.*)*")


class Judge:
    """Judge answers by the catalogue."""

    def __init__(self, catalogue: Iterable[Mapping[str, str]]) -> None:
        self._items: dict[str, Mapping[str, str]] = {}
        for row in catalogue:
            self._items |= {row["title_de"]: row, row["title_en"]: row}

    def find_faults(self, step: Step, outcome: Outcome) -> list[str]:
        """List what an answer lacks, or has and should not."""
        text = "\n".join(map(read_text, outcome.messages))
        labels = [label for message in outcome.messages for label, _ in list_buttons(message)]
        pictures = sum("photo" in message for message in outcome.messages)
        faults = [f"does not say {words!r}" for words in step.answer if words not in text]
        faults += [f"says {words!r}" for words in step.never if words in text]
        faults += [f"has no button {label!r}" for label in step.buttons if label not in labels]
        faults += [f"has a button {label!r}" for label in step.no_buttons if label in labels]
        if step.pictures not in (None, pictures):
            faults.append(f"has {pictures} pictures, not {step.pictures}")
        if step.toast not in outcome.toast.replace("\xa0", " "):
            faults.append(f"the note is {outcome.toast!r}")
        if step.is_silent == bool(outcome.messages) and not step.toast:
            faults.append("speaks" if outcome.messages else "is silent")
        return faults + self._find_wrong_items(step, outcome.messages)

    def _find_wrong_items(self, step: Step, messages: list[Message]) -> list[str]:
        if not (step.first or step.most or step.none):
            return []
        shown = [self._find_item(message) for message in messages if "photo" in message]
        faults = [
            f"the first item is not {value} but {shown[0][name] if shown else 'missing'}"
            for name, value in step.first.items()
            if not shown or value not in shown[0][name].split(";")
        ]
        for name, value in step.most.items():
            count = sum(value in item[name].split(";") for item in shown)
            if 2 * count <= len(shown):
                faults.append(f"{count} of {len(shown)} items are {value}")
        for name, value in step.none.items():
            if any(value in item[name].split(";") for item in shown):
                faults.append(f"an item is {value}")
        return faults

    def _find_item(self, message: Message) -> Mapping[str, str]:
        caption = read_text(message).splitlines()[0]
        match = _CAPTION.fullmatch(caption)
        assert match, f"no item's caption: {caption!r}"
        assert match[1] in self._items, f"not in the catalogue: {match[1]!r}"
        return self._items[match[1]]
