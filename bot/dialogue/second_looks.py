"""A second look at a shopper's photo: another part of it is meant."""

from dataclasses import replace

from telegram import Bot

from bot.dialogue.answers import Answer, Asked
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.regions import find_single_photo
from bot.errors import ShopperProblem
from bot.intake.photos import Photos, SentFile
from engine.garment_box import Region
from storage.turns import Turn


class SecondLooks:
    """Fetch a photo again by Telegram's id for it: we keep none, only what a model saw in it."""

    def __init__(self, dialogue: Dialogue, photos: Photos) -> None:
        self._dialogue = dialogue
        self._photos = photos

    async def look(self, bot: Bot, asked: Asked, turn: Turn, region: Region) -> Answer:
        """Search with a region of a turn's photo.

        Raises:
            ShopperProblem: the turn has no photo that can be fetched again.
            ImageError: what Telegram has is no picture any more.
        """
        photo = find_single_photo(turn.photo_sources)
        if photo is None:
            raise ShopperProblem("button-stale")
        content = await self._photos.load(bot, SentFile(photo.file_id, None))
        return await self._dialogue.look_again(asked, turn, content, replace(photo, region=region))
