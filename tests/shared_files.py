"""What lies beside the checkout for tests, and how they do without it."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SHARED = Path(__file__).parents[2] / "shared"


def require_shared(name: str) -> Path:
    """Return a path below ../shared, or skip the test saying what is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"../shared/{name} is not here")
    return path


def list_real_photos(count: int) -> list[Path]:
    """Return some of the real validation photos, or skip the test."""
    folder = require_shared("wardrobe/validation/images")
    return sorted(folder.glob("*.jpg"))[:count]


class BotApiChecker:
    """The independent conformance check of Bot API requests and answers."""

    def __init__(self, module: ModuleType) -> None:
        self._check: Callable[..., list[str]] = module.check
        self._one: Callable[..., list[str]] = module.one
        self._methods: dict[str, Any] = module.METHODS

    def check_request(self, method: str, parameters: dict[str, Any], files: list[str]) -> list[str]:
        """Return what is wrong with a request."""
        return self._check(method, parameters, files)

    def check_answer(self, method: str, result: Any) -> list[str]:
        """Return what is wrong with the `result` of a method's answer."""
        types = self._methods[method.lower()]["returns"]
        problems = [self._one(result, kind, (), f"{method} answer", "") for kind in types]
        return min(problems, key=len)


def load_bot_api_checker() -> BotApiChecker | None:
    """Load the checker, or None where it is missing."""
    path = SHARED / "botapi/check.py"
    spec = importlib.util.spec_from_file_location("botapi_check", path)
    if not path.exists() or spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return BotApiChecker(module)
