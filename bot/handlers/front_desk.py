"""The front desk: the parts of a dialogue, and which updates each of its handlers takes."""

from telegram.ext import (
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    MessageReactionHandler,
    filters,
)

from bot.deep_links import Page
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.page_sizes import PageSizes
from bot.dialogue.second_looks import SecondLooks
from bot.handlers.arrivals import ArrivalHandlers, build_arrival_handler
from bot.handlers.buttons import ButtonHandlers
from bot.handlers.edits import EditHandlers
from bot.handlers.list_desk import build_list_handlers
from bot.handlers.other import OtherHandlers
from bot.handlers.persons import Persons
from bot.handlers.photo import PhotoHandlers
from bot.handlers.start import StartHandlers
from bot.handlers.tour import TOUR_PATTERN, TourHandlers
from bot.handlers.verdicts import VerdictHandlers
from bot.handlers.web_links import LinkHandlers, build_link_handler
from bot.handlers.wish_desk import build_wish_handlers
from bot.handlers.words import WordsHandlers
from bot.intake.incoming import IncomingAlbums
from bot.intake.photos import Photos
from bot.intake.reception import ShopApplication
from bot.intake.web_pictures import WebPictures
from bot.metrics import Metrics
from bot.notices.assembly import build_waiting
from bot.sending.albums import AlbumSender
from bot.sending.replies import Replies
from bot.settings import Settings
from bot.shop import Shop
from bot.shoppers import Shoppers
from bot.wording.taps import VERDICT_ACTIONS


def add_general_handlers(
    application: ShopApplication,
    shop: Shop,
    settings: Settings,
    shoppers: Shoppers,
    *,
    photos: Photos,
    metrics: Metrics,
) -> tuple[OtherHandlers, Dialogue]:
    """Add all handlers of a dialogue; return it, and who says what no handler does."""
    records = shop.records
    albums = AlbumSender(records.picture_files)
    replies = Replies(albums, records.shown, metrics)
    dialogue = Dialogue(
        shop.search,
        records.catalogue,
        records.embeddings,
        records.turns,
        PageSizes(records.people, settings.album_size),
        top_k=settings.top_k,
    )
    start = StartHandlers(shoppers, dialogue)
    photo = PhotoHandlers(shoppers, dialogue, replies, photos, IncomingAlbums(records.inbox))
    looks = SecondLooks(dialogue, photos)
    words = WordsHandlers(shoppers, dialogue, replies, looks, records.shown)
    edits = EditHandlers(shoppers, dialogue, replies, words, records.shown)
    buttons = ButtonHandlers(shoppers, dialogue, replies, looks, records.shown)
    verdicts = VerdictHandlers(shoppers, dialogue, replies, records.shown)
    tour = TourHandlers(shoppers, dialogue, replies)
    other = OtherHandlers(shoppers)
    pictures = filters.PHOTO | (filters.Document.ALL & ~filters.ANIMATION)
    lists, list_handlers = build_list_handlers(
        records, shoppers, dialogue, albums, replies, page_size=settings.album_size
    )
    waiting = build_waiting(shop, settings)
    wishes, wish_handlers = build_wish_handlers(records.people, shoppers, dialogue, waiting)
    pages = {Page.LIST: lists.list, Page.WISHES: wishes.wishes}
    counting = Persons(shoppers, records.people), records.campaigns
    arrivals = ArrivalHandlers(
        shoppers, dialogue, replies, lists, counting, pages=pages, welcome=start.start
    )
    web = WebPictures() if settings.fetch_links else None
    links = LinkHandlers(
        shoppers, dialogue, (replies, words, lists), (photos, web), records.catalogue
    )
    application.add_handlers(
        [
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, edits.edited),
            *list_handlers,  # each for what is plainly its own, so before the general ones
            *wish_handlers,
            build_arrival_handler(arrivals),
            CommandHandler("start", start.start),
            CommandHandler("help", start.help),
            CommandHandler("new", start.new),
            CommandHandler("language", start.language),
            CommandHandler("demo", tour.begin),
            MessageHandler(pictures, photo.photo),
            build_link_handler(links),
            MessageHandler(filters.TEXT & ~filters.COMMAND, words.words),
            MessageReactionHandler(verdicts.react),
            CallbackQueryHandler(verdicts.tap, pattern=rf"^({'|'.join(VERDICT_ACTIONS)}):"),
            CallbackQueryHandler(tour.go_on, pattern=TOUR_PATTERN),
            CallbackQueryHandler(buttons.tap),
            MessageHandler(filters.COMMAND, start.help),
            MessageHandler(~filters.StatusUpdate.ALL, other.unsupported),
        ]
    )
    return other, dialogue
