"""Tidying: once a day whatever nobody needs any more is forgotten."""

import asyncio
from datetime import timedelta

import structlog

from bot.dialogue.regions import forget_photo
from bot.privacy.retention import Retention
from bot.records import Records
from storage.errors import StorageError

_log = structlog.get_logger(__name__)
_KEEP_DONE = timedelta(days=7)  # Telegram keeps updates for a day: older ones never come again
_KEEP_SET_ASIDE = timedelta(days=30)  # long enough to be looked at; shoppers' words are in it
_KEEP_SHOWN = timedelta(days=90)  # a reply to an older answer is read as any message
_KEEP_FEEDBACK = timedelta(days=90)  # as long as somebody may still answer
_KEEP_ANSWERED = timedelta(days=7)  # to add a word
_KEEP_DRAFTS = timedelta(days=7)
_KEEP_TALLIES = timedelta(days=400)  # nobody's; a year can be compared
_DAY_SECONDS = 24 * 60 * 60


async def tidy_daily(records: Records, retention: Retention) -> None:
    """Run until cancelled; a failure is only put off until tomorrow."""
    while True:
        try:
            await _tidy(records, retention)
        except StorageError as error:
            _log.warning("tidying_failed", error=str(error))
        await asyncio.sleep(_DAY_SECONDS)


async def _tidy(records: Records, retention: Retention) -> None:
    await records.turn_expiry.expire(retention.dialogues)
    await records.turn_expiry.expire_photos(retention.photos, forget_photo)
    await records.inbox.expire(_KEEP_DONE, set_aside_older_than=_KEEP_SET_ASIDE)
    await records.shown.expire(_KEEP_SHOWN)
    await records.gone_pictures.forget()
    await records.feedback.expire(_KEEP_FEEDBACK, answered_before=_KEEP_ANSWERED)
    await records.broadcasts.expire(_KEEP_DRAFTS)
    await records.tallies.expire(_KEEP_TALLIES)
    await records.erasure.scrub()
