"""Methods by which the bot gets its updates: long polling, or a webhook."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from demo.telegram.errors import bad_request, conflict
from demo.telegram.parameters import Parameters
from demo.telegram.store import Json
from demo.telegram.webhook import check_address
from demo.telegram.world import World

MAX_TIMEOUT = 50  # seconds
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass(frozen=True, slots=True)
class Described:
    """A result that comes with a sentence about it."""

    result: Any
    description: str


async def get_updates(world: World, parameters: Parameters) -> list[Json]:
    """Return what is not confirmed, waiting for it up to the timeout.

    Raises:
        ApiError: 409 while a webhook is set, or when another poll takes over.
    """
    if world.webhook.find() is not None:
        raise conflict(WEBHOOK_ACTIVE)
    _allow_updates(world, parameters)
    world.updates.confirm(parameters.find_integer("offset") or 0)
    limit = parameters.find_integer("limit") or 100
    timeout = min(max(parameters.find_integer("timeout") or 0, 0), MAX_TIMEOUT)
    return await world.updates.poll(limit if 0 < limit <= 100 else 100, timeout)


async def set_webhook(world: World, parameters: Parameters) -> Described:
    """Deliver updates to an address from now on; an empty one ends that."""
    url = parameters.read_text("url")
    if not url:
        return await delete_webhook(world, parameters)
    check_address(url)
    secret = parameters.read_text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]+", secret):
        raise bad_request("secret token contains unallowed characters")
    _allow_updates(world, parameters)
    if parameters.read_flag("drop_pending_updates"):
        world.updates.clear()
    connections = parameters.find_integer("max_connections") or 40
    config = {"url": url, "secret_token": secret, "max_connections": min(max(connections, 1), 100)}
    was_set = world.webhook.find() == config
    world.updates.interrupt("terminated by setWebhook request")
    world.webhook.save(config)
    return Described(True, "Webhook is already set" if was_set else "Webhook was set")


async def delete_webhook(world: World, parameters: Parameters) -> Described:
    """Go back to long polling."""
    if parameters.read_flag("drop_pending_updates"):
        world.updates.clear()
    was_set = world.webhook.find() is not None
    world.webhook.save(None)
    return Described(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


async def get_webhook_info(world: World, parameters: Parameters) -> Json:
    """Return where updates are delivered and the last failure of that."""
    config = world.webhook.find()
    info: Json = {
        "url": config["url"] if config else "",
        "has_custom_certificate": False,
        "pending_update_count": world.updates.count(),
    }
    if config:
        info["max_connections"] = config["max_connections"]
        info |= world.webhook.find_failure()
    allowed = world.store.get_setting("allowed_updates")
    if allowed:
        info["allowed_updates"] = allowed
    return info


async def log_out(world: World, parameters: Parameters) -> bool:
    """Take note that the bot leaves; here there is no other server to go to."""
    return True


def _allow_updates(world: World, parameters: Parameters) -> None:
    kinds = parameters.find_json("allowed_updates", "allowed updates")
    if kinds is None:
        return
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        raise bad_request("can't parse allowed updates: Expected an Array of String")
    world.updates.allow(kinds)
