"""The calibration that belongs to the model of the settings."""

import structlog

from bot.settings import Settings
from engine.calibration.constants import Calibration, name_checkpoint
from engine.errors import ModelError
from engine.model_source import find_source

_log = structlog.get_logger(__name__)


def find_calibration(settings: Settings, model_id: str) -> Calibration | None:
    """Find what lies beside a model's weights and was fitted for just these weights.

    Raises:
        ModelError: the file beside them is no calibration.
    """
    try:
        source = find_source(settings.clip_model, settings.clip_pretrained)
    except ModelError:  # an encoder that was given, whatever the settings say
        return None
    if source.folder is None or source.model_id != model_id:
        return None
    calibration = Calibration.load(source.folder)
    if calibration is None or calibration.checkpoint == name_checkpoint(model_id):
        return calibration
    _log.warning(
        "calibration_of_another_checkpoint",
        folder=str(source.folder),
        hint="fit it anew with `garderobe calibrate`",
    )
    return None
