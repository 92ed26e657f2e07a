"""A fine-tuned model with its start's image tower takes over the pictures' stored embeddings."""

import asyncio

from bot.console import Terminal
from bot.records import Records
from bot.settings import Settings


async def adopt_embeddings(
    records: Records, settings: Settings, model_id: str, terminal: Terminal
) -> int:
    """Take over what models with the very same image tower have made; return how many."""
    ancestors = await asyncio.to_thread(_list_ancestors, settings, model_id)
    adopted = 0
    for ancestor in ancestors:
        adopted += await records.embeddings.adopt(model_id, ancestor)
    if adopted:
        terminal.note(f"{adopted} stored embeddings stay valid: the image tower is unchanged")
    return adopted


def _list_ancestors(settings: Settings, model_id: str) -> tuple[str, ...]:
    from engine.errors import ModelError
    from engine.finetuning.lineage import list_image_ancestors
    from engine.model_source import find_source

    try:
        source = find_source(settings.clip_model, settings.clip_pretrained)
    except ModelError:  # an encoder that was given, whatever the settings say
        return ()
    return list_image_ancestors(source) if source.model_id == model_id else ()
