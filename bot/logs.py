"""How log lines look: structured, without tokens, photos, names or a shopper's words."""

import logging
import sys
from collections.abc import Iterable, Sequence

import structlog

from bot.failures import hide_secrets, tell_traceback

# What these say below their level repeats what passes through them: URLs with the token,
# statements with their values, the words of whole messages and of broken answers.
_QUIET = {
    "aiohttp.access": logging.WARNING,
    "aiosqlite": logging.WARNING,
    "alembic": logging.WARNING,
    "apscheduler": logging.WARNING,
    "httpcore": logging.WARNING,
    "httpx": logging.WARNING,
    "open_clip": logging.WARNING,
    "PIL": logging.WARNING,
    "sqlalchemy": logging.WARNING,
    "telegram": logging.INFO,
    "telegram.request.BaseRequest": logging.CRITICAL,
}


def configure_logging(level: str, log_format: str, *, secrets: Sequence[str] = ()) -> None:
    """Send structlog and the standard library's records to stderr, as `text` or `json` lines.

    Tokens are hidden wherever they stand, and so are `secrets`.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(_tell_exception),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _build_renderer(log_format, secrets),
            ],
            foreign_pre_chain=shared,
        )
    )
    logging.captureWarnings(True)  # Pillow warns of corrupt EXIF on stderr otherwise
    logging.basicConfig(level=level, handlers=[handler], force=True)
    _keep_quiet(_QUIET, level)


def _keep_quiet(least: dict[str, int], level: str) -> None:
    """Let loggers say less than all others, never more."""
    for name, quiet in least.items():
        logging.getLogger(name).setLevel(max(quiet, logging.getLevelNamesMapping()[level]))


def _build_renderer(log_format: str, secrets: Iterable[str]) -> structlog.typing.Processor:
    """Build what writes a line, and hides secrets in the whole of it."""
    render: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    hidden = tuple(secrets)

    def render_safely(
        logger: structlog.typing.WrappedLogger, method: str, event: structlog.typing.EventDict
    ) -> str:
        return hide_secrets(str(render(logger, method, event)), hidden)

    return render_safely


def _tell_exception(exc_info: structlog.typing.ExcInfo) -> str:
    return tell_traceback(exc_info[1])
