"""The desk for settings and privacy: which updates are theirs."""

from telegram import Message
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.handlers.list_desk import Handler, match_actions
from bot.handlers.persons import Persons
from bot.handlers.privacy import PrivacyHandlers
from bot.handlers.settings import SettingsHandlers
from bot.privacy.archive import Archive
from bot.privacy.erasing import Erasing
from bot.privacy.words import find_privacy_words
from bot.records import Records
from bot.settings import Settings
from bot.shoppers import Shoppers
from bot.wording.taps import PRIVACY_ACTIONS, SETTINGS_ACTIONS, Action


class _Words(filters.MessageFilter):
    """Words that mean settings or data, and no garment."""

    def __init__(self, *, is_settings: bool) -> None:
        super().__init__()
        self._is_settings = is_settings

    def filter(self, message: Message) -> bool:
        """Tell whether a message does."""
        found = find_privacy_words(message.text or "")
        return found is not None and (found is Action.SETTINGS) == self._is_settings


def build_privacy_handlers(
    records: Records, settings: Settings, shoppers: Shoppers, erasing: Erasing
) -> list[Handler]:
    """Build the handlers of settings and privacy, each for nothing but what is theirs."""
    privacy = PrivacyHandlers(shoppers, Archive(records.belongings), erasing, settings.retention)
    chosen = SettingsHandlers(
        Persons(shoppers, records.people),
        records.people,
        shoppers,
        album_size=settings.album_size,
        quiet=settings.quiet_times,
    )
    new = filters.UpdateType.MESSAGE
    return [
        CommandHandler("settings", chosen.settings, filters=new),
        MessageHandler(_Words(is_settings=True) & new & ~filters.COMMAND, chosen.settings),
        CallbackQueryHandler(chosen.tap, pattern=match_actions(SETTINGS_ACTIONS)),
        CommandHandler("privacy", privacy.privacy, filters=new),
        CommandHandler("export", privacy.export, filters=new),
        CommandHandler("delete", privacy.delete, filters=new),
        MessageHandler(_Words(is_settings=False) & new & ~filters.COMMAND, privacy.words),
        CallbackQueryHandler(privacy.tap, pattern=match_actions(PRIVACY_ACTIONS)),
    ]
