"""A played dialogue as text, to be read aloud: `pytest tests/bot/script -s`."""

from demo.dialogues.script import Step
from tests.bot.script.player import Message, Outcome, list_buttons, read_text


def write_step(step: Step, outcome: Outcome) -> str:
    """Write who did what, and what the bot made of it."""
    lines = [f"\n{step.who}{' (group)' if step.where == 'group' else ''}: {_describe(step)}"]
    lines += [f"  {line}" for message in outcome.messages for line in _write(message)]
    if outcome.toast:
        lines.append(f"  ({outcome.toast})")
    return "\n".join(lines)


def _describe(step: Step) -> str:
    place = f" @{step.on}" if step.on != "" else ""
    doings = {
        "sends": f"<{step.sends}>",
        "taps": f"[{step.taps}]{place}",
        "reacts": f"{step.reacts}{place}",
        "edits": f"✎ {step.edits}",
        "asks_inline": f"@bot {step.asks_inline} → {step.picks}",
        "opens": f"opens {step.opens}…",
        "stage": f"* {step.stage} *",
    }
    for name, words in doings.items():
        if getattr(step, name):
            return words
    photos = "".join(f"<{name}> " for name in step.shows)
    return f"{photos}{step.says}{f' (reply{place})' if step.is_reply else ''}"


def _write(message: Message) -> list[str]:
    edited = "✎ " if message.get("edit_date") else ""
    if "photo" in message and message.get("media_group_id"):
        return [f"▣ {edited}{read_text(message)}"]
    mark = "▣ " if "photo" in message else "» "
    lines = [f"{mark}{edited}{line}" for line in read_text(message).splitlines()]
    labels = [label for label, _ in list_buttons(message)]
    return [*lines, f"  [{'] ['.join(labels)}]"] if labels else lines
