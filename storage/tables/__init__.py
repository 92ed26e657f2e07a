"""The tables, as SQLAlchemy sees them; migrations bring a database to this form."""

from storage.tables.base import Price, Table, UtcDateTime
from storage.tables.dialogue import (
    ChatRow,
    SendingRow,
    ShownMessageRow,
    TurnRow,
    UpdateRow,
)
from storage.tables.operator import BroadcastNoticeRow, BroadcastRow, FeedbackRow, TallyRow
from storage.tables.people import (
    CampaignCountRow,
    CampaignStartRow,
    NoticeRow,
    PersonRow,
    RememberedRow,
    SavedWishRow,
    ShareGuestRow,
    ShareRow,
    VoteRow,
)
from storage.tables.shop import (
    SKU_LENGTH,
    EmbeddingRow,
    ItemRow,
    PaletteRow,
    PictureFileRow,
    ReadingRow,
)

__all__ = [
    "SKU_LENGTH",
    "BroadcastNoticeRow",
    "BroadcastRow",
    "CampaignCountRow",
    "CampaignStartRow",
    "ChatRow",
    "EmbeddingRow",
    "FeedbackRow",
    "ItemRow",
    "NoticeRow",
    "PaletteRow",
    "PersonRow",
    "PictureFileRow",
    "Price",
    "ReadingRow",
    "RememberedRow",
    "SavedWishRow",
    "SendingRow",
    "ShareGuestRow",
    "ShareRow",
    "ShownMessageRow",
    "Table",
    "TallyRow",
    "TurnRow",
    "UpdateRow",
    "UtcDateTime",
    "VoteRow",
]
