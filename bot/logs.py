"""How log lines look: structured, without tokens, photos or a shopper's words at INFO."""

import logging
import re
import sys
import traceback

import structlog

_TOKEN = re.compile(r"(?<!\d)\d{5,}:[\w-]{4,}")  # in a URL it follows "bot" at once
_MOST_FRAMES = 30
_MOST_CHARACTERS = 20_000


def configure_logging(level: str, log_format: str) -> None:
    """Send structlog and the standard library's records to stderr, as `text` or `json` lines."""
    stderr_is_terminal = sys.stderr.isatty()
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=stderr_is_terminal)
    )
    structlog.configure(
        processors=[
            *shared,
            structlog.processors.format_exc_info,
            _hide_tokens,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _hide_tokens,
                renderer,
            ],
            foreign_pre_chain=[*shared, structlog.processors.format_exc_info],
        )
    )
    logging.captureWarnings(True)  # Pillow warns of corrupt EXIF on stderr otherwise
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "aiohttp.access", "apscheduler", "alembic", "open_clip"):
        logging.getLogger(chatty).setLevel(logging.WARNING)  # httpx logs URLs, token included


def describe_error(error: BaseException) -> str:
    """Return an error's traceback, without tokens, to be kept for whoever finds out why."""
    lines = traceback.format_exception(error, limit=-_MOST_FRAMES)
    return _TOKEN.sub("<token>", "".join(lines))[-_MOST_CHARACTERS:]


def _hide_tokens(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Replace whatever looks like a bot token, wherever it stands."""
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = _TOKEN.sub("<token>", value)
    return event
