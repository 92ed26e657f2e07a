"""What the shop remembers: one handle for each noun in storage."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.errors import CommandError
from bot.settings import Settings
from storage.askings import Askings
from storage.belongings import Belongings
from storage.broadcasts import Broadcasts
from storage.campaigns import Campaigns
from storage.catalogue import Catalogue
from storage.chats import Chats
from storage.database import Database
from storage.embeddings import EmbeddingStore
from storage.erasure import Erasure
from storage.feedback import Feedback
from storage.gone_pictures import GonePictures
from storage.inbox import Inbox
from storage.notices import Notices
from storage.occupancy import occupy
from storage.palettes import PaletteStore
from storage.people import People
from storage.picture_files import PictureFiles
from storage.readings import ReadingStore
from storage.remembered import RememberedItems
from storage.saved_wishes import SavedWishes
from storage.schema import upgrade
from storage.sendings import Sendings
from storage.shares import Shares
from storage.shown import ShownMessages
from storage.tallies import Tallies
from storage.turn_expiry import TurnExpiry
from storage.turns import Turns
from storage.votes import Votes


@dataclass(frozen=True, slots=True)
class Records:
    """The open records of a shop."""

    catalogue: Catalogue
    embeddings: EmbeddingStore
    readings: ReadingStore
    palettes: PaletteStore
    gone_pictures: GonePictures
    campaigns: Campaigns
    chats: Chats
    turns: Turns
    turn_expiry: TurnExpiry
    inbox: Inbox
    sendings: Sendings
    picture_files: PictureFiles
    people: People
    remembered: RememberedItems
    shares: Shares
    votes: Votes
    saved_wishes: SavedWishes
    notices: Notices
    shown: ShownMessages
    belongings: Belongings
    erasure: Erasure
    tallies: Tallies
    askings: Askings
    feedback: Feedback
    broadcasts: Broadcasts


@asynccontextmanager
async def open_records(settings: Settings) -> AsyncIterator[Records]:
    """Open the database, brought up to date first.

    Raises:
        CommandError: there can be no DATA_DIR.
        DatabaseError: the database cannot be used.
    """
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(
            f"DATA_DIR {settings.data_dir} cannot be made: {error.strerror}."
        ) from error
    with occupy(settings.database):
        await asyncio.to_thread(upgrade, settings.database)
        database = Database(settings.database)
        try:
            yield _build(database)
        finally:
            await database.close()


def _build(database: Database) -> Records:
    return Records(
        catalogue=Catalogue(database),
        embeddings=EmbeddingStore(database),
        readings=ReadingStore(database),
        palettes=PaletteStore(database),
        gone_pictures=GonePictures(database),
        campaigns=Campaigns(database),
        chats=Chats(database),
        turns=Turns(database),
        turn_expiry=TurnExpiry(database),
        inbox=Inbox(database),
        sendings=Sendings(database),
        picture_files=PictureFiles(database),
        people=People(database),
        remembered=RememberedItems(database),
        shares=Shares(database),
        votes=Votes(database),
        saved_wishes=SavedWishes(database),
        notices=Notices(database),
        shown=ShownMessages(database),
        belongings=Belongings(database),
        erasure=Erasure(database),
        tallies=Tallies(database),
        askings=Askings(database),
        feedback=Feedback(database),
        broadcasts=Broadcasts(database),
    )
